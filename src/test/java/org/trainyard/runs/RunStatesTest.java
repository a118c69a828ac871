package org.trainyard.runs;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Cancel, pause, resume, delete: what each state allows, and that no interruption moves a bit. */
@ServiceTest
class RunStatesTest {

    private static final String LONG = """
            {"model": {"layers": [{"units": 32, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "moons", "training": {"epochs": %d, "recordEvery": 1, "optimizer": {"kind": "adam"}}, "seed": 3}""";

    @Autowired
    Api api;

    @Test
    void aCancelledRunStopsAndKeepsWhatItRecorded() {
        var id = started(LONG.formatted(90_000));

        assertThat(api.post("/api/v1/runs/" + id + "/cancel", "").status()).isEqualTo(202);

        await().atMost(Duration.ofSeconds(10)).until(() -> state(id).equals("cancelled"));
        assertThat(api.get("/api/v1/runs/" + id + "/epochs").body().get("content").isEmpty()).isFalse();
        var again = api.post("/api/v1/runs/" + id + "/cancel", "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("/type")).isEqualTo("/problems/wrong-state");
        assertThat(again.text("/state")).isEqualTo("cancelled");
    }

    @Test
    void aPausedAndResumedRunEndsInTheSameWeights() {
        // Some seconds of training: a pause must come before its end, on a fast machine too.
        var request = LONG.formatted(180_000).replace("\"recordEvery\": 1", "\"recordEvery\": 60");
        var undisturbed = api.train(request).text("/weightsSha256");
        var id = started(request);

        api.post("/api/v1/runs/" + id + "/pause", "");
        await().atMost(Duration.ofSeconds(10)).until(() -> state(id).equals("paused"));
        assertThat(api.post("/api/v1/runs/" + id + "/resume", "").status()).isEqualTo(202);

        var run = api.get("/api/v1/runs/" + id, "Prefer", "wait=60");
        assertThat(run.text("/state")).isEqualTo("completed");
        assertThat(run.text("/weightsSha256")).isEqualTo(undisturbed);
        assertThat(api.get("/api/v1/runs/" + id + "/epochs?limit=10000").body().get("content").size()).isEqualTo(3002);
    }

    @Test
    void aQueuedRunMayBePausedAndResumedAsOftenAsOneLikes() {
        var ahead = List.of(started(LONG.formatted(90_000)), started(LONG.formatted(90_000)));
        var id = api.post("/api/v1/runs", LONG.formatted(40_000)).text("/id");

        for (int i = 0; i < 5; i++) {
            assertThat(api.post("/api/v1/runs/" + id + "/pause", "").text("/state")).isEqualTo("paused");
            assertThat(api.post("/api/v1/runs/" + id + "/resume", "").text("/state")).isEqualTo("queued");
        }
        ahead.forEach(run -> api.post("/api/v1/runs/" + run + "/cancel", ""));

        assertThat(api.get("/api/v1/runs/" + id, "Prefer", "wait=60").text("/state")).isEqualTo("completed");
    }

    @Test
    void aRunCreatedPausedWaitsToBeResumed() {
        var id = api.post("/api/v1/runs", LONG.formatted(5).replace("\"seed\"", "\"paused\": true, \"seed\""))
                .text("/id");

        assertThat(state(id)).isEqualTo("paused");
        api.post("/api/v1/runs/" + id + "/resume", "");
        assertThat(api.get("/api/v1/runs/" + id, "Prefer", "wait=60").text("/state")).isEqualTo("completed");
    }

    @Test
    void aRunIsSteppedThroughWithoutMovingABit() {
        var undisturbed = api.train(LONG.formatted(9)).text("/weightsSha256");
        var afterThree = weights(api.train(LONG.formatted(3)).text("/id"), "final");
        var id = api.post("/api/v1/runs", LONG.formatted(9).replace("\"seed\"", "\"paused\": true, \"seed\""))
                .text("/id");

        assertThat(resume(id, "{\"epochs\": 1}").number("/progress/pauseAfter")).isEqualTo(1);
        awaitPause(id, 1);
        resume(id, "{\"epochs\": 2}");
        awaitPause(id, 3);
        assertThat(weights(id, "final")).isEqualTo(afterThree);
        assertThat(api.get("/api/v1/runs/" + id + "/epochs").body().get("content").size()).isEqualTo(4);
        resume(id, "{\"epochs\": 1000}");

        var run = api.get("/api/v1/runs/" + id, "Prefer", "wait=60");
        assertThat(run.text("/state")).isEqualTo("completed");
        assertThat(run.text("/weightsSha256")).isEqualTo(undisturbed);
        assertThat(resume(id, "{\"epochs\": 1}").status()).isEqualTo(409);
    }

    @Test
    void aPauseOnTheWayToAnEpochIsAPause() {
        var id = api.post("/api/v1/runs", LONG.formatted(90_000).replace("\"seed\"", "\"paused\": true, \"seed\""))
                .text("/id");
        resume(id, "{\"epochs\": 80000}");
        await().atMost(Duration.ofSeconds(60)).until(() -> api.get("/api/v1/runs/" + id).number("/progress/epoch") > 0);

        api.post("/api/v1/runs/" + id + "/pause", "");
        await().atMost(Duration.ofSeconds(10)).until(() -> state(id).equals("paused"));
        assertThat(api.get("/api/v1/runs/" + id).body().at("/progress/pauseAfter").isNull()).isTrue();
        api.post("/api/v1/runs/" + id + "/cancel", "");
    }

    @Test
    void stepsOfNoEpochsAreRefused() {
        var id = api.post("/api/v1/runs", LONG.formatted(9).replace("\"seed\"", "\"paused\": true, \"seed\""))
                .text("/id");

        var none = resume(id, "{\"epochs\": 0}");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text("/errors/0/pointer")).isEqualTo("/epochs");
        assertThat(resume(id, "{\"epoch\": 1}").status()).isEqualTo(400);
        assertThat(state(id)).isEqualTo("paused");
    }

