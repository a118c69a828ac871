package org.trainyard.training;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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

    Api api;

    @BeforeEach
    void connect() {
        api = new Api(http);
    }

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

    private String trained(String request) {
        return api.train(request).text("/id");
    }

    private String weights(String id, String epoch) {
        var answer = api.get("/api/v1/runs/" + id + "/checkpoints/" + epoch + "/weights");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().toString();
    }
}
