package org.trainyard.runs;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Runs that go on from an epoch of another one: for longer, or by another way. */
@ServiceTest
class ContinuationTest {

    private static final String MOONS = """
            {"name": "moons", "tags": ["week-6"], "dataset": "moons", "seed": 3,
             "model": {"layers": [{"units": 6, "activation": "tanh", "dropout": 0.1},
               {"units": 1, "activation": "sigmoid"}]},
             "training": {"epochs": %d, %s}}""";
    private static final String ADAM = "\"optimizer\": {\"kind\": \"adam\", \"learningRate\": 0.02}";

    @Autowired
    Api api;

    @ParameterizedTest
    @ValueSource(strings = {ADAM, ADAM + ", \"recordEvery\": 7, \"checkpointEvery\": 4",
        "\"optimizer\": {\"kind\": \"sgd\", \"momentum\": 0.9}, \"schedule\": {\"kind\": \"step\", \"stepSize\": 5}",
        ADAM + ", \"schedule\": {\"kind\": \"cosine\", \"epochs\": 30}",
        ADAM + ", \"earlyStopping\": {\"patience\": 300}"})
    void withoutChangesItIsTheLongerRunBitForBit(String training) {
        var longer = api.train(MOONS.formatted(45, training));
        var parent = api.train(MOONS.formatted(30, training)).text("/id");

        var fromTheEnd = continued(parent, "{\"epochs\": 15}");
        var fromWithin = continued(parent, "{\"fromEpoch\": 11, \"epochs\": 34}");

        assertThat(List.of(fromTheEnd, fromWithin)).allSatisfy(child -> {
            assertThat(child.text("/weightsSha256")).isEqualTo(longer.text("/weightsSha256"));
            assertThat(child.number("/training/epochs")).isEqualTo(45);
            assertThat(child.body().at("/continues/changes").isEmpty()).isTrue();
            assertThat(child.number("/metrics/updates")).isEqualTo(longer.number("/metrics/updates"));
            assertThat(child.number("/metrics/testLoss")).isEqualTo(longer.number("/metrics/testLoss"));
        });
    }

    /** The rate of a cosine without a length of its own falls over the run that names it, and stays down after it. */
    @Test
    void aScheduleKeepsTheLengthThatItHad() {
        var cosine = ADAM + ", \"schedule\": {\"kind\": \"cosine\"%s}";
        var parent = api.train(MOONS.formatted(10, cosine.formatted(""))).text("/id");
        var longer = api.train(MOONS.formatted(14, cosine.formatted(", \"epochs\": 10")));

        var child = continued(parent, "{\"epochs\": 4}");

        assertThat(child.text("/weightsSha256")).isEqualTo(longer.text("/weightsSha256"));
        assertThat(child.number("/training/schedule/epochs")).isEqualTo(10);
    }

    @Test
    void aForkSharesItsParentsHistoryAndSaysWhatDiffers() {
        var parent = api.train(MOONS.formatted(30, ADAM)).text("/id");

        var fork = continued(parent, """
                {"fromEpoch": 12, "epochs": 20, "name": "hotter",
                 "training": {"optimizer": {"learningRate": 0.2}, "l2": 0.01}}""");
        var id = fork.text("/id");

        assertThat(fork.text("/name")).isEqualTo("hotter");
        assertThat(fork.text("/tags/0")).isEqualTo("week-6");
        assertThat(fork.text("/continues/run")).isEqualTo(parent);
        assertThat(fork.number("/continues/fromEpoch")).isEqualTo(12);
        assertThat(fork.body().at("/continues/changes").toString()).isEqualTo("""
                [{"pointer":"/training/l2","before":0.0,"after":0.01},\
                {"pointer":"/training/optimizer/learningRate","before":0.02,"after":0.2}]""");
        assertThat(fork.text("/links/parent")).isEqualTo("/api/v1/runs/" + parent);
        assertThat(fork.number("/cost/updates")).isEqualTo(20 * 4);
        var before = epochs(parent);
        var after = epochs(id);
        assertThat(after).hasSize(33);
        assertThat(after.subList(0, 13)).isEqualTo(before.subList(0, 13));
        assertThat(after.get(13).get("trainLoss")).isNotEqualTo(before.get(13).get("trainLoss"));
        assertThat(weights(id, 7)).isEqualTo(weights(parent, 7));
        assertThat(weights(id, 12)).isEqualTo(weights(parent, 12));
        assertThat(weights(id, 13)).isNotEqualTo(weights(parent, 13));
        assertThat(weights(id, 20)).isEqualTo(weights(continued(parent, """
                {"fromEpoch": 12, "epochs": 8,
                 "training": {"optimizer": {"learningRate": 0.2}, "l2": 0.01}}""").text("/id"), "final"));
        assertThat(api.get("/api/v1/runs/" + id + "/request").body().toString())
                .contains("\"fromEpoch\":12").contains("\"l2\":0.01");
    }

