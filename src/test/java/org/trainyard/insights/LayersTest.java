package org.trainyard.insights;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

import org.trainyard.Api;
import org.trainyard.ServiceTest;
import org.trainyard.insights.layers.LayerMetric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The layers of a network are seen while it learns. */
@ServiceTest
class LayersTest {

    @Autowired
    Api api;

    @Test
    void normsAreThoseOfTheWeightsAndOfTheEpochsLastUpdate() {
        var run = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "linear", "weights": [[3], [4]], "bias": false}]},
                 "dataset": {"name": "two", "columns": ["a", "b", "y"], "target": "y", "task": "regression",
                             "rows": [[1, 0, 0], [0, 1, 0]]},
                 "training": {"loss": "mse", "optimizer": {"kind": "sgd", "learningRate": 0.1}, "batchSize": "full",
                              "epochs": 2}}""");

        var seen = layers(run, "");

        // By hand: L = (w1² + w2²) / 2, so the gradient is w itself, and each step takes a tenth of w away.
        assertThat(seen.number("/content/0/layers/0/weightNorm")).isEqualTo(5);
        assertThat(seen.number("/content/0/layers/0/gradientNorm")).isCloseTo(5, within(1e-5));
        assertThat(seen.body().at("/content/0/layers/0/updateRatio").isNull()).isTrue();
        assertThat(seen.number("/content/1/layers/0/weightNorm")).isCloseTo(4.5, within(1e-5));
        assertThat(seen.number("/content/1/layers/0/updateRatio")).isCloseTo(0.1, within(1e-6));
        assertThat(seen.number("/content/2/layers/0/gradientNorm")).isCloseTo(4.5, within(1e-5));
    }

    @Test
    void deadUnitsAreCounted() {
        var seen = layers(api.train("""
                {"model": {"layers": [
                  {"units": 4, "activation": "relu", "biases": [-1000, 0, -1000, 0]},
                  {"units": 1, "activation": "sigmoid"}]}, "dataset": "moons", "training": {"epochs": 3}}"""), "");

        assertThat(seen.number("/content/3/layers/0/deadUnits")).isEqualTo(0.5);
        assertThat(seen.number("/content/3/layers/0/saturated")).isGreaterThan(0.5);
    }

    @Test
    void theGradientOfDeepSigmoidNetworksVanishes() {
        assertThat(ratio("sigmoid", 1)).isBetween(0.1, 2.0);
        assertThat(ratio("sigmoid", 4)).isBetween(1e-3, 0.05);
        assertThat(ratio("sigmoid", 8)).isBetween(1e-7, 1e-3);
        assertThat(ratio("tanh", 8)).isBetween(0.2, 5.0);
    }

    @Test
    void manyEpochsAreThinned() {
        var run = api.train("""
                {"model": {"layers": [{"units": 2, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
                 "dataset": "xor", "training": {"epochs": 200, "recordEvery": 3}}""");

        var seen = layers(run, "?points=7");

        assertThat(seen.body().at("/content").size()).isEqualTo(7);
        assertThat(seen.number("/content/0/epoch")).isZero();
        assertThat(seen.number("/content/6/epoch")).isEqualTo(200);
        assertThat(seen.body().at("/content/6/layers/1/weights/counts").size()).isEqualTo(20);
        assertThat(layers(run, "?points=1").status()).isEqualTo(400);
    }

    @Test
    void theLastEpochOfATrainingThatStoppedEarlyIsSeen() {
        var run = api.train("""
                {"model": {"layers": [{"units": 2, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
                 "dataset": "moons", "training": {"epochs": 200, "recordEvery": 10, "earlyStopping":
                   {"metric": "trainLoss", "patience": 7, "minDelta": 0.05, "restoreBest": true}}}""");
        assertThat(run.text("/stopReason")).isEqualTo("early-stopping");
        assertThat(run.number("/metrics/epochsRun") % 10).isPositive();

        var seen = layers(run, "").body().at("/content");

        var last = seen.get(seen.size() - 1);
        assertThat(last.at("/epoch").asInt()).isEqualTo((int) run.number("/metrics/epochsRun"));
        assertThat(last.at("/layers/0/updateRatio").asDouble()).isPositive();
    }

    @Test
    void anUntrainedNetworkHasWeightsAlone() {
        var seen = layers(api.train("""
                {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "xor",
                 "training": {"epochs": 0}}"""), "");

        assertThat(seen.body().at("/content").size()).isEqualTo(1);
        assertThat(seen.body().at("/content/0/gradientRatio").isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(LayerMetric.class)
    void everyFigureOfALayerCanBeDrawn(LayerMetric metric) {
        var run = api.train("""
                {"model": {"layers": [{"units": 4, "activation": "relu"}, {"units": 1, "activation": "sigmoid"}]},
                 "dataset": "moons", "training": {"epochs": 5}}""");

        var picture = api.get("/api/v1/runs/" + run.text("/id") + "/layers/plot?metric=" + metric.label()).body()
                .asString();

        assertThat(picture).startsWith("<svg").contains("layer 1, 4 relu", "layer 2, 1 sigmoid", ">epoch<");
        assertThat(layers(run, "").body().at("/content/1/layers/0").has(metric.label())).isTrue();
    }

    @Test
    void whatNoLayerCanHaveIsRefusedWithWhatThereIs() {
        var run = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "linear"}]}, "dataset": "diabetes",
                 "training": {"epochs": 1}}""");

        var refused = api.get("/api/v1/runs/" + run.text("/id") + "/layers/plot?metric=deadUnits");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/detail")).contains("no deadUnits", "It has gradientNorm, weightNorm, updateRatio.");
    }

    /** Gradient of the first layer over that of the last, before training, in a network of so many hidden layers. */
    private double ratio(String activation, int depth) {
        var hidden = "{\"units\": 16, \"activation\": \"%s\"}, ".formatted(activation).repeat(depth);
        return layers(api.train("""
                {"model": {"layers": [%s{"units": 1, "activation": "sigmoid"}]}, "dataset": "moons",
                 "training": {"batchSize": "full", "epochs": 1}}""".formatted(hidden)), "")
                .number("/content/0/gradientRatio");
    }

    private Api.Answer layers(Api.Answer run, String query) {
        return api.get("/api/v1/runs/" + run.text("/id") + "/layers" + query);
    }
}
