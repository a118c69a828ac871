package org.trainyard.insights.evaluation;

import java.util.Arrays;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Beyond single figures: curves of two classes, residuals of numbers, and the rows of which a network is most wrong. */
@ServiceTest
class CloserLookTest {

    /** The network is the identity: its output is the input, so every figure can be worked out by hand. */
    private static final String SCORES = """
            {"dataset": {"name": "scores", "columns": ["score", "sort", "class"], "target": "class",
              "rows": [[0.1, "a", "no"], [0.4, "a", "no"], [0.35, "b", "yes"], [0.8, "b", "yes"],
                       [0.5, "c", "no"], [0.5, "c", "yes"], [0.9, "a", "yes"], [0.2, "b", "no"]]},
             "preprocessing": {"features": ["score"]},
             "model": {"layers": [{"units": 1, "activation": "linear", "weights": [[1]], "biases": [0]}]},
             "training": {"loss": "mse", "epochs": 0}}""";

    @Autowired
    private Api api;

    private Api.Answer evaluation(Api.Answer run, String query) {
        return api.get("/api/v1/runs/" + run.text("/id") + "/evaluation" + query);
    }

    private static double[] figures(JsonNode points, String name) {
        return points.valueStream().mapToDouble(point -> point.path(name).asDouble(Double.NaN)).toArray();
    }

    @Test
    void twoClassesAreComparedAtEveryThreshold() {
        // The same scores as the first of compute/rankings.json, where scikit-learn's figures stand.
        var seen = evaluation(api.train(SCORES), "");
        assertThat(seen.text("/roc/positive")).isEqualTo("yes");
        assertThat(seen.number("/roc/auc")).isCloseTo(0.84375, within(1e-12));
        assertThat(seen.body().at("/roc/points/0/threshold").isNull()).isTrue();
        assertThat(figures(seen.body().at("/roc/points"), "fpr")).containsExactly(0, 0, 0, 0.25, 0.5, 0.5, 0.75, 1);
        assertThat(figures(seen.body().at("/roc/points"), "tpr")).containsExactly(0, 0.25, 0.5, 0.75, 0.75, 1, 1, 1);
        assertThat(seen.number("/precisionRecall/averagePrecision")).isCloseTo(0.8541666666666666, within(1e-12));
        assertThat(figures(seen.body().at("/precisionRecall/points"), "recall")).containsExactly(0.25, 0.5, 0.75, 0.75,
                1, 1, 1);
    }

