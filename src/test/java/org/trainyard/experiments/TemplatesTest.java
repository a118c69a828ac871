package org.trainyard.experiments;

import java.util.List;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Every template runs as it is, shows what it says it shows, and leads to pictures that are there. */
@ServiceTest
class TemplatesTest {

    /** What a course asks for by name; others may be added. */
    private static final List<String> KNOWN = List.of("linear-vs-mlp-on-xor", "perceptron-on-gates",
            "smallest-network-for-circles", "activations", "batch-sizes", "depth-vs-width", "vanishing-gradients",
            "universal-approximation", "overfitting-and-regularisation", "largest-stable-learning-rate",
            "double-descent");

    @Autowired
    RestTestClient http;

    Experiments experiments;
    Api api;

    @BeforeEach
    void connect() {
        experiments = new Experiments(http);
        api = experiments.api();
    }

    @Test
    void templatesAreListedWithAllThatIsNeededToRunThem() {
        var list = api.get(Experiments.PATH + "/templates").body();

        assertThat(list.findValuesAsString("lookFor")).hasSize(list.size()).allMatch(text -> text.length() > 200);
        assertThat(list.valueStream().map(each -> each.path("name").asString())).containsAll(KNOWN)
                .doesNotHaveDuplicates().allSatisfy(name -> assertThat(
                        api.get(Experiments.PATH + "/templates/" + name).text("/request/name")).isEqualTo(name));
        var unknown = api.get(Experiments.PATH + "/templates/batch-size");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text("/detail")).isEqualTo(
                "There is no template \"batch-size\"; did you mean batch-sizes?");
    }

    @Test
    void everyTemplateKeepsItsPromise() {
        var soft = new SoftAssertions();
        var list = api.get(Experiments.PATH + "/templates").body();
        assertThat(list).isNotEmpty().allSatisfy(template -> {
            var name = template.path("name").asString();
            var seen = Seen.of(experiments, reduced(name, template.path("request")));
            assertThat(seen.experiment().text("/state")).as(name).isEqualTo("completed");
            assertThat(seen.experiment().number("/progress/runs/failed")).as(name).isZero();
            Promises.of(name).keep(seen, soft);
            pictures(template).forEach(href -> soft.assertThat(api.get(seen.linked(href)).status()).as(href)
                    .isEqualTo(200));
        });
        soft.assertAll();
    }

    private static List<String> pictures(JsonNode template) {
        return template.path("pictures").findValuesAsString("href");
    }

    /** Of the one that takes a minute, the four points that make its shape. */
    private static JsonNode reduced(String name, JsonNode request) {
        if (name.equals("double-descent") && request instanceof ObjectNode object) {
            object.put("repeats", 1);
            object.set("vary", new JsonMapper().readTree("{\"/model/layers/0/units\": [1, 4, 28, 300]}"));
        }
        return request;
    }
}
