package org.trainyard.docs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import org.trainyard.Api;
import org.trainyard.ServiceTest;
import org.trainyard.docs.Description.Operation;

import static org.assertj.core.api.Assertions.assertThat;

/** The API's description says everything, in words, and what it says is so. */
@ServiceTest
class OpenApiTest {

    private static final String XOR = """
            {"model": {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "xor", "training": {"epochs": 3}}""";
    private static final String MODEL = """
            {"inputs": 2, "layers": [{"units": 1, "activation": "sigmoid"}]}""";

    @Autowired
    private Api api;
    private Description description;

    @BeforeEach
    void read() {
        description = new Description(api.get("/v3/api-docs").body());
        assertThat(description.operations()).hasSizeGreaterThan(20);
    }

    @Test
    void everyOperationSaysWhatItDoesUnderANameOfItsOwn() {
        var names = description.operations().stream().map(each -> each.node().path("operationId").asString()).toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][A-Za-z]+"));
        var tags = description.document().path("tags").valueStream()
                .filter(tag -> !tag.path("description").asString("").isBlank())
                .map(tag -> tag.path("name").asString()).toList();
        assertThat(description.operations()).allSatisfy(each -> {
            assertThat(each.node().path("summary").asString("")).matches("[A-Z][^.]{5,80}");
            assertThat(each.node().path("description").asString("")).matches("(?s)[A-Z].*\\.").doesNotContain("   ");
            assertThat(each.node().path("tags").valueStream().map(JsonNode::asString)).hasSize(1).isSubsetOf(tags);
        });
    }

    @Test
    void everyOperationSaysHowItAnswersAndHowItRefuses() {
        assertThat(description.operations()).allSatisfy(each -> {
            var answers = each.node().path("responses");
            assertThat(answers.propertyNames()).anyMatch(status -> status.startsWith("2"));
            assertThat(answers.propertyStream().filter(answer -> answer.getKey().matches("[45]..")))
                    .isNotEmpty().allSatisfy(refusal -> assertThat(refusal.getValue()
                            .at("/content/application~1problem+json/schema/$ref").asString(""))
                            .isEqualTo("#/components/schemas/Problem"));
            assertThat(answers.valueStream().flatMap(answer -> answer.path("content").propertyNames().stream()))
                    .doesNotContain("*/*");
        });
    }

    @Test
    void everyParameterAndEveryFieldIsDescribedInPlainWords() {
        var words = new TreeMap<String, String>();
        description.operations().forEach(each -> {
            each.parameters().forEach(parameter -> words.put(each + " " + parameter.path("name").asString(),
                    parameter.path("description").asString("")));
            each.bodies().valueStream().forEach(body -> describe(each + " body", body.path("schema"), words));
        });
        description.schemas().propertyStream().forEach(each -> describe(each.getKey(), each.getValue(), words));
        assertThat(words).hasSizeGreaterThan(100).allSatisfy((place, said) -> assertThat(said).as(place).isNotBlank()
                .doesNotContain("{@", "<", "&quot;", "&lt;", "\n", "org.trainyard"));
    }

    @Test
    void whatTakesManyFormsHasNoTypeAndAnExample() {
        assertThat(Map.of("RunRequest", List.of("model", "dataset"), "TrainingPlan", List.of("batchSize"), "Question",
                List.of("rows"), "DatasetDefinition", List.of("rows", "target"))).allSatisfy(
                        (schema, names) -> names
                                .forEach(name -> {
                                    var property = description.schemas().path(schema).path("properties").path(name);
                                    assertThat(property.propertyNames()).as(schema + "." + name).contains("description")
                                            .containsAnyOf("example", "examples")
                                            .doesNotContain("type", "oneOf", "$ref");
                                }));
    }

    @Test
    void everyVariantIsToldApartByAKindOfOneValue() {
        var families = description.schemas().propertyStream().filter(each -> each.getValue().has("discriminator"))
                .toList();
        assertThat(families).hasSizeGreaterThanOrEqualTo(3).allSatisfy(each -> {
            var kinds = each.getValue().at("/discriminator/mapping");
            assertThat(kinds.propertyNames()).hasSameSizeAs(each.getValue().path("oneOf"));
            assertThat(kinds.propertyStream().toList()).allSatisfy(kind -> {
                var variant = description.referred(kind.getValue());
                assertThat(variant.at("/properties/kind/enum").valueStream().map(JsonNode::asString))
                        .containsExactly(kind.getKey());
                assertThat(variant.path("required").valueStream().map(JsonNode::asString)).contains("kind");
            });
        });
    }

    @Test
    void aFormHasAPathOfItsOwnAndAllItsFieldsInItsBody() {
        var forms = description.operations().stream().filter(each -> each.bodies().has("multipart/form-data")).toList();
        assertThat(forms).isNotEmpty().allSatisfy(each -> {
            assertThat(each.bodies()).hasSize(1);
            assertThat(each.parameters().map(parameter -> parameter.path("in").asString())).doesNotContain("query");
        });
    }

    @Test
    void everyExampleWorksAsItIsAndIsAnsweredAsDescribed() {
        var posts = description.operations().stream().filter(each -> each.bodies().has("application/json")).toList();
        assertThat(posts).hasSizeGreaterThan(5).allSatisfy(each -> assertThat(each.examples()).isNotEmpty());
        var run = trained();
        var soft = new SoftAssertions();
        posts.forEach(each -> each.examples().forEach(example -> {
            var target = each.path().endsWith("/resume") ? paused() : run;
            var answer = api.post(path(each, target, "", ""), example.toString());
            soft.assertThat(answer.status()).as(each + " " + example).isBetween(200, 299);
            keeps(soft, each, answer);
        }));
        soft.assertAll();
    }

    @Test
    void everythingThatCanBeReadAnswersAsDescribed() {
        var run = trained();
        var model = api.post("/api/v1/models", MODEL).text("/id");
        var experiment = api.post("/api/v1/experiments", "{\"base\": " + XOR + "}", "Prefer", "wait=60").text("/id");
        var soft = new SoftAssertions();
        description.operations().stream().filter(each -> each.method().equals("get")).forEach(each -> {
            var answer = api.get(path(each, run, model, experiment) + query(each, run));
            soft.assertThat(answer.status()).as(each + " " + answer.body()).isEqualTo(200);
            keeps(soft, each, answer);
        });
        soft.assertAll();
    }

    @Test
    void refusalsAreAnsweredAsDescribed() {
        var problem = description.schemas().path("Problem");
        assertThat(Stream.of(api.get("/api/v1/runs/none"), api.post("/api/v1/runs", "{\"x\": 1}"),
                api.get("/api/v1/runs?page=-1"))).allSatisfy(
                        answer -> assertThat(Promise.faults(description, problem, answer.body())).isEmpty());
    }

    @Test
    void aClientThatNamesOnlyProblemsGetsItsAnswer() {
        var run = trained();
        var problems = new String[]{"Accept", "application/problem+json"};
        assertThat(api.get("/api/v1/runs/" + run + "/events", problems).status()).isEqualTo(200);
        assertThat(api.get("/api/v1/runs/" + run, problems).headers().getFirst("Content-Type"))
                .isEqualTo("application/json");
    }

    private String paused() {
        return api.post("/api/v1/runs", XOR.replaceFirst("\\{", "{\"paused\": true, ")).text("/id");
    }

    private String trained() {
        return api.train(XOR).text("/id");
    }

    private void keeps(SoftAssertions soft, Operation operation, Api.Answer answer) {
        soft.assertThat(operation.node().path("responses").propertyNames()).as(operation.toString())
                .contains(String.valueOf(answer.status()));
        var schema = operation.answer(answer.status());
        if (!schema.isMissingNode()) {
            soft.assertThat(Promise.faults(description, schema, answer.body())).as(operation.toString()).isEmpty();
        }
    }

    private static String path(Operation operation, String run, String model, String experiment) {
        var ids = Map.of("runs", run, "models", model, "experiments", experiment);
        var id = ids.entrySet().stream().filter(kind -> operation.path().startsWith("/api/v1/" + kind.getKey() + "/"))
                .map(Map.Entry::getValue).findFirst().orElse("iris");
        var path = operation.path().replace("{id}", id).replace("{epoch}", "final");
        for (var parameter : operation.parameters().toList()) {
            path = path.replace("{" + parameter.path("name").asString() + "}", parameter.path("example").asString(""));
        }
        return path;
    }

    private static String query(Operation operation, String run) {
        var required = operation.parameters().filter(parameter -> parameter.path("required").asBoolean()
                && parameter.path("in").asString().equals("query")).toList();
        assertThat(required).as(operation.toString()).allMatch(each -> each.path("name").asString().equals("ids"));
        return required.isEmpty() ? "" : "?ids=" + run;
    }

    private static void describe(String place, JsonNode schema, Map<String, String> words) {
        schema.path("properties").propertyStream().forEach(property -> words
                .put(place + "." + property.getKey(), property.getValue().path("description").asString("")));
    }
}
