package org.trainyard.faults;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.trainyard.process.Launch;
import org.trainyard.process.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A run with a single epoch that takes longer than ten seconds: nothing waits for the epoch's end. */
@Tag("faults")
class LongEpochTest {

    private static final String REQUEST = """
            {"model": {"layers": [{"units": 256, "activation": "tanh"}, {"units": 256, "activation": "tanh"},
                                  {"units": 1, "activation": "sigmoid"}]},
             "dataset": {"generator": {"kind": "spirals", "samples": %d, "noise": 0.3, "seed": 12}},
             "training": {"epochs": 1, "batchSize": 32, "optimizer": {"kind": "adam"}}, "seed": 7}""".formatted(
            Integer.getInteger("faults.long-rows", 100_000));

    @TempDir
    Path folder;

    @Test
    void aPauseASigtermAndAKillInTheMiddleOfAnEpochMoveNoBit() throws Exception {
        Fault.LONG_EPOCH.begin();
        var launch = Launch.onH2(folder).with("--trainyard.training.checkpoint-every=2s");
        String run;
        String undisturbed;
        double paused;
        double stopped;
        long millis;
        try (var service = launch.start()) {
            var client = service.client();
            var first = client.post("/api/v1/runs", REQUEST).text("/id");
            awaitEnd(service, first);
            undisturbed = client.get("/api/v1/runs/" + first).text("/weightsSha256");
            millis = client.get("/api/v1/runs/" + first + "/epochs").number("/content/1/millis");
            assertThat(millis).isGreaterThan(10_000);

            run = client.post("/api/v1/runs", REQUEST).text("/id");
            await().atMost(Duration.ofMinutes(1)).until(() -> service.attempt(run).isPresent());
            var whileMeasured = pause(service, run);
            assertThat(epochs(service, run)).as("epochs measured when paused").isZero();
            client.post("/api/v1/runs/" + run + "/resume", "");
            // Only a training that has left the measurement of epoch 0 behind it is in the middle of an epoch.
            await().atMost(Duration.ofMinutes(1)).until(() -> epochs(service, run) == 1);
            paused = Math.max(whileMeasured, pause(service, run));
            assertThat(client.get("/api/v1/runs/" + run).number("/progress/epoch")).isZero();
            client.post("/api/v1/runs/" + run + "/resume", "");
            trainFor(service, run, 3);
            stopped = service.stop();
        }
        try (var service = launch.start()) {
            trainFor(service, run, 4);
            assertThat(service.attempt(run).orElseThrow().from()).isEqualTo("from epoch 0");
            service.kill();
        }
        try (var service = launch.start()) {
            awaitEnd(service, run);
            assertThat(service.attempt(run).orElseThrow().from()).isEqualTo("from epoch 0");
            var end = service.client().get("/api/v1/runs/" + run);
            Fault.LONG_EPOCH.found(4, end.text("/state").equals("completed") ? 0 : 1,
                    end.text("/weightsSha256").equals(undisturbed) ? 0 : 1,
                    "an epoch of %d s; paused after %s s; gone %s s after SIGTERM".formatted(millis / 1000,
                            CrashSeries.seconds(paused), CrashSeries.seconds(stopped)));
            assertThat(paused).isLessThanOrEqualTo(2);
            assertThat(stopped).isLessThanOrEqualTo(10);
        }
    }

    /** Seconds until it has paused. */
    private static double pause(ServiceProcess service, String run) throws Exception {
        var asked = System.nanoTime();
        service.client().post("/api/v1/runs/" + run + "/pause", "");
        await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20)).until(
                () -> service.client().get("/api/v1/runs/" + run).text("/state").equals("paused"));
        return (System.nanoTime() - asked) / 1e9;
    }

    private static int epochs(ServiceProcess service, String run) throws Exception {
        return service.client().get("/api/v1/runs/" + run + "/epochs").body().at("/content").size();
    }

    private static void trainFor(ServiceProcess service, String run, int seconds) {
        await().atMost(Duration.ofSeconds(30)).until(() -> service.attempt(run).isPresent());
        await().pollDelay(Duration.ofSeconds(seconds)).until(() -> true);
    }

    private static void awaitEnd(ServiceProcess service, String run) {
        await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(500))
                .until(() -> Reference.isFinal(service.client(), run));
    }
}