    @Test
    void anotherKindOfOptimizerTakesThePlaceOfTheOldOne() {
        var parent = api.train(MOONS.formatted(6, ADAM)).text("/id");

        var child = continued(parent, "{\"epochs\": 3, \"training\": {\"optimizer\": {\"kind\": \"sgd\"}}}");

        assertThat(child.text("/training/optimizer/kind")).isEqualTo("sgd");
        assertThat(child.text("/continues/changes/0/pointer")).isEqualTo("/training/optimizer");
        assertThat(child.text("/continues/changes/0/before/kind")).isEqualTo("adam");
    }

    @Test
    void whoGoesOnWhereTheScheduleIsAtItsEndIsTold() {
        var falling = ADAM + ", \"schedule\": {\"kind\": \"cosine\"}";
        var parent = api.train(MOONS.formatted(6, falling)).text("/id");

        var still = continued(parent, "{\"epochs\": 3}");
        assertThat(still.text("/advice/0/code")).isEqualTo("schedule-at-its-end");
        assertThat(still.text("/weightsSha256")).isEqualTo(weightsOf(parent));

        var anew = continued(parent, "{\"epochs\": 3, \"training\": {\"schedule\": {\"kind\": \"constant\"}}}");
        assertThat(anew.body().at("/advice").toString()).doesNotContain("schedule-at-its-end");
        assertThat(anew.text("/weightsSha256")).isNotEqualTo(weightsOf(parent));
    }

    private String weightsOf(String run) {
        return api.get("/api/v1/runs/" + run).text("/weightsSha256");
    }

    @Test
    void aForkOfAForkGoesBackToTheFirst() {
        var first = api.train(MOONS.formatted(9, ADAM)).text("/id");
        var second = continued(first, "{\"fromEpoch\": 6, \"epochs\": 6, \"training\": {\"l2\": 0.1}}").text("/id");
        var third = continued(second, "{\"fromEpoch\": 4, \"epochs\": 5}");

        // Leaves the second run before the epoch at which that one left the first: its way was the first one's there.
        var direct = continued(first, "{\"fromEpoch\": 4, \"epochs\": 5, \"training\": {\"l2\": 0.1}}");
        assertThat(third.text("/weightsSha256")).isEqualTo(direct.text("/weightsSha256"));
        assertThat(weights(third.text("/id"), 3)).isEqualTo(weights(first, 3));
    }

    @Test
    void aRunThatStoppedEarlyGoesOnWhenItIsTold() {
        var parent = api.train("""
                {"model": {"layers": [{"units": 16, "activation": "relu"}, {"units": 1, "activation": "sigmoid"}]},
                 "dataset": "moons", "training": {"epochs": 400, "optimizer": {"kind": "adam", "learningRate": 0.1},
                   "earlyStopping": {"patience": 3}}}""");
        var id = parent.text("/id");
        assertThat(parent.text("/stopReason")).isEqualTo("early-stopping");

        var refused = api.post("/api/v1/runs/" + id + "/continue", "{\"epochs\": 5}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/training/earlyStopping");
        var child = continued(id, "{\"epochs\": 5, \"training\": {\"earlyStopping\": null}}");

        var otherLoss = continued(id, "{\"epochs\": 2, \"training\": {\"loss\": \"mae\"}}");

        var end = (int) parent.number("/metrics/epochsRun");
        assertThat(otherLoss.number("/metrics/epochsRun")).as("its patience begins anew").isEqualTo(end + 2);
        assertThat(child.number("/metrics/epochsRun")).isEqualTo(end + 5);
        assertThat(child.text("/stopReason")).isEqualTo("epochs-done");
        var asked = api.get("/api/v1/runs/" + child.text("/id") + "/request").body();
        assertThat(continued(id, asked.toString()).text("/weightsSha256")).as("the same request again")
                .isEqualTo(child.text("/weightsSha256"));
        assertThat(weights(child.text("/id"), end)).isEqualTo(weights(id, end));
    }

    /** Losses of another function would be better or worse than all before them at once. */
    @Test
    void withAnotherLossEarlyStoppingBeginsAnew() {
        var stopping = ADAM + ", \"earlyStopping\": {\"patience\": 4}";
        var parent = api.train(MOONS.formatted(10, stopping)).text("/id");

        var child = continued(parent, "{\"epochs\": 20, \"training\": {\"loss\": \"mae\"}}");

        assertThat(child.number("/metrics/epochsRun")).isGreaterThan(14);
        assertThat(child.number("/metrics/bestEpoch")).isGreaterThan(10);
    }

