package org.trainyard.runs;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A run tells what its training took of the machine. */
@ServiceTest
class UsageTest {

    private static final String MOONS = """
            {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "moons", "paused": %s,
             "training": {"epochs": 5}}""";

    @Autowired
    RestTestClient http;

    @Test
    void whatFitsIntoMemoryIsReadOnce() {
        var run = new Api(http).train(MOONS.formatted(false));

        assertThat(run.number("/usage/bytesRead")).isEqualTo(200 * 2 * Float.BYTES);
        assertThat(run.number("/usage/peakHeapBytes"))
                .isBetween(1e6, (double) Runtime.getRuntime().maxMemory());
    }

    @Test
    void eachAttemptReadsAnew() {
        var api = new Api(http);
        var id = api.post("/api/v1/runs", MOONS.formatted(true)).text("/id");
        assertThat(api.get("/api/v1/runs/" + id).body().at("/usage").isNull()).isTrue();

        api.post("/api/v1/runs/" + id + "/resume", "{\"epochs\": 2}");
        await().atMost(Duration.ofSeconds(30)).until(
                () -> api.get("/api/v1/runs/" + id).text("/state").equals("paused"));
        api.post("/api/v1/runs/" + id + "/resume", "{}");

        var done = api.get("/api/v1/runs/" + id, "Prefer", "wait=30");
        assertThat(done.text("/state")).isEqualTo("completed");
        assertThat(done.number("/usage/bytesRead")).isEqualTo(2 * 200 * 2 * Float.BYTES);
    }
}
