package org.trainyard.models;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import org.trainyard.Api;
import org.trainyard.ServiceTest;
import org.trainyard.compute.Activation;
import org.trainyard.compute.Explained;
import org.trainyard.compute.Initializer;
import org.trainyard.compute.LearningRateSchedule;
import org.trainyard.compute.Loss;
import org.trainyard.compute.Optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Every member of every family is in the catalogue, explained and drawn; found through the types. */
@ServiceTest
class CatalogueTest {

    private static final List<String> FAMILIES = List.of("activations", "losses", "optimizers", "schedules",
            "initializers");

    @Autowired
    RestTestClient http;

    @Autowired
    private Api api;

    private List<JsonNode> entries(String family) {
        var answer = api.get("/api/v1/" + family);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().valueStream().toList();
    }

    private static double[] numbers(JsonNode array) {
        return array.valueStream().mapToDouble(value -> value.asDouble(Double.NaN)).toArray();
    }

    private static double[] line(JsonNode entry, int number) {
        return numbers(entry.at("/curve/lines/" + number + "/y"));
    }

    private static JsonNode entry(List<JsonNode> entries, String name) {
        return entries.stream().filter(each -> each.path("name").asString().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> labels(Explained[] family) {
        return Arrays.stream(family).map(Explained::label).toList();
    }

    private static List<String> kinds(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses()).map(each -> each.getAnnotation(JsonTypeName.class).value())
                .toList();
    }

    @Test
    void everyMemberOfEveryFamilyIsThere() {
        var members = List.of(labels(Activation.values()), labels(Loss.values()), kinds(Optimizer.class),
                kinds(LearningRateSchedule.class), labels(Initializer.values()));
        for (int i = 0; i < FAMILIES.size(); i++) {
            assertThat(entries(FAMILIES.get(i))).extracting(each -> each.path("name").asString())
                    .as(FAMILIES.get(i)).containsExactlyElementsOf(members.get(i)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"activations", "losses", "optimizers", "schedules", "initializers"})
    void everyMemberExplainsItselfAndHasACurveAndAPicture(String family) {
        assertThat(entries(family)).allSatisfy(entry -> {
            assertThat(entry.path("formula").asString()).isNotBlank();
            assertThat(entry.path("whenToUse").asString()).matches("(?s)[A-Z].{15,}\\.");
            assertThat(entry.path("derivative").isString())
                    .isEqualTo(family.equals("activations") || family.equals("losses"));
            var x = numbers(entry.at("/curve/x"));
            assertThat(x).hasSizeGreaterThan(20).isSorted();
            assertThat(entry.at("/curve/lines").valueStream().toList()).isNotEmpty().allSatisfy(line -> {
                assertThat(line.path("name").asString()).isNotBlank();
                assertThat(Arrays.stream(numbers(line.path("y"))).filter(Double::isFinite).toArray())
                        .hasSameSizeAs(x);
            });
            var svg = api.get(entry.path("picture").asString());
            assertThat(svg.status()).isEqualTo(200);
            assertThat(svg.body().asString()).contains("<svg", "<polyline");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"activations", "losses"})
    void derivativesAreTheSlopesOfTheirFunctions(String family) {
        assertThat(entries(family)).allSatisfy(entry -> {
            var x = numbers(entry.at("/curve/x"));
            var y = line(entry, 0);
            var slope = line(entry, 1);
            // of the cross-entropies, by the logit: dx/dz = x (1 − x)
            boolean ofLogits = entry.at("/curve/lines/1/name").asString().endsWith("z")
                    && entry.path("formula").asString().contains("ln a");
            for (int i = 1; i < x.length - 1; i++) {
                double left = (y[i] - y[i - 1]) / (x[i] - x[i - 1]);
                double right = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
                double factor = ofLogits ? x[i] * (1 - x[i]) : 1;
                // Elsewhere, at a kink or a jump, there is no slope.
                if (Math.abs(left - right) < 0.15) {
                    assertThat(factor * (left + right) / 2).as("at " + x[i]).isCloseTo(slope[i], within(0.1));
                }
            }
        });
    }

    @Test
    void whatIsShownAsAnExampleCanStandInARequest() {
        for (String family : FAMILIES) {
            assertThat(entries(family)).allSatisfy(entry -> {
                assertThat(entry.at("/parameters/additionalProperties").asBoolean(true)).isFalse();
                entry.at("/parameters/properties").propertyStream().filter(setting -> setting.getValue().has("default"))
                        .filter(_ -> entry.path("example").isObject())
                        .forEach(setting -> assertThat(entry.path("example").path(setting.getKey()))
                                .isEqualTo(setting.getValue().path("default")));
                assertThat(requests(family, entry.path("example").toString())).as(entry.path("name").asString())
                        .anyMatch(request -> api.post("/api/v1/runs/check", request).status() == 200);
            });
        }
    }

    /** Runs that this word or setting may stand in; not every one goes with every network. */
    private static List<String> requests(String family, String example) {
        var run = """
                {"dataset": "%s", "model": {"layers": [%s{"units": %s, "activation": "%s"}]}, "training": {%s}}""";
        return switch (family) {
            case "activations" -> List.of(
                    run.formatted("xor", "{\"units\": 3, \"activation\": %s}, ".formatted(example), 1, "sigmoid", ""),
                    run.formatted("iris", "", 3, "softmax", "").replace("\"softmax\"", example));
            case "initializers" -> List.of(run.formatted("xor",
                    "{\"units\": 3, \"activation\": \"relu\", \"initializer\": %s}, ".formatted(example), 1, "sigmoid",
                    ""));
            default -> Stream.of("diabetes 1 linear", "xor 1 sigmoid", "iris 3 softmax", "xor 1 tanh", "xor 1 step")
                    .map(words -> words.split(" "))
                    .map(network -> run.formatted(network[0], "", network[1], network[2], "\"%s\": %s".formatted(
                            family.equals("losses") ? "loss" : family.substring(0, family.length() - 1), example)))
                    .toList();
        };
    }

    @Test
    void lossesTellWhichSettingShapesThem() {
        var losses = entries("losses");
        assertThat(entry(losses, "huber").at("/parameters/properties/lossDelta/default").asDouble()).isEqualTo(1);
        assertThat(entry(losses, "huber").at("/parameters/properties/lossDelta/exclusiveMinimum").asInt(9)).isZero();
        assertThat(entry(losses, "mse").at("/parameters/properties")).isEmpty();
    }

    @Test
    void settingsHaveTheirRangesAndWords() {
        var momentum = entry(entries("optimizers"), "sgd").at("/parameters/properties/momentum");
        assertThat(momentum.path("minimum").asInt(9)).isZero();
        assertThat(momentum.path("exclusiveMaximum").asInt(9)).isEqualTo(1);
        assertThat(momentum.path("type").asString()).isEqualTo("number");
        assertThat(momentum.path("description").asString()).contains("lives on");
        var epsilon = entry(entries("optimizers"), "adam").at("/parameters/properties/epsilon/description");
        assertThat(epsilon.asString()).as("explained where the family first has it").isNotBlank();
    }

    @Test
    void everyOptimizerGetsDownItsValley() {
        assertThat(entries("optimizers")).allSatisfy(entry -> {
            var loss = line(entry, 0);
            assertThat(loss[loss.length - 1]).isLessThan(0.2 * Arrays.stream(loss).max().orElseThrow());
        });
    }

    @Test
    void densitiesSumToOneAndAreAsWideAsTheirFormulas() {
        var initializers = entries("initializers");
        assertThat(initializers).allSatisfy(entry -> assertThat(Arrays.stream(line(entry, 0)).sum() * 0.02)
                .isCloseTo(1, within(0.01)));
        var glorot = line(entry(initializers, "glorot-uniform"), 0);
        var x = numbers(entry(initializers, "glorot-uniform").at("/curve/x"));
        // 64 inputs and 32 units: uniform to √(6/96) = 1/4, so of density 2
        assertThat(IntStream.range(0, x.length).filter(i -> Math.abs(x[i]) > 0.265).mapToDouble(i -> glorot[i]).sum())
                .isZero();
        assertThat(glorot[x.length / 2]).isCloseTo(2, within(0.1));
    }

    @Test
    void schedulesFallAsTheirFormulasSay() {
        var schedules = entries("schedules");
        assertThat(line(entry(schedules, "step"), 0)[10]).isCloseTo(0.01, within(1e-12));
        assertThat(line(entry(schedules, "inverse-time"), 0)[99]).isCloseTo(0.1 / 10.9, within(1e-12));
        assertThat(line(entry(schedules, "cosine"), 0)[50]).isCloseTo(0.05, within(1e-7));
        // best in epoch 30, ten epochs in vain, so the rate of epoch 41 is the first that is lower
        var plateau = line(entry(schedules, "reduce-on-plateau"), 0);
        assertThat(plateau[39]).isEqualTo(0.1);
        assertThat(plateau[40]).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void curvesComeAsPngToo() {
        var png = http.get().uri("/api/v1/activations/relu/curve?format=png&width=200&height=150").exchange()
                .expectStatus().isOk().expectHeader().contentType("image/png").expectBody(byte[].class).returnResult();
        assertThat(png.getResponseBody()).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void whatIsNotThereIsToldSo() {
        var answer = api.get("/api/v1/losses/relu/curve");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/detail")).isEqualTo(
                "\"relu\" is none of the losses; GET /api/v1/losses lists them.");
        assertThat(api.get("/api/v1/losses/mse/curve?width=10").status()).isEqualTo(400);
    }
}
