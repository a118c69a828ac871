package org.trainyard.runs;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What made a run, and whether it can be made again. */
@ServiceTest
class ProvenanceTest {

    private static final String XOR = """
            {"model": {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "xor", "seed": 11, "training": {"epochs": 40, "checkpointEvery": 10}}""";

    @Autowired
    RestTestClient http;
    @Autowired
    JdbcClient sql;

    @Autowired
    Api api;

    @Test
    void provenanceNamesAllThatMadeARunAndItsRequestMakesItAgain() {
        var run = api.train(XOR);

        var made = api.get("/api/v1/runs/" + run.text("/id") + "/provenance");

        assertThat(made.text("/weightsSha256")).isEqualTo(run.text("/weightsSha256"));
        assertThat(made.text("/dataset/sha256")).isEqualTo(run.text("/dataset/sha256")).hasSize(64);
        assertThat(made.number("/seed/value")).isEqualTo(11);
        assertThat(made.text("/seed/generator")).isEqualTo("L64X128MixRandom");
        assertThat(made.number("/formats/numerics")).isEqualTo(api.get("/api/v1").number("/numericsVersion"));
        assertThat(made.body().get("attempts")).hasSize(1);
        assertThat(made.text("/attempts/0/outcome")).isEqualTo("completed");
        assertThat(made.number("/attempts/0/reachedEpoch")).isEqualTo(40);
        assertThat(made.text("/attempts/0/node")).isNotBlank();
        assertThat(made.text("/attempts/0/engine")).isNotBlank();
        assertThat(made.text("/attempts/0/endedAt")).endsWith("Z");
        var again = api.post(made.text("/request/path"), made.body().at("/request/body").toString(), "Prefer",
                "wait=60");
        assertThat(again.text("/weightsSha256")).isEqualTo(run.text("/weightsSha256"));
    }

    @Test
    void everyInterruptionBeginsAnotherAttempt() {
        var id = api.post("/api/v1/runs", XOR.replace("\"seed\"", "\"paused\": true, \"seed\"")).text("/id");
        api.post("/api/v1/runs/" + id + "/resume", "{\"epochs\": 15}");
        await().until(() -> api.get("/api/v1/runs/" + id).number("/progress/epoch") == 15
                && api.get("/api/v1/runs/" + id).text("/state").equals("paused"));
        api.post("/api/v1/runs/" + id + "/resume", "");
        api.get("/api/v1/runs/" + id, "Prefer", "wait=60");

        var attempts = api.get("/api/v1/runs/" + id + "/provenance").body().get("attempts");
        assertThat(attempts).hasSize(2);
        assertThat(attempts.at("/0/outcome").asString()).isEqualTo("paused");
        assertThat(attempts.at("/0/reachedEpoch").intValue()).isEqualTo(15);
        assertThat(attempts.at("/1/fromEpoch").intValue()).isEqualTo(15);
        assertThat(attempts.at("/1/outcome").asString()).isEqualTo("completed");
    }

    @Test
    void aVerificationTrainsAgainAndComparesTheWeights() {
        var run = api.train(XOR);
        var id = run.text("/id");

        var verification = verified(id);

        assertThat(verification.text("/verifies/run")).isEqualTo(id);
        assertThat(verification.text("/verifies/weightsSha256")).isEqualTo(run.text("/weightsSha256"));
        assertThat(verification.body().at("/verifies/same").asString()).isEqualTo("true");
        var made = api.get("/api/v1/runs/" + id + "/provenance");
        assertThat(made.text("/verifications/0/run")).isEqualTo(verification.text("/id"));
        assertThat(made.body().at("/verifications/0/same").asString()).isEqualTo("true");
    }

    @Test
    void aVerificationThatIsCancelledSaysNothing() {
        var request = XOR.replace("\"epochs\": 40, \"checkpointEvery\": 10", "\"epochs\": 90000");
        var id = api.train(request).text("/id");
        var verification = api.post("/api/v1/runs/" + id + "/verify", "").text("/id");

        if (api.post("/api/v1/runs/" + verification + "/cancel", "").status() == 202) {
            var ended = api.get("/api/v1/runs/" + verification, "Prefer", "wait=60");
            assertThat(ended.text("/state")).isEqualTo("cancelled");
            assertThat(ended.body().at("/verifies/same").isNull()).isTrue();
        }
    }

    @Test
    void aResultThatSomebodyChangedIsFoundOut() {
        var id = api.train(XOR).text("/id");
        sql.sql("update runs set weights_sha256 = ? where id = ?").params("0".repeat(64), id).update();

        assertThat(verified(id).body().at("/verifies/same").asString()).isEqualTo("false");
    }

    /** Its stored states are of other weights: a verification that believed them would come to another end. */
    @Test
    void aVerificationOfAForkGoesBackToTheStartOfTheFirstRun() {
        var parent = api.train(XOR).text("/id");
        var fork = api.post("/api/v1/runs/" + parent + "/continue", """
                {"fromEpoch": 25, "epochs": 30, "training": {"optimizer": {"learningRate": 0.3}}}""", "Prefer",
                "wait=60").text("/id");
        var other = api.train(XOR.replace("11", "12")).text("/id");
        sql.sql("delete from checkpoints where run_id = ?").param(parent).update();
        sql.sql("update checkpoints set run_id = ? where run_id = ?").params(parent, other).update();

        var verification = verified(fork);

        assertThat(verification.text("/state")).isEqualTo("completed");
        assertThat(verification.body().at("/verifies/same").asString()).isEqualTo("true");
        assertThat(verification.text("/continues/run")).isEqualTo(parent);
    }

    @Test
    void onlyAResultCanBeVerified() {
        var id = api.post("/api/v1/runs", XOR.replace("\"seed\"", "\"paused\": true, \"seed\"")).text("/id");

        var refused = api.post("/api/v1/runs/" + id + "/verify", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/state")).isEqualTo("paused");
        assertThat(api.get("/api/v1/runs/none/provenance").status()).isEqualTo(404);
    }

    private Api.Answer verified(String id) {
        var answer = api.post("/api/v1/runs/" + id + "/verify", "", "Prefer", "wait=60");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer;
    }
}