    @Test
    void aDivergedRunIsForkedBeforeItsEnd() {
        var parent = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "linear"}]}, "dataset": "diabetes",
                 "training": {"optimizer": {"kind": "sgd", "learningRate": 1}, "batchSize": "full", "epochs": 100}}""");
        var id = parent.text("/id");
        assertThat(parent.text("/stopReason")).isEqualTo("diverged");

        var again = api.post("/api/v1/runs/" + id + "/continue", "{\"epochs\": 5}");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text("/errors/0/pointer")).isEqualTo("/training");
        var child = continued(id, """
                {"fromEpoch": 1, "epochs": 5, "training": {"optimizer": {"learningRate": 0.001}}}""");
        assertThat(child.text("/stopReason")).isEqualTo("epochs-done");
        assertThat(child.number("/metrics/epochsRun")).isEqualTo(6);
        assertThat(child.body().get("diverged").isNull()).isTrue();
    }

    @Test
    void aRunThatGoesOnIsForkedFromAnEpochThatItHasPassed() {
        var request = MOONS.formatted(20, ADAM).replace("\"seed\"", "\"paused\": true, \"seed\"");
        var id = api.post("/api/v1/runs", request).text("/id");

        var early = api.post("/api/v1/runs/" + id + "/continue", "{\"epochs\": 5}");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text("/state")).isEqualTo("paused");
        var child = continued(id, "{\"fromEpoch\": 0, \"epochs\": 20}");
        assertThat(child.text("/weightsSha256"))
                .isEqualTo(api.train(MOONS.formatted(20, ADAM)).text("/weightsSha256"));
        assertThat(api.get("/api/v1/runs/" + child.text("/id") + "/epochs").body().get("content")
                .findValuesAsString("epoch"))
                .as("the start too, which the parent had not come to").hasSize(21).startsWith("0");
        assertThat(api.post("/api/v1/runs/" + id + "/continue", "{\"fromEpoch\": 1, \"epochs\": 5}").status())
                .isEqualTo(422);
    }

    /** The epoch from which this fork goes on is stored nowhere, so that its worker has much to train again first. */
    @Test
    void aForkIsPausedWhileItComesToItsBeginning() {
        var request = MOONS.formatted(30_000, ADAM + ", \"recordEvery\": 1000");
        var parent = api.train(request).text("/id");
        var longer = api.train(request.replace("30000", "30010")).text("/weightsSha256");
        var id = api.post("/api/v1/runs/" + parent + "/continue", "{\"fromEpoch\": 29999, \"epochs\": 11}")
                .text("/id");

        // More often than a run may be taken up in vain: these were no crashes.
        for (int i = 0; i < 4; i++) {
            await().until(() -> !state(id).equals("queued"));
            if (api.post("/api/v1/runs/" + id + "/pause", "").status() == 202) {
                await().until(() -> !state(id).equals("running"));
                api.post("/api/v1/runs/" + id + "/resume", "");
            }
        }

        assertThat(api.get("/api/v1/runs/" + id, "Prefer", "wait=60").text("/weightsSha256")).isEqualTo(longer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"epochs": 5, "fromEpoch": 7}                              | 422 | /fromEpoch
            {"epochs": 5, "fromEpoch": -1}                             | 422 | /fromEpoch
            {"epochs": 0}                                              | 422 | /epochs
            {"epochs": 1000000}                                        | 422 | /epochs
            {"fromEpoch": 2}                                           | 422 | /epochs
            {"epochs": 5, "training": {"epochs": 9}}                   | 422 | /training/epochs
            {"epochs": 5, "training": {"optimiser": {}}}               | 400 | /training/optimiser
            {"epochs": 5, "training": {"optimizer": {"momentum": 1}}}  | 400 | /training/optimizer/momentum
            {"epochs": 5, "training": {"batchSize": 5000}}             | 422 | /training/batchSize
            {"epochs": 5, "training": {"loss": "cross-entropy"}}       | 422 | /training/loss
            {"epochs": 5, "training": [1]}                             | 400 | /training
            {"epochs": 5, "model": {}}                                 | 400 | /model
            """)
    void whatMakesNoSenseIsRefusedByItsPlace(String body, int status, String pointer) {
        var parent = api.train(MOONS.formatted(6, ADAM)).text("/id");

        var refused = api.post("/api/v1/runs/" + parent + "/continue", body);

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(status);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(api.post("/api/v1/runs/none/continue", "{\"epochs\": 5}").status()).isEqualTo(404);
    }

    @Test
    void aRunThatOthersContinueIsNotDeletedBeforeThem() {
        var parent = api.train(MOONS.formatted(6, ADAM)).text("/id");
        var child = continued(parent, "{\"epochs\": 2}").text("/id");

        var refused = api.delete("/api/v1/runs/" + parent);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).isEqualTo("/problems/in-use");
        assertThat(api.delete("/api/v1/runs/" + child).status()).isEqualTo(204);
        assertThat(api.delete("/api/v1/runs/" + parent).status()).isEqualTo(204);
    }

    private Api.Answer continued(String run, String body) {
        var answer = api.post("/api/v1/runs/" + run + "/continue", body, "Prefer", "wait=60");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(answer.text("/state")).as(answer.body().toString()).isEqualTo("completed");
        return answer;
    }

    private String state(String run) {
        return api.get("/api/v1/runs/" + run).text("/state");
    }

    private List<JsonNode> epochs(String run) {
        return api.get("/api/v1/runs/" + run + "/epochs?limit=1000").body().get("content").valueStream().toList();
    }

    private String weights(String run, Object epoch) {
        var answer = api.get("/api/v1/runs/" + run + "/checkpoints/" + epoch + "/weights");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().toString();
    }
}
