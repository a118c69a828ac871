package org.trainyard.runs;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A service that gives 64 MB to a run. */
@ServiceTest
@TestPropertySource(properties = "trainyard.limits.run-memory=64000000")
class MemoryBudgetTest {

    private static final String RUN = """
            {"model": {"layers": [{"units": 256, "activation": "relu"}, {"units": 3, "activation": "softmax"}]},
             "dataset": {"generator": {"kind": "blobs", "samples": 70000}}, "split": {"validation": 0, "test": 0},
             "training": {"epochs": 0, "batchSize": %s}}""";

    @Autowired
    RestTestClient http;

    @Test
    void aBatchThatDoesNotFitIsRefusedBeforeItIsQueued() {
        var api = new Api(http);
        var before = api.get("/api/v1/runs").body().at("/page/totalElements").intValue();
        var refused = api.post("/api/v1/runs", RUN.formatted("65536"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/type")).isEqualTo("/problems/memory-budget");
        assertThat(refused.body().at("/estimate").doubleValue()).isBetween(2.0e8, 2.1e8);
        assertThat(api.get("/api/v1/runs").body().at("/page/totalElements").intValue()).isEqualTo(before);
        assertThat(api.train(RUN.formatted("8192")).text("/state")).isEqualTo("completed");
    }
}
