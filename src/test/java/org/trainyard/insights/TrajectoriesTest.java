package org.trainyard.insights;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Descents are followed over the loss, and told apart. */
@ServiceTest
class TrajectoriesTest {

    @Autowired
    Api api;

    @Test
    void aStraightDescentIsWhatOneGetsByHand() {
        // L = (w1² + w2²) / 2: the gradient is w, and each step at rate 0.5 goes half of the way to 0.
        var run = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "linear", "bias": false, "weights": [[3], [4]]}]},
                 "dataset": {"name": "two", "columns": ["a", "b", "y"], "target": "y", "task": "regression",
                             "rows": [[1, 0, 0], [0, 1, 0]]},
                 "training": {"loss": "mse", "optimizer": {"kind": "sgd", "learningRate": 0.5}, "batchSize": "full",
                              "epochs": 2, "recordTrajectory": true}}""");

        var seen = follow(List.of(run));

        assertThat(seen.text("/axes/kind")).isEqualTo("weights");
        assertThat(seen.text("/axes/x/name")).isEqualTo("weight of a");
        assertThat(seen.body().at("/paths/0/points/x").toString()).isEqualTo("[3.0,1.5,0.75]");
        assertThat(seen.body().at("/paths/0/points/y").toString()).isEqualTo("[4.0,2.0,1.0]");
        assertThat(seen.number("/paths/0/points/loss/0")).isCloseTo(12.5, within(1e-6));
        assertThat(seen.number("/paths/0/length")).isCloseTo(3.75, within(1e-6));
        assertThat(seen.number("/paths/0/detour")).isCloseTo(1, within(1e-6));
        assertThat(seen.number("/paths/0/raisingShare")).isZero();
        assertThat(seen.number("/paths/0/meanCosine")).isCloseTo(1, within(1e-6));
        assertThat(seen.number("/paths/0/gradientNoise")).isCloseTo(0, within(1e-9));
    }

    @Test
    void smallBatchesTakeLongerWaysAndRaiseTheLossMoreOften() {
        var runs = List.of(regression(64, 128), regression(8, 16), regression(1, 2));

        var seen = follow(runs);

        // The figures of a NumPy simulation of the same descent, over many draws of the rows.
        assertThat(seen.number("/paths/0/raisingShare")).isZero();
        assertThat(seen.number("/paths/1/raisingShare")).isBetween(0.2, 0.45);
        assertThat(seen.number("/paths/2/raisingShare")).isBetween(0.35, 0.55);
        assertThat(seen.number("/paths/0/detour")).isBetween(1.05, 1.4);
        assertThat(seen.number("/paths/1/detour")).isBetween(1.6, 3.5);
        assertThat(seen.number("/paths/2/detour")).isBetween(3.0, 8.0);
        assertThat(seen.number("/paths/2/excessLoss")).isGreaterThan(seen.number("/paths/1/excessLoss"));
        assertThat(seen.number("/paths/1/excessLoss")).isGreaterThan(seen.number("/paths/0/excessLoss"));
        assertThat(seen.text("/paths/2/inWords")).startsWith("One row in each update");
        assertThat(seen.body().at("/contours/values").size()).isEqualTo(seen.body().at("/contours/y").size());
    }

    @Test
    void manyWeightsLieOnThePlaneOfTheirComponents() {
        var runs = List.of(xor("sgd", 0.5), xor("adam", 0.05));

        var seen = follow(runs);

        assertThat(seen.text("/axes/kind")).isEqualTo("principal-components");
        assertThat(seen.number("/axes/x/explained") + seen.number("/axes/y/explained")).isBetween(0.8, 1.001);
        assertThat(seen.number("/paths/0/points/x/0")).as("one start").isEqualTo(seen.number("/paths/1/points/x/0"));
        for (int i = 0; i < 2; i++) {
            assertThat(seen.number("/paths/" + i + "/finalLoss"))
                    .isCloseTo(runs.get(i).number("/metrics/trainLoss"), within(1e-6));
        }
        assertThat(picture(runs)).startsWith("<svg").contains("Descent paths", "full loss");
    }

    @Test
    void aPathThatLeavesForInfinityDoesNotHideTheOthers() {
        var calm = regression(64, 20, 0.05);
        var wild = regression(64, 300, 2);
        assertThat(wild.text("/stopReason")).isEqualTo("diverged");

        var seen = follow(List.of(calm, wild));

        assertThat(seen.body().at("/paths/0/leaves").isNull()).isTrue();
        assertThat(seen.number("/paths/1/leaves")).isBetween(0.0, 3.0);
        for (var axis : List.of("/contours/x", "/contours/y")) {
            double most = seen.body().at(axis).valueStream().mapToDouble(place -> Math.abs(place.asDouble())).max()
                    .orElseThrow();
            assertThat(most).isLessThan(30);
        }
        assertThat(picture(List.of(calm, wild))).contains("one of which diverges and leaves the picture", "(diverges)")
                .doesNotContain("NaN", "Infinity");
        assertThat(picture(List.of(wild))).contains("Descent path that diverges and leaves the picture");
    }

    @Test
    void whatHasNoLossInCommonIsRefused() {
        assertThat(follow(List.of(xor("sgd", 0.5), regression(64, 1))).status()).isEqualTo(422);
        assertThat(api.get("/api/v1/runs/trajectories?ids=nobody").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/runs/trajectories").status()).isEqualTo(400);
        var perceptron = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "step"}]}, "dataset": "and",
                 "training": {"optimizer": {"kind": "perceptron"}, "epochs": 2}}""");
        assertThat(follow(List.of(perceptron)).text("/detail")).startsWith("The perceptron's rule descends no loss");
    }

    @Test
    void seedsMayDifferWhereTheyDoNotDecideWhichRowsTrain() {
        var iris = """
                {"model": {"layers": [{"units": 3, "activation": "softmax"}]}, "dataset": "iris", "seed": %d,
                 "split": {"train": %s, "validation": %s, "test": 0}, "training": {"epochs": 2}}""";
        var drawn = List.of(api.train(iris.formatted(1, "0.8", "0.2")), api.train(iris.formatted(2, "0.8", "0.2")));
        var whole = List.of(api.train(iris.formatted(1, "150", "0")), api.train(iris.formatted(2, "150", "0")));

        assertThat(follow(drawn).text("/type")).isEqualTo("/problems/shape-mismatch");
        var seen = follow(whole);
        for (int i = 0; i < 2; i++) {
            assertThat(seen.number("/paths/" + i + "/finalLoss"))
                    .isCloseTo(whole.get(i).number("/metrics/trainLoss"), within(1e-6));
        }
    }

    @Test
    void aPathThatIsAskedForTwiceIsDrawnOnce() {
        var run = xor("sgd", 0.5);

        assertThat(follow(List.of(run, run)).body().at("/paths").size()).isEqualTo(1);
    }

    @Test
    void aSingleStepHasNoneBeforeIt() {
        var seen = follow(List.of(regression(64, 1)));

        assertThat(seen.body().at("/paths/0/meanCosine").isNull()).isTrue();
        assertThat(seen.text("/paths/0/inWords")).endsWith("as long as the straight way.");
    }

    @Test
    void aTrainingThatIsTooLargeToDrawIsRefusedAtOnce() {
        var refused = api.post("/api/v1/runs/check", """
                {"model": {"layers": [{"units": 500, "activation": "relu"}, {"units": 10, "activation": "softmax"}]},
                 "dataset": "digits", "training": {"epochs": 10000, "recordTrajectory": true}}""");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/training/recordTrajectory");
    }

    private Api.Answer xor(String optimizer, double rate) {
        return api.train("""
                {"model": {"layers": [{"units": 4, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
                 "dataset": "xor", "seed": 1, "training": {"loss": "mse", "batchSize": "full", "epochs": 200,
                   "optimizer": {"kind": "%s", "learningRate": %s}}}""".formatted(optimizer, rate));
    }

    /** y = 2 x1 − x2 + noise, from (−2, 2). */
    private Api.Answer regression(int batchSize, int epochs) {
        return regression(batchSize, epochs, 0.05);
    }

    private Api.Answer regression(int batchSize, int epochs, double rate) {
        var random = new Random(5);
        var rows = IntStream.range(0, 64).mapToObj(_ -> {
            double x1 = 1.5 * random.nextGaussian();
            double x2 = 0.6 * random.nextGaussian();
            return "[%s, %s, %s]".formatted(x1, x2, 2 * x1 - x2 + random.nextGaussian());
        }).collect(Collectors.joining(","));
        return api.train("""
                {"model": {"layers": [{"units": 1, "activation": "linear", "bias": false, "weights": [[-2], [2]]}]},
                 "dataset": {"name": "plane", "columns": ["x1", "x2", "y"], "target": "y", "task": "regression",
                             "rows": [%s]}, "split": {"train": 64, "validation": 0, "test": 0},
                 "training": {"loss": "mse", "optimizer": {"kind": "sgd", "learningRate": %s}, "batchSize": %d,
                              "epochs": %d, "recordTrajectory": true}}""".formatted(rows, rate, batchSize, epochs));
    }

    private Api.Answer follow(List<Api.Answer> runs) {
        return api.get("/api/v1/runs/trajectories?ids=" + ids(runs));
    }

    private String picture(List<Api.Answer> runs) {
        return api.get("/api/v1/runs/trajectories?format=svg&ids=" + ids(runs)).text("");
    }

    private static String ids(List<Api.Answer> runs) {
        return runs.stream().map(run -> run.text("/id")).collect(Collectors.joining(","));
    }
}
