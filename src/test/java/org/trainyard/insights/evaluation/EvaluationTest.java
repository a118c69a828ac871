package org.trainyard.insights.evaluation;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A network is judged on each part of its data, by the figures of its task. */
@ServiceTest
class EvaluationTest {

    @Autowired
    Api api;

    @Test
    void classesAreJudgedByWhatTheyAreTakenFor() {
        var run = api.train("""
                {"model": {"layers": [{"units": 3, "activation": "softmax"}]}, "dataset": "iris",
                 "preprocessing": {"scaling": "standard"}, "training": {"epochs": 20}}""");

        var seen = evaluation(run, "");

        assertThat(seen.text("/split")).isEqualTo("test");
        assertThat(seen.number("/rows")).isEqualTo(30);
        assertThat(seen.number("/loss")).isCloseTo(run.number("/metrics/testLoss"), within(1e-12));
        assertThat(seen.number("/accuracy")).isEqualTo(run.number("/metrics/testAccuracy"));
        int rows = 0;
        int right = 0;
        for (int truth = 0; truth < 3; truth++) {
            for (int taken = 0; taken < 3; taken++) {
                var count = (int) seen.number("/confusionMatrix/" + truth + "/" + taken);
                rows += count;
                right += truth == taken ? count : 0;
            }
        }
        assertThat(rows).isEqualTo(30);
        assertThat(right / 30.0).isCloseTo(seen.number("/accuracy"), within(1e-12));
        assertThat(seen.body().at("/perClass").findValuesAsString("label"))
                .containsExactly("setosa", "versicolor", "virginica");
        assertThat(seen.body().at("/rmse").isNull()).isTrue();
    }

    @Test
    void valuesAreJudgedByTheirDistance() {
        var run = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "linear"}]}, "dataset": "diabetes",
                 "preprocessing": {"scaling": "standard", "targetScaling": "standard"}, "training": {"epochs": 20}}""");

        for (var part : Part.values()) {
            var seen = evaluation(run, "?split=" + part.label());
            assertThat(seen.text("/split")).isEqualTo(part.label());
            assertThat(seen.number("/rmse")).isGreaterThan(seen.number("/mae")).isBetween(40.0, 80.0);
            assertThat(seen.number("/r2")).isBetween(0.2, 0.8);
            assertThat(seen.body().at("/accuracy").isNull()).isTrue();
        }
    }

    @Test
    void aPartThatIsNotThereIsRefused() {
        var run = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "xor",
                 "training": {"epochs": 1}}""");

        assertThat(evaluation(run, "").text("/split")).isEqualTo("train");
        assertThat(evaluation(run, "?split=test").status()).isEqualTo(422);
        var unknown = evaluation(run, "?split=half");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("/detail")).isEqualTo(
                "The parameter split must be \"train\", \"validation\" or \"test\"; it was \"half\".");
    }

    private Api.Answer evaluation(Api.Answer run, String query) {
        return api.get("/api/v1/runs/" + run.text("/id") + "/evaluation" + query);
    }
}
