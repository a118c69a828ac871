package org.trainyard.course;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The XOR problem: what no single layer solves, and how often the smallest network does. */
@ServiceTest
class GatesTest {

    @Autowired
    RestTestClient http;

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"units\": 1, \"activation\": \"sigmoid\"}",
        "{\"units\": 1, \"activation\": \"linear\"}",
        "{\"units\": 1, \"activation\": \"tanh\"}",
        "{\"units\": 2, \"activation\": \"softmax\"}"})
    void noNetworkWithoutAHiddenLayerGetsMoreThanThreeOfFourOnXor(String layer) {
        var api = new Api(http);
        for (int seed = 0; seed < 5; seed++) {
            var run = api
                    .train("""
                    {"model": {"layers": [%s]}, "dataset": "xor", "seed": %d,
                     "training": {"optimizer": {"kind": "sgd", "learningRate": 0.1}, "epochs": 300, "recordEvery": 100}}"""
                            .formatted(layer, seed));
            assertThat(run.number("/metrics/trainAccuracy")).isLessThanOrEqualTo(0.75);
        }
    }

    @Test
    void threeSigmoidUnitsSolveXorForMostSeeds() {
        var api = new Api(http);
        var solved = IntStream.range(0, 100).filter(seed -> api.train("""
                {"model": {"layers": [{"units": 3, "activation": "sigmoid", "initializer": "glorot-uniform"},
                   {"units": 1, "activation": "sigmoid", "initializer": "glorot-uniform"}]},
                 "dataset": "xor", "seed": %d,
                 "training": {"loss": "mse", "optimizer": {"kind": "sgd", "learningRate": 1.0}, "batchSize": 1,
                   "epochs": 1000, "recordEvery": 1000}}""".formatted(seed)).number("/metrics/trainAccuracy") == 1.0)
                .count();
        assertThat(solved).isGreaterThanOrEqualTo(88);
    }
}
