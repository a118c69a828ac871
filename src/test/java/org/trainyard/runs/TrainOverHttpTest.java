package org.trainyard.runs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** From a request to a trained network, and back to its first bit. */
@ServiceTest
class TrainOverHttpTest {

    private static final String XOR = """
            {"name": "first try", "tags": ["week-6"],
             "model": {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "xor",
             "training": {"loss": "mse", "optimizer": {"kind": "sgd", "learningRate": 0.5},
               "batchSize": 4, "epochs": 2000},
             "seed": 42}""";

    @Autowired
    Api api;

    @Test
    void xorIsLearntFollowedAndPredicted() {
        var run = api.train(XOR);

        assertThat(run.text("/state")).isEqualTo("completed");
        assertThat(run.text("/stopReason")).isEqualTo("epochs-done");
        assertThat(run.number("/metrics/trainAccuracy")).isEqualTo(1.0);
        assertThat(run.number("/summary/parameters")).isEqualTo(13);
        assertThat(run.headers().getFirst("Location")).isEqualTo("/api/v1/runs/" + run.text("/id"));

        var epochs = api.get("/api/v1/runs/" + run.text("/id") + "/epochs?limit=10000").body();
        assertThat(epochs.get("content").size()).isEqualTo(2001);
        assertThat(epochs.at("/content/0/epoch").intValue()).isZero();
        assertThat(epochs.at("/content/2000/trainLoss").doubleValue()).isEqualTo(run.number("/metrics/trainLoss"));

        var answer = api.post("/api/v1/runs/" + run.text("/id") + "/predictions", """
                {"rows": [[0, 0], [0, 1], {"x1": 1, "x2": 0}, [1, 1]]}""");
        assertThat(answer.body().at("/predictions").findValuesAsString("label")).containsExactly("0", "1", "1", "0");
    }

    @Test
    void theSameRequestGivesTheSameWeights() {
        var first = api.train(XOR);
        var again = api.train(api.get("/api/v1/runs/" + first.text("/id") + "/request").body().toString());

        assertThat(first.text("/weightsSha256")).matches("[0-9a-f]{64}").isEqualTo(again.text("/weightsSha256"));
        assertThat(api.train(XOR.replace("42", "43")).text("/weightsSha256"))
                .isNotEqualTo(first.text("/weightsSha256"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"and", "or", "nand"})
    void oneStepNeuronLearnsByThePerceptronRule(String gate) {
        assertThat(api.train(perceptron(gate)).number("/metrics/trainAccuracy")).isEqualTo(1.0);
    }

    @Test
    void oneStepNeuronNeverLearnsXor() {
        assertThat(api.train(perceptron("xor")).number("/metrics/trainAccuracy")).isLessThanOrEqualTo(0.75);
        assertThat(api.post("/api/v1/runs/check", perceptron("xor")).body().at("/advice").findValuesAsString("code"))
                .contains("no-hidden-layer");
    }

    @Test
    void theUntrainedNetworkIsARunOfNoEpochs() {
        var run = api.train(XOR.replace("\"epochs\": 2000", "\"epochs\": 0"));

        assertThat(run.number("/metrics/epochsRun")).isZero();
        assertThat(api.get("/api/v1/runs/" + run.text("/id") + "/epochs").body().get("content").size()).isEqualTo(1);
    }

    @Test
    void everyValueInForceIsShown() {
        var run = api.train("""
                {"model": {"layers": [{"units": 3, "activation": "softmax"}]}, "dataset": "iris",
                 "training": {"epochs": 1}}""");

        assertThat(run.text("/training/loss")).isEqualTo("cross-entropy");
        assertThat(run.number("/training/batchSize")).isEqualTo(32);
        assertThat(run.number("/split/validation")).isEqualTo(30);
        assertThat(run.text("/preprocessing/scaling")).isEqualTo("none");
        assertThat(run.text("/model/layers/0/initializer")).isEqualTo("glorot-uniform");
        assertThat(run.number("/model/inputs")).isEqualTo(4);
        assertThat(run.text("/dataset/name")).isEqualTo("iris");
    }

    @Test
    void theResultIsMeasuredByTheLabelsThatTheTrainingSaw() {
        var run = api
                .train("""
                {"model": {"layers": [{"units": 8, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
                 "dataset": "moons", "split": {"train": 0.8, "test": 0.2, "labelNoise": 0.3}, "training": {"epochs": 20}}""");

        var last = api.get("/api/v1/runs/" + run.text("/id") + "/epochs?after=19").body();
        assertThat(run.number("/metrics/trainLoss")).isEqualTo(last.at("/content/0/trainLoss").doubleValue());
        assertThat(run.number("/metrics/trainAccuracy")).isEqualTo(last.at("/content/0/trainAccuracy").doubleValue());
    }

    @Test
    void aFaultInABatchSizeIsFoundWhereTheRequestHasIt() {
        var refused = api.post("/api/v1/runs", XOR.replace("\"batchSize\": 4", "\"batchSize\": 0"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/training/batchSize");
    }

    private static String perceptron(String gate) {
        return """
                {"model": {"layers": [{"units": 1, "activation": "step"}]}, "dataset": "%s",
                 "training": {"optimizer": {"kind": "perceptron", "learningRate": 0.5}, "batchSize": 1, "epochs": 30}}"""
                .formatted(gate);
    }
}
