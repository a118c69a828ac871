package org.trainyard.experiments;

import java.util.Arrays;
import java.util.Comparator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A question becomes runs, and their figures its answer. */
@ServiceTest
class ExperimentsTest {

    @Autowired
    RestTestClient http;

    Experiments experiments;
    Api api;

    @BeforeEach
    void connect() {
        experiments = new Experiments(http);
        api = experiments.api();
    }

    @Test
    void everyCombinationIsTrainedWithEverySeed() {
        var made = experiments.post(Experiments.XOR, """
                "name": "widths and rates", "repeats": 3,
                "vary": {"/model/layers/0/units": [1, 4], "/training/optimizer/learningRate": [0.01, 0.1]}""",
                "Prefer", "wait=60");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.headers().getFirst("Location")).isEqualTo(Experiments.PATH + "/" + made.text("/id"));
        assertThat(made.text("/state")).isEqualTo("completed");
        assertThat(made.number("/progress/runs/total")).isEqualTo(12);
        assertThat(made.number("/progress/runs/completed")).isEqualTo(12);
        assertThat(made.number("/progress/fraction")).isEqualTo(1);
        assertThat(made.number("/combinations")).isEqualTo(4);
        assertThat(made.text("/startedAt")).isNotEmpty().isLessThanOrEqualTo(made.text("/finishedAt"));
        var results = experiments.results(made);
        assertThat(results.path("combinations").valueStream().map(row -> row.path("settings").toString()))
                .containsExactly(settings(1, "0.01"), settings(1, "0.1"), settings(4, "0.01"), settings(4, "0.1"));
        results.path("combinations").forEach(this::isWhatItsRunsSay);
    }

    private static String settings(int units, String rate) {
        return "{\"/model/layers/0/units\":%d,\"/training/optimizer/learningRate\":%s}".formatted(units, rate);
    }

    private void isWhatItsRunsSay(JsonNode row) {
        var runs = row.path("runs").valueStream().map(id -> api.get("/api/v1/runs/" + id.asString())).toList();
        assertThat(runs).extracting(run -> (long) run.number("/seed")).containsExactly(0L, 1L, 2L);
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.body().at("/model/layers/0/units")).isEqualTo(row.at("/settings/~1model~1layers~10~1units"));
            assertThat(run.number("/training/optimizer/learningRate"))
                    .isEqualTo(row.at("/settings/~1training~1optimizer~1learningRate").doubleValue());
            assertThat(run.number("/metrics/parameters")).isEqualTo(row.path("parameters").doubleValue());
            assertThat(run.text("/name")).startsWith("widths and rates: units ").endsWith("seed " + run.text("/seed"));
        });
        var losses = runs.stream().mapToDouble(run -> run.number("/metrics/trainLoss")).sorted().toArray();
        double mean = Arrays.stream(losses).sum() / 3;
        double sd = Math.sqrt(Arrays.stream(losses).map(loss -> (loss - mean) * (loss - mean)).sum() / 2);
        var told = row.at("/metrics/trainLoss");
        assertThat(told.path("mean").doubleValue()).isCloseTo(mean, within(1e-12));
        assertThat(told.path("sd").doubleValue()).isCloseTo(sd, within(1e-12));
        assertThat(told.path("min").doubleValue()).isEqualTo(losses[0]);
        assertThat(told.path("median").doubleValue()).isEqualTo(losses[1]);
        assertThat(told.path("max").doubleValue()).isEqualTo(losses[2]);
        assertThat(row.path("metrics").propertyNames()).contains("trainAccuracy", "epochsRun", "penalty")
                .doesNotContain("testLoss");
    }

    @Test
    void eachRunIsOneThatCanBeAskedForByItself() {
        var experiment = experiments.finished(Experiments.XOR.replaceFirst("\\{", "{\"seed\": 40, "), """
                "variants": [{"/training/batchSize": 1, "/training/epochs": 5}, {"/training/batchSize": "full"}],
                "repeats": 2""");
        var rows = experiments.results(experiment).path("combinations");
        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row.path("runs")).hasSize(2)
                .allSatisfy(id -> {
                    var run = api.get("/api/v1/runs/" + id.asString());
                    var request = api.get("/api/v1/runs/" + id.asString() + "/request").body();
                    assertThat(api.train(request.toString()).text("/weightsSha256"))
                            .isEqualTo(run.text("/weightsSha256"));
                    assertThat(run.text("/experiment")).isEqualTo(experiment.text("/id"));
                    assertThat(run.text("/links/experiment")).isEqualTo(experiment.text("/links/self"));
                }));
        assertThat(rows.at("/0/metrics/epochsRun/mean").intValue()).isEqualTo(5);
        assertThat(rows.at("/1/metrics/epochsRun/mean").intValue()).isEqualTo(30);
        var listed = api.get(experiment.text("/links/runs")).body();
        assertThat(listed.at("/page/totalElements").intValue()).isEqualTo(4);
        assertThat(listed.path("content").valueStream().map(run -> run.path("seed").intValue()))
                .containsExactly(41, 41, 40, 40);
    }

    @Test
    void foldsAreValidatedInTurnByRunsThatCanBeAskedForAlone() {
        var experiment = experiments.finished("""
                {"model": {"layers": [{"units": 3, "activation": "softmax"}]}, "dataset": "iris", "seed": 3,
                 "preprocessing": {"scaling": "standard"}, "split": {"test": 0.2}, "training": {"epochs": 5}}""", """
                "folds": 7""");

        assertThat(experiment.number("/folds")).isEqualTo(7);
        assertThat(experiment.body().at("/repeats").isNull()).isTrue();
        var row = experiments.results(experiment).at("/combinations/0");
        assertThat(row.path("settings")).isEmpty();
        assertThat(row.at("/metrics/validationAccuracy/runs").intValue()).isEqualTo(7);
        var runs = row.path("runs").valueStream().map(id -> api.get("/api/v1/runs/" + id.asString())).toList();
        assertThat(runs).extracting(run -> (int) run.number("/split/fold")).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.number("/seed")).isEqualTo(3);
            assertThat(run.number("/split/test")).isEqualTo(30);
            assertThat(run.number("/split/train") + run.number("/split/validation")).isEqualTo(120);
        });
        assertThat(runs.stream().mapToDouble(run -> run.number("/split/validation")).sum()).isEqualTo(120);
        var alone = api.get("/api/v1/runs/" + runs.get(4).text("/id") + "/request").body();
        assertThat(api.train(alone.toString()).text("/weightsSha256")).isEqualTo(runs.get(4).text("/weightsSha256"));
    }

    @Test
    void anInlineDatasetIsStoredOnceForAllRuns() {
        var before = experiments.count("/api/v1/datasets");
        var experiment = experiments.finished("""
                {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "training": {"epochs": 1},
                 "dataset": {"generator": {"kind": "moons", "samples": 60}}}""", """
                "vary": {"/training/l2": [0, 0.1], "/dataset/generator/noise": [0, 0.2, 0.4]}, "repeats": 2""");

        assertThat(experiment.number("/progress/runs/completed")).isEqualTo(12);
        assertThat(experiments.count("/api/v1/datasets") - before).isEqualTo(3);
        assertThat(experiment.text("/base/dataset/generator/kind")).isEqualTo("moons");
        var fixed = experiments.finished("""
                {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "training": {"epochs": 1},
                 "dataset": {"columns": ["a", "b"], "rows": [[0, 0], [1, 1]]}}""", "\"repeats\": 3");
        assertThat(experiments.count("/api/v1/datasets") - before).isEqualTo(4);
        assertThat(api.get("/api/v1/datasets/" + fixed.text("/base/dataset")).number("/rows")).isEqualTo(2);
    }

    @Test
    void theSameKeyMakesTheSameExperiment() {
        var rest = "\"vary\": {\"/training/epochs\": [1, 2]}";
        var first = experiments.post(Experiments.XOR, rest, "Idempotency-Key", "an experiment", "Prefer", "wait=30");
        var again = experiments.post(Experiments.XOR, rest, "Idempotency-Key", "an experiment", "Prefer", "wait=30");
        var other = experiments.post(Experiments.XOR, "\"repeats\": 2", "Idempotency-Key", "an experiment");

        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(experiments.count("/api/v1/runs?experiment=" + first.text("/id"))).isEqualTo(2);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("/type")).isEqualTo("/problems/idempotency-key-reused");
    }

    @Test
    void theListShowsTheNewestFirstWithTheirProgress() {
        var older = experiments.finished(Experiments.XOR, "\"name\": \"older\"");
        var newer = experiments.finished(Experiments.XOR, "\"name\": \"newer\", \"repeats\": 2");

        var page = api.get(Experiments.PATH + "?size=2").body();
        assertThat(page.path("content").findValuesAsString("id")).containsExactly(newer.text("/id"), older.text("/id"));
        assertThat(page.at("/content/0/progress/runs/completed").intValue()).isEqualTo(2);
        assertThat(api.get(Experiments.PATH + "?sort=name,asc&size=200").body().path("content")
                .findValuesAsString("name").stream().filter(name -> !name.isEmpty()))
                .as("names; databases differ in where they put those without")
                .isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(api.get(Experiments.PATH + "/latest").headers().getFirst("Location"))
                .isEqualTo(newer.text("/links/self"));
    }
}
