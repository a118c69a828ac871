package org.trainyard.compute;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.trainyard.compute.reference.Golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GoldenEngineTest {
    private static final double FIRST_STEP = 1e-5;
    private static final double LOSSES = 1e-4;
    private static final int COMPARED_EPOCHS = 20;

    static Stream<Golden> networks() {
        return Golden.all().stream().filter(golden -> !golden.isPerceptron())
                .filter(golden -> GoldenRuns.inexpressible(golden) == null);
    }

    static Stream<Golden> perceptrons() {
        return Golden.all().stream().filter(Golden::isPerceptron);
    }

    @Test
    void goldensThatTheContractCannotExpressAreKnownByReason() {
        var reasons = new TreeMap<String, Integer>();
        for (var golden : Golden.all()) {
            var reason = GoldenRuns.inexpressible(golden);
            if (reason != null) {
                reasons.merge(reason, 1, Integer::sum);
            }
        }
        assertThat(reasons)
                .isEqualTo(Map.of("epsilon in clipping", 1, "given batch orders", 2, "given validation rows", 1,
                        "half losses", 1, "penalty on biases", 1, "sample weights", 1, "scikit-learn's penalty", 5,
                        "softmax in a hidden layer", 1));
        assertThat(networks()).hasSize(82);
        assertThat(perceptrons()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theEngineTrainsAsRecorded(Golden golden) {
        var trainer = trainer(golden);
        var expected = golden.expected();
        initialOutputs(trainer, golden);
        var first = new Heard(1);
        trainer.train(first);
        if (expected.has("first_step")) {
            boolean clipped = golden.config().has("clip");
            parameters(trainer, expected.path("first_step").path("params"), "W", "b", false);
            if (!clipped) {
                parameters(trainer, expected.path("first_step").path("gradients"), "dW", "db", true);
            }
        }
        var heard = new Heard();
        var outcome = trainer.train(heard);
        if (golden.name().equals("i02_diverges_to_nan")) {
            assertThat(outcome.reason()).isEqualTo(Outcome.Reason.DIVERGED);
            return;
        }
        assertThat(outcome.reason()).isEqualTo(Outcome.Reason.EPOCHS_DONE);
        assertThat(outcome.updates()).isEqualTo(expected.path("steps").asInt());
        if (!golden.name().startsWith("i")) {
            losses(first, heard, expected);
        }
    }

    @ParameterizedTest
    @MethodSource("perceptrons")
    void thePerceptronLearnsAsRecorded(Golden golden) {
        double[][] y = golden.rows("y");
        var table = Tables.gate((int) y[0][0], (int) y[1][0], (int) y[2][0], (int) y[3][0]);
        var network = new NetworkSpec(2, List.of(
                LayerSpec.of(1, Activation.STEP).startingAt(new float[][]{{0}, {0}}, new float[]{0})));
        var plan = Plans
                .plan("{'optimizer': {'kind': 'perceptron', 'learningRate': 0.5}, 'epochs': 20, 'shuffle': false}");
        var trainer = Tables.trainer(table, network, plan, 0);
        var history = golden.expected().path("history");
        trainer.train(new TrainingListener() {
            @Override
            public void epochMeasured(EpochReport report) {
                if (report.epoch() > 0 && report.epoch() <= history.size()) {
                    var recorded = history.path(report.epoch() - 1);
                    var weights = trainer.model().parameters().getFirst();
                    assertThat((double) weights.weights()[0][0]).isEqualTo(recorded.path("w").path(0).asDouble());
                    assertThat((double) weights.weights()[1][0]).isEqualTo(recorded.path("w").path(1).asDouble());
                    assertThat((double) weights.biases()[0]).isEqualTo(recorded.path("b").asDouble());
                }
            }
        });
        assertThat(history.size()).isEqualTo(golden.expected().path("converged_at_epoch").asInt());
    }

    private static Trainer trainer(Golden golden) {
        return Tables.trainer(GoldenRuns.table(golden), GoldenRuns.network(golden), GoldenRuns.plan(golden), 0);
    }

    private static void initialOutputs(Trainer trainer, Golden golden) {
        var outputs = Tables.outputs(trainer.model(), GoldenRuns.table(golden));
        var recorded = Golden.matrix(golden.expected().path("initial_outputs"));
        float[] actual = Arrays.copyOf(outputs.data, recorded.length * outputs.numCols);
        agree(Stream.of(recorded).flatMapToDouble(Arrays::stream).toArray(), actual, "initial outputs");
    }

    /** Weights and gradients stand unit by unit in goldens, input by input in the engine. */
    private static void parameters(Trainer trainer, JsonNode layers, String w, String b, boolean gradients) {
        for (int layer = 0; layer < layers.size(); layer++) {
            var dense = trainer.network().layer(layer);
            var weights = gradients ? dense.weights().gradient() : dense.weights().value();
            var biases = gradients ? dense.biases().gradient() : dense.biases().value();
            double[][] recorded = Golden.matrix(layers.path(layer).path(w));
            double[] transposed = new double[weights.getNumElements()];
            for (int j = 0; j < recorded.length; j++) {
                for (int p = 0; p < recorded[j].length; p++) {
                    transposed[p * recorded.length + j] = recorded[j][p];
                }
            }
            agree(transposed, weights.data, w + " of layer " + layer);
            agree(Golden.vector(layers.path(layer).path(b)), biases.data, b + " of layer " + layer);
        }
    }

    private static void agree(double[] recorded, float[] actual, String what) {
        double largest = Arrays.stream(recorded).map(Math::abs).boxed().max(Comparator.naturalOrder())
                .orElse(0.0);
        assertThat(actual).as(what).hasSize(recorded.length);
        for (int i = 0; i < recorded.length; i++) {
            assertThat((double) actual[i]).as("%s, number %d", what, i).isCloseTo(recorded[i],
                    within(Math.max(FIRST_STEP * largest, 1e-7)));
        }
    }

    private static void losses(Heard first, Heard rest, JsonNode expected) {
        var recorded = Golden.vector(expected.path("history").path("loss"));
        var reports = Stream.concat(first.reports.stream(), rest.reports.stream()).toList();
        for (var report : reports) {
            if (report.epoch() <= Math.min(COMPARED_EPOCHS, recorded.length)) {
                double loss = report.epoch() == 0
                        ? expected.path("initial_loss").asDouble()
                        : recorded[report.epoch() - 1];
                assertThat(report.trainLoss()).as("loss after epoch %d", report.epoch()).isCloseTo(loss,
                        within(LOSSES * Math.max(1, Math.abs(loss))));
            }
        }
        assertThat(reports.size()).isEqualTo(recorded.length + 1);
    }
}