    @Test
    void theWorstExamplesComeFirstWithTheRowAsItStandsInTheDataset() {
        var seen = evaluation(api.train(SCORES), "");
        var worst = seen.body().at("/worstExamples");
        // (0.35 − 1)², then the ties (0.5 − 0)² and (0.5 − 1)² in the order of the rows, then 0.4²
        assertThat(figures(worst, "row")).startsWith(2, 4, 5, 1);
        assertThat(seen.number("/worstExamples/0/loss")).isCloseTo(0.4225, within(1e-6));
        assertThat(seen.text("/worstExamples/0/truth")).isEqualTo("yes");
        assertThat(seen.text("/worstExamples/0/prediction")).isEqualTo("no");
        assertThat(seen.body().at("/worstExamples/0/inputs").toString()).isEqualTo("{\"score\":0.35,\"sort\":\"b\"}");
        assertThat(figures(worst, "loss")).hasSize(8).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void moreClassesHaveNoCurveButWorstExamples() {
        var run = api.train("""
                {"model": {"layers": [{"units": 3, "activation": "softmax"}]}, "dataset": "iris",
                 "preprocessing": {"scaling": "standard"}, "training": {"epochs": 20}}""");
        var seen = evaluation(run, "?split=train");
        assertThat(seen.body().at("/roc").isNull()).isTrue();
        assertThat(seen.body().at("/precisionRecall").isNull()).isTrue();
        assertThat(seen.body().at("/residuals").isNull()).isTrue();
        assertThat(seen.body().at("/worstExamples").size()).isEqualTo(10);
        int row = (int) seen.number("/worstExamples/0/row");
        var stored = api.get("/api/v1/datasets/iris/rows?limit=1&offset=" + row).body().at("/rows/0");
        assertThat(DoubleStream.of(seen.body().at("/worstExamples/0/inputs").valueStream()
                .mapToDouble(JsonNode::asDouble).toArray()).toArray())
                .containsExactly(stored.valueStream().limit(4).mapToDouble(JsonNode::asDouble).toArray());
        assertThat(seen.text("/worstExamples/0/truth")).isEqualTo(stored.get(4).asString());
    }

    @Test
    void softmaxOfTwoUnitsRanksByItsSecond() {
        var run = api.train("""
                {"model": {"layers": [{"units": 2, "activation": "softmax"}]}, "dataset": "breast-cancer",
                 "preprocessing": {"scaling": "standard"}, "training": {"epochs": 10}}""");
        var seen = evaluation(run, "");
        assertThat(seen.number("/roc/auc")).isBetween(0.97, 1.0);
        assertThat(Arrays.stream(figures(seen.body().at("/precisionRecall/points"), "threshold")).boxed())
                .allMatch(threshold -> threshold >= 0 && threshold <= 1);
    }

    @Test
    void numbersLeaveResiduals() {
        // predictions are x, so that the residuals y − x are 1, −2, 0 and 5
        var run = api.train("""
                {"dataset": {"name": "line", "columns": ["x", "y"], "target": "y", "task": "regression",
                  "rows": [[0, 1], [1, -1], [2, 2], [3, 8]]},
                 "model": {"layers": [{"units": 1, "activation": "linear", "weights": [[1]], "biases": [0]}]},
                 "training": {"loss": "mae", "epochs": 0}}""");
        var seen = evaluation(run, "");
        assertThat(seen.text("/residuals/0/target")).isEqualTo("y");
        assertThat(seen.number("/residuals/0/mean")).isEqualTo(1);
        assertThat(seen.number("/residuals/0/std")).isCloseTo(Math.sqrt(26 / 4.0), within(1e-12));
        assertThat(seen.number("/residuals/0/min")).isEqualTo(-2);
        assertThat(seen.number("/residuals/0/median")).isEqualTo(0.5);
        assertThat(seen.number("/residuals/0/max")).isEqualTo(5);
        assertThat(figures(seen.body().at("/residuals/0/points"), "predicted")).containsExactly(0, 1, 2, 3);
        assertThat(figures(seen.body().at("/residuals/0/points"), "actual")).containsExactly(1, -1, 2, 8);
        assertThat(figures(seen.body().at("/worstExamples"), "row")).containsExactly(3, 1, 0, 2);
        assertThat(seen.number("/worstExamples/0/truth")).isEqualTo(8);
        assertThat(seen.number("/worstExamples/0/prediction")).isEqualTo(3);
        assertThat(seen.number("/worstExamples/0/loss")).isEqualTo(5);
    }

    @Test
    void manyRowsAreThinnedAndTheirAreaIsOfAllOfThem() {
        var run = api.train("""
                {"dataset": {"name": "many", "generator": {"kind": "moons", "samples": 6000, "noise": 0.4}},
                 "model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "training": {"epochs": 1}}""");
        var seen = evaluation(run, "?split=train");
        assertThat(seen.number("/rows")).isEqualTo(3600);
        assertThat(seen.body().at("/roc/points").size()).isEqualTo(1000);
        assertThat(figures(seen.body().at("/roc/points"), "fpr")).startsWith(0).endsWith(1).isSorted();
    }

    @Test
    void thePerceptronsMistakesAreItsWorstExamples() {
        var run = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "step"}]}, "dataset": "xor",
                 "training": {"optimizer": {"kind": "perceptron"}, "epochs": 3}}""");
        var seen = evaluation(run, "");
        double wrong = 4 * (1 - seen.number("/accuracy"));
        assertThat(seen.body().at("/worstExamples").size()).isEqualTo((int) wrong).isPositive();
        assertThat(seen.body().at("/worstExamples")).allSatisfy(example -> {
            assertThat(example.path("truth")).isNotEqualTo(example.path("prediction"));
            assertThat(example.path("loss").isNull()).isTrue();
        });
    }
}
