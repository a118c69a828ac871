package org.trainyard.course;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README's table: test accuracy, or R² of a regression, mean over five seeds; the seed moves the split and the start
 * alike. The README has the means over twenty, which take too long for every build; the bounds leave room for the
 * difference.
 */
@ServiceTest
class AccuracyTest {

    private static final int SEEDS = 5;

    @Autowired
    RestTestClient http;

    /** The table's rows, and what each must reach. */
    enum Row {
        MOONS(0.97, "'moons'", "none", hidden("tanh", 8) + layer(1, "sigmoid"), 0.05, 32, 300),
        CIRCLES(0.97, "{'generator': {'kind': 'circles', 'samples': 200, 'noise': 0.05, 'factor': 0.5}}", "none",
                hidden("tanh", 4) + layer(1, "sigmoid"), 0.05, 16, 400),
        SPIRALS(0.98, "{'generator': {'kind': 'spirals', 'samples': 1000}}", "none",
                hidden("relu', 'initializer': 'he-normal", 32, 32) + layer(1, "sigmoid"), 0.01, 32, 500),
        IRIS(0.93, "'iris'", "none", hidden("tanh", 8) + layer(3, "softmax"), 0.01, 16, 200),
        WINE(0.95, "'wine'", "standard", hidden("tanh", 8) + layer(3, "softmax"), 0.01, 16, 60),
        BREAST_CANCER(0.95, "'breast-cancer'", "standard", hidden("relu", 8) + layer(1, "sigmoid"), 0.01, 32, 40),
        DIGITS(0.95, "'digits'", "standard", hidden("relu", 32) + layer(10, "softmax"), 0.005, 32, 40),
        DIABETES(0.4, "'diabetes'", "standard", hidden("tanh", 8) + layer(1, "linear"), 0.01, 32, 60);

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
            return "{'units': %d, 'activation': '%s'}".formatted(units, activation);
        }

        private static String hidden(String activation, int... units) {
            return IntStream.of(units).mapToObj(width -> layer(width, activation) + ", ").collect(joining());
        }

        String request(int seed) {
            return """
                    {'model': {'layers': [%s]}, 'dataset': %s,
                     'preprocessing': {'scaling': '%s', 'targetScaling': '%s'},
                     'training': {'optimizer': {'kind': 'adam', 'learningRate': %s}, 'batchSize': %d, 'epochs': %d,
                       'l2': %s, 'recordEvery': 20}, 'seed': %d}"""
                    .formatted(layers, dataset, scaling, regresses() ? "standard" : "none", learningRate, batchSize,
                            epochs, regresses() ? 0.1 : 0, seed)
                    .replace('\'', '"');
        }

        String figure() {
            return regresses() ? "/metrics/testR2" : "/metrics/testAccuracy";
        }

        private boolean regresses() {
            return this == DIABETES;
        }
    }

    @ParameterizedTest
    @EnumSource
    void reachesWhatTheReadmePromises(Row row) {
        var api = new Api(http);

        var accuracies = IntStream.range(0, SEEDS)
                .mapToDouble(seed -> api.train(row.request(seed)).number(row.figure())).toArray();

        var mean = Arrays.stream(accuracies).average().orElseThrow();
        assertThat(mean).as("%s: %s", row, Arrays.toString(accuracies)).isGreaterThanOrEqualTo(row.least);
    }
}
