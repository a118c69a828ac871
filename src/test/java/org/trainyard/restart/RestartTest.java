package org.trainyard.restart;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.trainyard.BesideOthers;
import org.trainyard.process.Client.Answer;
import org.trainyard.process.Launch;
import org.trainyard.process.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a stopped or killed service owes its users when it comes back. */
@BesideOthers
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
        try (var service = Launch.onH2(folder).with("--db-scheduler.threads=1").start()) {
            running = service.client().post("/api/v1/runs", RUN.formatted(15_000)).text("/id");
            queued = service.client().post("/api/v1/runs", RUN.formatted(3)).text("/id");
            reaches(service, running, 100);
            assertThat(service.stop()).isLessThan(10);
        }
        try (var service = Launch.onH2(folder).with("--db-scheduler.threads=1").start()) {
            var before = epoch(service, running);
            assertThat(attempts(service, running).at("/0/outcome").asString()).isEqualTo("interrupted");
            assertThat(attempts(service, running).at("/0/reachedEpoch").intValue()).isBetween(100, before);
            reaches(service, running, before + 100);
            service.kill();
        }
        try (var service = Launch.onH2(folder).with("--db-scheduler.threads=2").start()) {
            var disturbed = finished(service, running);
            var undisturbed = finished(service,
                    service.client().post("/api/v1/runs", RUN.formatted(15_000)).text("/id"));

            assertThat(disturbed.text("/state")).isEqualTo("completed");
            assertThat(attempts(service, running).at("/1/fromEpoch").intValue())
                    .isEqualTo(attempts(service, running).at("/0/reachedEpoch").intValue());
            assertThat(attempts(service, running).at("/1/outcome").asString()).isEqualTo("lost");
            assertThat(disturbed.text("/weightsSha256")).isEqualTo(undisturbed.text("/weightsSha256"));
            assertThat(finished(service, queued).text("/state")).isEqualTo("completed");
            assertThat(service.client().get("/api/v1/runs/" + running + "/epochs?limit=10000&after=10000").body()
                    .get("content").findValuesAsString("epoch"))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(10_001, 15_000).mapToObj(Integer::toString).toList());
        }
    }

    private static Answer finished(ServiceProcess service, String run) throws Exception {
        return service.client().get("/api/v1/runs/" + run, "Prefer", "wait=60");
    }

    private static int epoch(ServiceProcess service, String run) throws Exception {
        return service.client().get("/api/v1/runs/" + run).number("/progress/epoch");
    }

    private static void reaches(ServiceProcess service, String run, int epoch) {
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50))
                .until(() -> epoch(service, run) >= epoch);
    }

    private static JsonNode attempts(ServiceProcess service, String run) throws Exception {
        return service.client().get("/api/v1/runs/" + run + "/provenance").body().get("attempts");
    }
}
