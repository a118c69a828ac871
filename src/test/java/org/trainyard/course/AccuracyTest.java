package org.trainyard.course;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Test accuracy, mean of five seeds, of the README's table; the seed moves the split and the start alike. */
@ServiceTest
class AccuracyTest {

    private static final int SEEDS = 5;

    @Autowired
    RestTestClient http;

    /** The table's rows, and what each must reach. */
    enum Row {
        MOONS(0.97, "\"moons\"", "none", "[%s, %s]".formatted(layer(8, "tanh"), layer(1, "sigmoid")), 0.05, 32, 300),
        CIRCLES(0.97, "{\"generator\": {\"kind\": \"circles\", \"samples\": 200, \"noise\": 0.05, \"factor\": 0.5}}",
                "none", "[%s, %s]".formatted(layer(4, "tanh"), layer(1, "sigmoid")), 0.05, 16, 400),
        IRIS(0.93, "\"iris\"", "none", "[%s, %s]".formatted(layer(8, "tanh"), layer(3, "softmax")), 0.01, 16, 200),
        WINE(0.95, "\"wine\"", "standard", "[%s, %s]".formatted(layer(8, "tanh"), layer(3, "softmax")), 0.01, 16, 60),
        BREAST_CANCER(0.95, "\"breast-cancer\"", "standard",
                "[%s, %s]".formatted(layer(8, "relu"), layer(1, "sigmoid")), 0.01, 32, 40),
        DIGITS(0.95, "\"digits\"", "standard", "[%s, %s]".formatted(layer(32, "relu"), layer(10, "softmax")), 0.005, 32,
                40);

        private final double least;
        private final String dataset;
        private final String scaling;
        private final String layers;
        private final double learningRate;
        private final int batchSize;
        private final int epochs;

        Row(double least, String dataset, String scaling, String layers, double learningRate, int batchSize,
                int epochs) {
            this.least = least;
            this.dataset = dataset;
            this.scaling = scaling;
            this.layers = layers;
            this.learningRate = learningRate;
            this.batchSize = batchSize;
            this.epochs = epochs;
        }

        private static String layer(int units, String activation) {
            return "{\"units\": %d, \"activation\": \"%s\"}".formatted(units, activation);
        }

        String request(int seed) {
            return """
                    {"model": {"layers": %s}, "dataset": %s, "preprocessing": {"scaling": "%s"},
                     "training": {"optimizer": {"kind": "adam", "learningRate": %s}, "batchSize": %d, "epochs": %d,
                       "recordEvery": 20}, "seed": %d}"""
                    .formatted(layers, dataset, scaling, learningRate, batchSize, epochs, seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reachesWhatTheReadmePromises(Row row) {
        var api = new Api(http);

        var accuracies = IntStream.range(0, SEEDS)
                .mapToDouble(seed -> api.train(row.request(seed)).number("/metrics/testAccuracy")).toArray();

        var mean = Arrays.stream(accuracies).average().orElseThrow();
        assertThat(mean).as("%s: %s", row, Arrays.toString(accuracies)).isGreaterThanOrEqualTo(row.least);
    }
}
