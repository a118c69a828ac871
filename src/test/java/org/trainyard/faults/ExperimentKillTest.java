package org.trainyard.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.trainyard.process.Client;
import org.trainyard.process.Client.Answer;
import org.trainyard.process.Launch;
import org.trainyard.process.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An experiment survives {@code kill -9}: it is there with all its runs or not at all, and goes on by itself. */
@Tag("faults")
class ExperimentKillTest {

    private static final int RUNS = 400;
    private static final int KILLS = 3;
    private static final String MANY = """
            {"name": "many", "repeats": 400,
             "base": {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "xor",
               "training": {"epochs": 1}}}""";
    private static final String FEW = """
            {"name": "few", "vary": {"/model/layers/0/units": [8, 16, 32]}, "repeats": 2,
             "base": {"model": {"layers": [{"units": 4, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
               "dataset": "moons", "training": {"epochs": 3000, "checkpointEvery": 100}}}""";

    @TempDir
    Path folder;

    @Test
    void itIsThereOnceWithAllItsRunsOrNotAtAllHoweverOftenTheServiceIsKilledWhileMakingIt() throws Exception {
        Fault.EXPERIMENT_MADE.begin();
        var wasAnswered = false;
        for (int kill = 0; kill < KILLS; kill++) {
            try (var service = Launch.onH2(folder).with("--db-scheduler.threads=0").start()) {
                var posted = CompletableFuture.supplyAsync(() -> accepted(service.client()));
                service.isGoneWithin(Duration.ofMillis(500 + 700L * kill));
                service.kill();
                wasAnswered |= posted.join();
            }
        }
        try (var service = Launch.onH2(folder).with("--db-scheduler.threads=0").start()) {
            var kept = service.client().get("/api/v1/experiments").number("/page/totalElements");
            assertThat(kept).isBetween(wasAnswered ? 1 : 0, 1);
            assertThat(service.client().get("/api/v1/runs").number("/page/totalElements")).isEqualTo(RUNS * kept);
            var again = service.client().post("/api/v1/experiments", MANY, "Idempotency-Key", "many");
            assertThat(again.number("/progress/runs/total")).isEqualTo(RUNS);
            assertThat(service.client().get("/api/v1/experiments").number("/page/totalElements")).isEqualTo(1);
            assertThat(service.client().get("/api/v1/runs").number("/page/totalElements")).isEqualTo(RUNS);
            Fault.EXPERIMENT_MADE.passed(KILLS, "%d runs; after the kills the experiment was %s, sent again it was %s"
                    .formatted(RUNS, kept == 1 ? "there" : "not there", kept == 1 ? "the same one" : "made"));
        }
    }

    private static boolean accepted(Client client) {
        try {
            return client.post("/api/v1/experiments", MANY, "Idempotency-Key", "many").status() == 202;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void itGoesOnByItselfAndComesToTheSameResults() throws Exception {
        Fault.EXPERIMENT_TRAINED.begin();
        String disturbed;
        try (var service = Launch.onH2(folder).start()) {
            disturbed = service.client().post("/api/v1/experiments", FEW).text("/id");
            await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(
                    () -> look(service, disturbed).body().at("/progress/fraction").doubleValue() > 0.05);
            service.kill();
        }
        try (var service = Launch.onH2(folder).start()) {
            var undisturbed = service.client().post("/api/v1/experiments", FEW).text("/id");
            assertThat(finished(service, disturbed).text("/state")).isEqualTo("completed");
            assertThat(finished(service, undisturbed).text("/state")).isEqualTo("completed");
            for (int combination = 0; combination < 3; combination++) {
                var place = "/combinations/" + combination + "/metrics";
                assertThat(results(service, disturbed).body().at(place))
                        .isEqualTo(results(service, undisturbed).body().at(place));
            }
            Fault.EXPERIMENT_TRAINED.passed(1, "every metric of 3 combinations the same");
        }
    }

    private static Answer look(ServiceProcess service, String id) throws Exception {
        return service.client().get("/api/v1/experiments/" + id);
    }

    private static Answer finished(ServiceProcess service, String id) throws Exception {
        return service.client().get("/api/v1/experiments/" + id, "Prefer", "wait=60");
    }

    private static Answer results(ServiceProcess service, String id) throws Exception {
        return service.client().get("/api/v1/experiments/" + id + "/results");
    }
}
