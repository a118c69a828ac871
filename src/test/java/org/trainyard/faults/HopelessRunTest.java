package org.trainyard.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.trainyard.process.Client;
import org.trainyard.process.Launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Runs that cannot come to an end: they harm neither the service nor those behind them in the queue. */
@Tag("faults")
class HopelessRunTest {

    private static final int WORKERS = 2;
    private static final String NEXT = """
            {"model": {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "xor", "training": {"epochs": 50}}""";
    /** Just below the limit of ten million parameters, of which Adam keeps several copies. */
    private static final String TOO_LARGE = """
            {"model": {"layers": [{"units": 1200, "activation": "relu"}, {"units": 8192, "activation": "relu"},
                                  {"units": 1, "activation": "sigmoid"}]},
             "dataset": "xor", "training": {"epochs": 5, "optimizer": {"kind": "adam"}}}""";
    /** So many epochs of a network that fits: hours or days. */
    private static final String ENDLESS = """
            {"model": {"layers": [{"units": 256, "activation": "tanh"}, {"units": 256, "activation": "tanh"},
                                  {"units": 1, "activation": "sigmoid"}]},
             "dataset": {"generator": {"kind": "spirals", "samples": 6000, "noise": 0.3, "seed": 3}},
             "training": {"epochs": %d}}""";

    @TempDir
    Path folder;

    @Test
    void oneThatNeedsTooMuchMemoryFailsAndOneThatTakesDaysIsCancelled() throws Exception {
        Fault.KERNEL_ERROR.begin();
        try (var service = Launch.onH2(folder).withFlags("-Xmx192m").start()) {
            var client = service.client();
            for (int i = 0; i < WORKERS; i++) {
                var large = client.post("/api/v1/runs", TOO_LARGE, "Prefer", "wait=60");
                assertThat(large.text("/state")).as(large.body().toString()).isEqualTo("failed");
                assertThat(large.text("/failure/message")).contains("memory");
            }
            assertThat(next(client)).isEqualTo("completed");

            var refused = client.post("/api/v1/runs", ENDLESS.formatted(90_000));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("/type")).isEqualTo("/problems/cost-budget");
            var seconds = cancelAllWorkers(client);
            assertThat(next(client)).isEqualTo("completed");
            Fault.KERNEL_ERROR.passed(2 * WORKERS + 1,
                    ("%d failed for want of memory; %d that would take hours cancelled, the "
                            + "slowest after %s s; one beyond the budget refused; after each the next run completed")
                            .formatted(WORKERS, WORKERS, CrashSeries.seconds(seconds)));
            assertThat(seconds).isLessThanOrEqualTo(2);
        }
    }

    /** Gives every worker a run that would take hours; answers with the seconds until the last of them was cancelled. */
    private static double cancelAllWorkers(Client client) throws Exception {
        var endless = new ArrayList<String>();
        for (int i = 0; i < WORKERS; i++) {
            var posted = client.post("/api/v1/runs", ENDLESS.formatted(10_000));
            assertThat(posted.status()).as(posted.body().toString()).isEqualTo(202);
            endless.add(posted.text("/id"));
        }
        for (var run : endless) {
            await().atMost(Duration.ofMinutes(1)).until(
                    () -> !client.get("/api/v1/runs/" + run).text("/state").equals("queued"));
            var begun = client.get("/api/v1/runs/" + run);
            assertThat(begun.text("/state")).as(begun.text("/failure/message")).isEqualTo("running");
        }
        double slowest = 0;
        for (var run : endless) {
            var asked = System.nanoTime();
            assertThat(client.post("/api/v1/runs/" + run + "/cancel", "").status()).isEqualTo(202);
            await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(20)).until(
                    () -> client.get("/api/v1/runs/" + run).text("/state").equals("cancelled"));
            slowest = Math.max(slowest, (System.nanoTime() - asked) / 1e9);
        }
        return slowest;
    }

    private static String next(Client client) throws Exception {
        return client.post("/api/v1/runs", NEXT, "Prefer", "wait=60").text("/state");
    }
}
