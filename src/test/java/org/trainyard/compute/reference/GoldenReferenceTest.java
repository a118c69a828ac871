package org.trainyard.compute.reference;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GoldenReferenceTest {
    private static final double TOLERANCE = 1e-9;

    static Stream<Golden> networks() {
        return Golden.all().stream().filter(golden -> !golden.isPerceptron());
    }

    @Test
    void thereAreNinetyEightGoldens() {
        assertThat(Golden.all()).hasSize(98);
        assertThat(networks()).hasSize(95);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theReferenceTrainsAsRecorded(Golden golden) {
        var training = new ReferenceTraining(golden);
        var expected = golden.expected();
        var x = golden.rows("X");
        agree(expected.path("initial_loss"), training.meanLoss(x, golden.rows("y"), weights(golden)), "initial loss");
        for (int i = 0; i < expected.path("initial_outputs").size(); i++) {
            agree(expected.path("initial_outputs").path(i), training.network().outputs(x[i]));
        }
        training.run();
        if (golden.name().equals("i02_diverges_to_nan")) {
            // rounding decides the last bits before the overflow, not which epoch overflows
            assertThat(firstNotFinite(training.losses))
                    .isEqualTo(firstNotFinite(numbers(expected.path("history").path("loss"))));
            return;
        }
        firstStep(training, expected.path("first_step"));
        history(training, expected.path("history"));
        if (expected.has("steps")) {
            assertThat(training.updates).isEqualTo(expected.path("steps").asInt());
        }
        if (expected.has("final")) {
            agree(Golden.flat(training.network(), expected.path("final"), "W", "b"), training.network().parameters());
        }
        agree(expected.path("final_loss"), training.meanLoss(x, golden.rows("y"), weights(golden)), "final loss");
        for (int i = 0; i < expected.path("outputs").size(); i++) {
            agree(expected.path("outputs").path(i), training.network().outputs(x[i]));
        }
    }

    private static void firstStep(ReferenceTraining training, JsonNode step) {
        if (step.isMissingNode()) {
            return;
        }
        agree(step.path("batch_loss"), training.firstBatchLoss, "batch loss");
        agree(Golden.flat(training.network(), step.path("gradients"), "dW", "db"), training.firstGradient);
        agree(Golden.flat(training.network(), step.path("params"), "W", "b"), training.firstParameters);
    }

    private static void history(ReferenceTraining training, JsonNode history) {
        agree(history.path("loss"), training.losses);
        agree(history.path("running_loss"), training.runningLosses);
        agree(history.path("running_loss_batch_mean"), training.batchMeanLosses);
        agree(history.path("penalty"), training.penaltyHistory);
        agree(history.path("val_loss"), training.validationLosses);
        agree(history.path("sklearn_loss_curve"), training.sklearnLosses);
        if (history.path("lr").size() > 1) {
            agree(history.path("lr"), training.rates);
        }
    }

    private static double @Nullable [] weights(Golden golden) {
        var weights = golden.json().path("data").path("sample_weight");
        return weights.isArray() ? Golden.vector(weights) : null;
    }

    private static List<Double> numbers(JsonNode list) {
        return Arrays.stream(Golden.vector(list)).boxed().toList();
    }

    private static int firstNotFinite(List<Double> numbers) {
        int epoch = 0;
        while (epoch < numbers.size() && Double.isFinite(numbers.get(epoch))) {
            epoch++;
        }
        return epoch;
    }

    private static void agree(JsonNode expected, double actual, String what) {
        if (!expected.isMissingNode()) {
            double number = Golden.number(expected);
            assertThat(actual).as(what).isCloseTo(number, within(TOLERANCE * Math.max(1, Math.abs(number))));
        }
    }

    private static void agree(JsonNode expected, List<Double> actual) {
        if (!expected.isMissingNode()) {
            agree(Golden.vector(expected), actual.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    private static void agree(JsonNode expected, double[] actual) {
        agree(Golden.vector(expected), actual);
    }

    private static void agree(double[] expected, double[] actual) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("number %d", i).isCloseTo(expected[i],
                    within(TOLERANCE * Math.max(1, Math.abs(expected[i]))));
        }
    }
}