    private Api.Answer resume(String id, String body) {
        return api.post("/api/v1/runs/" + id + "/resume", body);
    }

    private void awaitPause(String id, int epoch) {
        await().atMost(Duration.ofSeconds(10)).until(() -> state(id).equals("paused"));
        assertThat(api.get("/api/v1/runs/" + id).number("/progress/epoch")).isEqualTo(epoch);
    }

    @Test
    void onlyAFinishedRunIsDeleted() {
        var running = started(LONG.formatted(90_000));
        assertThat(api.delete("/api/v1/runs/" + running).status()).isEqualTo(409);
        api.post("/api/v1/runs/" + running + "/cancel", "");

        var id = api.train(LONG.formatted(3)).text("/id");
        assertThat(api.delete("/api/v1/runs/" + id).status()).isEqualTo(204);
        assertThat(api.get("/api/v1/runs/" + id).status()).isEqualTo(404);
    }

    @Test
    void weightsOfAnyEpochAreRecomputedExactly() {
        var id = api.train(LONG.formatted(20)).text("/id");
        var shorter = api.train(LONG.formatted(7)).text("/id");

        assertThat(weights(id, "7")).isEqualTo(weights(shorter, "final"));
        assertThat(weights(id, "0")).isEqualTo(weights(shorter, "0")).isNotEqualTo(weights(id, "7"));
        assertThat(api.get("/api/v1/runs/" + id + "/checkpoints/21/weights").status()).isEqualTo(404);
    }

    @Test
    void theSameIdempotencyKeyMakesOneRun() {
        var key = "key-" + System.nanoTime();
        var first = api.post("/api/v1/runs", LONG.formatted(2), "Idempotency-Key", key);
        var second = api.post("/api/v1/runs", LONG.formatted(2), "Idempotency-Key", key);
        var other = api.post("/api/v1/runs", LONG.formatted(4), "Idempotency-Key", key);

        assertThat(second.text("/id")).isEqualTo(first.text("/id"));
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void listsAreFilteredAndSorted() {
        var tagged = LONG.formatted(2).replace("\"seed\"", "\"tags\": [\"mine\"], \"seed\"");
        var a = api.train(tagged).text("/id");
        var b = api.train(tagged.replace("\"epochs\": 2", "\"epochs\": 40")).text("/id");

        var list = api.get("/api/v1/runs?tag=mine&state=completed&sort=metrics.testLoss").body();

        assertThat(list.get("content").findValuesAsString("id")).contains(a, b);
        assertThat(list.at("/page/totalElements").intValue()).isEqualTo(2);
        assertThat(list.at("/content/0/id").stringValue()).isEqualTo(b);
    }

    private String weights(String id, String epoch) {
        return api.get("/api/v1/runs/" + id + "/checkpoints/" + epoch + "/weights").body().toString();
    }

    private String started(String request) {
        var id = api.post("/api/v1/runs", request).text("/id");
        await().atMost(Duration.ofSeconds(60)).until(() -> api.get("/api/v1/runs/" + id).number("/progress/epoch") > 0);
        return id;
    }

    private String state(String id) {
        return api.get("/api/v1/runs/" + id).text("/state");
    }
}
