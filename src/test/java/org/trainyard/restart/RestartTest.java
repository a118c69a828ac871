package org.trainyard.restart;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a stopped or killed service owes its users when it comes back. */
class RestartTest {

    private static final String RUN = """
            {"model": {"layers": [{"units": 32, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "moons", "seed": 5,
             "training": {"epochs": %d, "optimizer": {"kind": "adam"}, "checkpointEvery": 50}}""";

    @TempDir
    Path folder;

    @Test
    void queuedAndRunningRunsEndInTheSameWeightsAfterAStopAndAfterAKill() throws Exception {
        String running;
        String queued;
        try (var service = ServiceProcess.start(folder, "--db-scheduler.threads=1")) {
            running = service.post("/api/v1/runs", RUN.formatted(15_000)).get("id").stringValue();
            queued = service.post("/api/v1/runs", RUN.formatted(3)).get("id").stringValue();
            reaches(service, running, 100);
            assertThat(service.stop()).isTrue();
        }
        try (var service = ServiceProcess.start(folder, "--db-scheduler.threads=1")) {
            var before = service.glance("/api/v1/runs/" + running).at("/progress/epoch").intValue();
            reaches(service, running, before + 100);
            service.kill();
        }
        try (var service = ServiceProcess.start(folder, "--db-scheduler.threads=2")) {
            var disturbed = service.get("/api/v1/runs/" + running);
            var undisturbed = finished(service, RUN.formatted(15_000));

            assertThat(disturbed.get("state").stringValue()).isEqualTo("completed");
            assertThat(disturbed.get("weightsSha256")).isEqualTo(undisturbed.get("weightsSha256"));
            assertThat(service.get("/api/v1/runs/" + queued).get("state").stringValue()).isEqualTo("completed");
            assertThat(service.get("/api/v1/runs/" + running + "/epochs?limit=10000&after=10000").get("content")
                    .findValuesAsString("epoch"))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(10_001, 15_000).mapToObj(Integer::toString).toList());
        }
    }

    private static JsonNode finished(ServiceProcess service, String request) throws Exception {
        return service.get("/api/v1/runs/" + service.post("/api/v1/runs", request).get("id").stringValue());
    }

    private static void reaches(ServiceProcess service, String run, int epoch) {
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50))
                .until(() -> service.glance("/api/v1/runs/" + run).at("/progress/epoch").intValue() >= epoch);
    }
}
