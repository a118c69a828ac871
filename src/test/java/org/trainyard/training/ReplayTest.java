package org.trainyard.training;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The network after any epoch, the one that the run had, whatever of it was recorded or stored. */
@ServiceTest
class ReplayTest {

    private static final String MOONS = """
            {"model": {"layers": [{"units": 4, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "moons", "seed": 3, "training": {"epochs": %d, "recordEvery": %d, "checkpointEvery": 10}}""";

    @Autowired
    RestTestClient http;
    @Autowired
    JdbcClient sql;

    @Autowired
    Api api;

    @Test
    void anEpochThatWasNotRecordedHasItsOwnWeights() {
        var id = trained(MOONS.formatted(30, 20));
        var shorter = trained(MOONS.formatted(15, 1));

        assertThat(weights(id, "15")).isEqualTo(weights(shorter, "final")).isNotEqualTo(weights(id, "final"));
        assertThat(weights(id, "30")).isEqualTo(weights(id, "final"));
    }

    /** Measured after every epoch, this training ends one epoch earlier: its outputs overflow before its weights do. */
    @Test
    void theLastEpochOfADivergedRunIsItsResultThoughItWasNotRecorded() {
        var run = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "linear"}]}, "dataset": "diabetes",
                 "training": {"optimizer": {"kind": "sgd", "learningRate": 10}, "batchSize": "full", "epochs": 100,
                   "recordEvery": 100}}""");
        var id = run.text("/id");
        var last = (int) run.number("/metrics/epochsRun");

        assertThat(run.text("/stopReason")).isEqualTo("diverged");
        assertThat(last).isGreaterThan(1);
        var epochs = api.get("/api/v1/runs/" + id + "/epochs?after=" + (last - 1)).body();
        assertThat(epochs.at("/content/0/trainLoss").isNull()).isTrue();
        assertThat(weights(id, Integer.toString(last))).isEqualTo(weights(id, "final"));
        assertThat(weights(id, Integer.toString(last - 1))).isNotEqualTo(weights(id, "final"));
    }

    @Test
    void theBestEpochIsThatOfTheLowestLossOfTheUnseenRows() {
        var validated = api.train("""
                {"model": {"layers": [{"units": 32, "activation": "relu"}, {"units": 1, "activation": "sigmoid"}]},
                 "dataset": "moons", "split": {"train": 0.2, "validation": 0.3, "test": 0.5, "labelNoise": 0.3},
                 "training": {"epochs": 60, "optimizer": {"kind": "adam", "learningRate": 0.1}}}""");
        var unvalidated = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "xor",
                 "training": {"epochs": 20, "optimizer": {"kind": "sgd", "learningRate": 5}}}""");

        assertThat(weights(validated.text("/id"), "best"))
                .isEqualTo(weights(validated.text("/id"), Integer.toString(lowest(validated, "validationLoss"))));
        assertThat(validated.number("/metrics/bestEpoch")).isEqualTo(lowest(validated, "validationLoss"));
        assertThat(unvalidated.number("/metrics/bestEpoch")).isEqualTo(lowest(unvalidated, "trainLoss"));
    }

    @Test
    void aDamagedResultIsTrainedAgainFromTheNearestWholeCheckpoint() {
        var run = api.train(MOONS.formatted(25, 1));
        var id = run.text("/id");
        var result = weights(id, "final");

        damage(id, "FINAL");
        assertThat(weights(id, "final")).isEqualTo(result);
        damage(id, "PERIODIC");
        assertThat(weights(id, "final")).isEqualTo(result);
    }

    @Test
    void anEpochThatIsNoneIsQuotedWithoutItsTricks() {
        var refused = api.post("/api/v1/runs/" + trained(MOONS.formatted(1, 1)) + "/predictions?epoch=la\u202Est",
                "{\"rows\": [[0, 0]]}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/detail")).isEqualTo("The parameter epoch must be \"final\", \"best\" or a whole "
                + "number between 0 and 999999999; it was \"la\uFFFDst\".");
    }

    /** The epoch with the lowest figure in the run's table; the first of several. */
    private int lowest(Api.Answer run, String figure) {
        int best = 0;
        var lowest = Double.POSITIVE_INFINITY;
        for (var row : api.get("/api/v1/runs/" + run.text("/id") + "/epochs").body().get("content")) {
            if (row.get(figure).doubleValue() < lowest) {
                lowest = row.get(figure).doubleValue();
                best = row.get("epoch").intValue();
            }
        }
        return best;
    }

    private void damage(String runId, String kind) {
        var chunks = sql.sql("""
                update checkpoint_chunks set data = ?
                where checkpoint_id in (select id from checkpoints where run_id = ? and kind = ?)""")
                .params(new byte[]{1}, runId, kind).update();
        assertThat(chunks).isPositive();
    }

    private String trained(String request) {
        return api.train(request).text("/id");
    }

    private String weights(String id, String epoch) {
        var answer = api.get("/api/v1/runs/" + id + "/checkpoints/" + epoch + "/weights");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().toString();
    }
}
