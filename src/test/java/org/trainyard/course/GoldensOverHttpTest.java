package org.trainyard.course;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Reference trainings from PyTorch, replayed through the API with explicit weights and without shuffling, as a student
 * would replay a worked example.
 */
@ServiceTest
class GoldensOverHttpTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> NAMES = Map.of("binary_crossentropy", "binary-cross-entropy",
            "categorical_crossentropy", "cross-entropy", "leaky_relu", "leaky-relu");

    @Autowired
    RestTestClient http;

    @ParameterizedTest
    @ValueSource(strings = {"a02_act_sigmoid", "a04_act_relu", "b03_mse_two_outputs_sum", "b10_cce_3class",
        "c02_opt_momentum", "c12_opt_adam_betas", "d_batch01_sgd", "d_batch03_sgd", "e0_and_logistic",
        "e2_moons_relu", "e3_moons_tanh", "h01_deck_3_4_3_softmax", "h03_deck_3_4_3_mse",
        "h11_deck_2_3_1_xor_sigmoid_sgd", "h18_xor_bipolar", "h29_diabetes_10_6_1"})
    void lossesOfTheFirstTwentyEpochsAgree(String name) throws IOException {
        var golden = golden(name);
        var api = new Api(http);

        var run = api.train(request(golden));

        var epochs = api.get("/api/v1/runs/" + run.text("/id") + "/epochs").body().get("content");
        agree(epochs.at("/0/trainLoss"), golden.at("/expected/initial_loss"));
        var losses = golden.at("/expected/history/loss");
        var compared = Math.min(20, losses.size());
        assertThat(compared).isPositive();
        for (int epoch = 1; epoch <= compared; epoch++) {
            agree(epochs.at("/" + epoch + "/trainLoss"), losses.get(epoch - 1));
        }
    }

    private static void agree(JsonNode figure, JsonNode truth) {
        assertThat(figure.doubleValue()).isCloseTo(truth.doubleValue(),
                within(1e-4 * Math.max(1, Math.abs(truth.doubleValue()))));
    }

    private static String request(JsonNode golden) {
        var config = golden.get("config");
        var request = JSON.createObjectNode();
        request.set("model", JSON.createObjectNode().set("layers", JSON.valueToTree(layers(golden))));
        request.set("dataset", dataset(golden));
        request.set("split", JSON.readTree("{\"train\": %d, \"validation\": 0, \"test\": 0}"
                .formatted(golden.at("/data/X").size())));
        var training = request.putObject("training");
        training.put("loss", named(config.at("/loss/name").stringValue()));
        training.put("lossReduction", config.at("/loss/reduction").asString("mean").startsWith("sum") ? "sum" : "mean");
        training.set("optimizer", optimizer(config.get("optimizer")));
        training.set("batchSize", config.get("batch_size"));
        training.set("epochs", config.get("epochs"));
        training.put("shuffle", false);
        return request.toString();
    }

    private static List<ObjectNode> layers(JsonNode golden) {
        return IntStream.range(0, golden.get("initial").size()).mapToObj(i -> {
            var start = golden.get("initial").get(i);
            var layer = ((ObjectNode) golden.at("/config/layers/" + i)).deepCopy();
            layer.put("activation", named(layer.get("activation").stringValue()));
            layer.set("weights", transposed(start.get("W")));
            layer.set("biases", start.get("b"));
            return layer;
        }).toList();
    }

    /** Goldens have outputs × inputs, the API has inputs × units. */
    private static JsonNode transposed(JsonNode weights) {
        var inputs = weights.get(0).size();
        return JSON.valueToTree(IntStream.range(0, inputs)
                .mapToObj(i -> weights.valueStream().map(row -> row.get(i)).toList()).toList());
    }

    private static ObjectNode optimizer(JsonNode golden) {
        var optimizer = JSON.createObjectNode();
        var name = golden.get("name").stringValue();
        optimizer.put("kind", name.equals("momentum") ? "sgd" : name);
        for (var setting : golden.properties()) {
            switch (setting.getKey()) {
                case "name" -> {
                }
                case "lr" -> optimizer.set("learningRate", setting.getValue());
                case "eps" -> optimizer.set("epsilon", setting.getValue());
                default -> optimizer.set(setting.getKey(), setting.getValue());
            }
        }
        return optimizer;
    }

    private static ObjectNode dataset(JsonNode golden) {
        var inputs = golden.at("/data/X");
        var targets = golden.at("/data/y");
        var oneHot = golden.at("/config/loss/name").stringValue().equals("categorical_crossentropy");
        var columns = new ArrayList<String>();
        IntStream.range(0, inputs.get(0).size()).forEach(i -> columns.add("x" + (i + 1)));
        var names = IntStream.range(0, oneHot ? 1 : targets.get(0).size()).mapToObj(i -> "y" + (i + 1)).toList();
        columns.addAll(names);
        var dataset = JSON.createObjectNode();
        dataset.set("columns", JSON.valueToTree(columns));
        dataset.set("target", names.size() == 1 ? JSON.valueToTree(names.getFirst()) : JSON.valueToTree(names));
        var rows = dataset.putArray("rows");
        for (int i = 0; i < inputs.size(); i++) {
            var row = rows.addArray().addAll(inputs.get(i).valueStream().toList());
            if (oneHot) {
                row.add(hot(targets.get(i)));
            } else {
                row.addAll(targets.get(i).valueStream().toList());
            }
        }
        return dataset;
    }

    private static int hot(JsonNode row) {
        return IntStream.range(0, row.size()).filter(k -> row.get(k).doubleValue() == 1).findFirst().orElseThrow();
    }

    private static String named(String name) {
        return NAMES.getOrDefault(name, name.replace('_', '-'));
    }

    private static JsonNode golden(String name) throws IOException {
        try (var file = new ClassPathResource("goldens/cases/" + name + ".json").getInputStream()) {
            return JSON.readTree(file);
        }
    }
}
