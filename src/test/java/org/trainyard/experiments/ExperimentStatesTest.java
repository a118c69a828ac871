package org.trainyard.experiments;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What may be done to an experiment and its runs, and when. */
@ServiceTest
class ExperimentStatesTest {

    @Autowired
    RestTestClient http;

    Experiments experiments;
    Api api;
    String begun = "";

    @BeforeEach
    void connect() {
        experiments = new Experiments(http);
        api = experiments.api();
    }

    @AfterEach
    void clear() {
        if (!begun.isEmpty()) {
            api.post(begun + "/cancel", "");
            await().atMost(Duration.ofSeconds(60)).until(() -> !api.get(begun).text("/state").equals("running"));
        }
    }

    private Api.Answer begun(String rest) {
        var made = experiments.post(Experiments.LONG, rest);
        assertThat(made.status()).as(made.toString()).isEqualTo(202);
        begun = made.text("/links/self");
        await().atMost(Duration.ofSeconds(60)).until(() -> api.get(begun).number("/progress/runs/running") >= 1);
        return api.get(begun);
    }

    @Test
    void cancellingEndsAllRunsAndKeepsWhatIsFinished() {
        var running = begun("\"vary\": {\"/training/epochs\": [0, 20000]}, \"repeats\": 6");
        assertThat(running.text("/state")).isEqualTo("running");
        assertThat(api.delete(begun).status()).as("while it runs").isEqualTo(409);
        await().atMost(Duration.ofSeconds(60)).until(() -> api.get(begun).number("/progress/runs/completed") >= 1);

        var asked = api.post(begun + "/cancel", "");

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.number("/progress/runs/queued")).isZero();
        var ended = experiments.finished(asked);
        assertThat(ended.text("/state")).isEqualTo("cancelled");
        assertThat(ended.number("/progress/runs/cancelled")).isGreaterThanOrEqualTo(6);
        assertThat(ended.number("/progress/runs/completed")).isGreaterThanOrEqualTo(1);
        var again = api.post(begun + "/cancel", "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("/detail")).isEqualTo("This experiment is cancelled, so you cannot cancel it.");
        assertThat(again.text("/state")).isEqualTo("cancelled");
        assertThat(experiments.results(ended).at("/combinations/0/metrics/trainLoss/runs").intValue())
                .isGreaterThanOrEqualTo(1);
        begun = "";
    }

    @Test
    void aSingleRunDoesNotWaitForTheManyOfAnExperiment() {
        begun("\"vary\": {\"/training/epochs\": [150, 151]}, \"repeats\": 30");

        api.train(Experiments.XOR);

        assertThat(api.get(begun).number("/progress/runs/queued")).isGreaterThan(20);
    }

    @Test
    void runsAreDeletedWithTheirExperimentAndNotAlone() {
        var experiment = experiments.finished(Experiments.XOR, "\"repeats\": 2");
        var self = experiment.text("/links/self");
        var run = experiments.results(experiment).at("/combinations/0/runs/1").asString();

        var refused = api.delete("/api/v1/runs/" + run);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).isEqualTo("/problems/in-use");
        assertThat(refused.text("/experiment")).isEqualTo(experiment.text("/id"));

        var on = api.post("/api/v1/runs/" + run + "/continue", "{\"epochs\": 1}", "Prefer", "wait=30");
        assertThat(on.body().at("/experiment").isNull()).isTrue();
        var held = api.delete(self);
        assertThat(held.status()).isEqualTo(409);
        assertThat(held.body().path("runs").valueStream().map(id -> id.asString())).containsExactly(on.text("/id"));

        assertThat(api.delete("/api/v1/runs/" + on.text("/id")).status()).isEqualTo(204);
        assertThat(api.delete(self).status()).isEqualTo(204);
        assertThat(api.get(self).status()).isEqualTo(404);
        assertThat(api.get("/api/v1/runs/" + run).status()).isEqualTo(404);
        assertThat(experiments.count("/api/v1/runs?experiment=" + experiment.text("/id"))).isZero();
    }

    @Test
    void progressTellsHowFarItIs() {
        var running = begun("\"repeats\": 2");

        await().atMost(Duration.ofSeconds(60)).until(() -> api.get(begun).number("/progress/etaSeconds") > 0);
        var later = api.get(begun);
        assertThat(later.number("/progress/fraction")).isBetween(1e-9, 0.99)
                .isGreaterThanOrEqualTo(running.number("/progress/fraction"));
        assertThat(later.body().at("/finishedAt").isNull()).isTrue();
        assertThat(later.number("/cost/multiplyAdds"))
                .isEqualTo(2 * 3.0 * (64 * 256 + 256 * 10) * 1079 * 20_000);
    }

    @Test
    void aRunThatIsPausedKeepsItsExperimentOpen() {
        var experiment = begun("\"repeats\": 1");
        var run = "/api/v1/runs/" + experiments.results(experiment).at("/combinations/0/runs/0").asString();
        assertThat(api.post(run + "/pause", "").status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60)).until(() -> api.get(run).text("/state").equals("paused"));

        var seen = api.get(begun);
        assertThat(seen.text("/state")).isEqualTo("running");
        assertThat(seen.number("/progress/runs/paused")).isEqualTo(1);
    }
}
