package org.trainyard.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.BesideOthers;
import org.trainyard.NodeProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a backup owes: everything that was acknowledged when it began, as it was, and runs that go on. */
@BesideOthers
abstract class BackupContract {

    static final Path PAGE = Path.of("src/docs/operations.md");
    private static final int EPOCHS = 8000;
    private static final String RUN = """
            {"model": "%s", "dataset": "%s", "seed": 5, "name": "%s",
             "training": {"epochs": %d, "batchSize": 8, "optimizer": {"kind": "adam"}, "checkpointEvery": 50}}""";

    @TempDir
    Path folder;

    /** Refuses when this machine cannot test it. */
    abstract void requireTools() throws Exception;

    /** A service with an empty database. */
    abstract NodeProcess service() throws Exception;

    /** Backs a running service up. */
    abstract void backUp(NodeProcess service) throws Exception;

    /** Restores the backup to another place and starts a service there. */
    abstract NodeProcess restored() throws Exception;

    @BeforeEach
    void lookForTools() throws Exception {
        requireTools();
    }

    @Test
    void whatWasAcknowledgedIsThereAndWhatWasTrainingEndsInTheSameWeights() throws Exception {
        List<JsonNode> before;
        String running;
        JsonNode undisturbed;
        try (var service = service()) {
            var dataset = service.post("/api/v1/datasets", """
                    {"name": "spirals", "generator": {"kind": "spirals", "samples": 200}}""").text("/id");
            var model = service.post("/api/v1/models", """
                    {"name": "small", "inputs": 2,
                     "layers": [{"units": 16, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]}""")
                    .text("/id");
            var finished = service.post("/api/v1/runs", RUN.formatted(model, dataset, "finished", 20), "Prefer",
                    "wait=60").text("/id");
            running = service.post("/api/v1/runs", RUN.formatted(model, dataset, "running", EPOCHS)).text("/id");
            reaches(service, running, 100);
            var queued = service.post("/api/v1/runs", RUN.formatted(model, dataset, "queued", 20)).text("/id");
            before = acknowledged(service, dataset, model, finished, queued);

            backUp(service);

            assertThat(service.get("/api/v1/runs/" + running).text("/state")).isEqualTo("running");
            undisturbed = service.get("/api/v1/runs/" + running, "Prefer", "wait=60").body();
            assertThat(undisturbed.at("/state").asString("")).isEqualTo("completed");
        }
        try (var service = restored()) {
            var ids = before.getFirst();
            var queued = service.get("/api/v1/runs/" + ids.get(3).stringValue(), "Prefer", "wait=60").body();
            var again = service.get("/api/v1/runs/" + running, "Prefer", "wait=60").body();

            assertThat(acknowledged(service, ids.get(0).stringValue(), ids.get(1).stringValue(),
                    ids.get(2).stringValue(), ids.get(3).stringValue())).isEqualTo(before);
            assertThat(queued.at("/state").asString("")).isEqualTo("completed");
            assertThat(again.at("/weightsSha256")).isEqualTo(undisturbed.at("/weightsSha256"));
            assertThat(again.at("/metrics")).isEqualTo(undisturbed.at("/metrics"));
            assertThat(service.get("/api/v1/runs/" + running + "/epochs?limit=10000").body().get("content")
                    .findValuesAsString("epoch"))
                    .containsExactlyElementsOf(IntStream.rangeClosed(0, EPOCHS).mapToObj(Integer::toString).toList());
        }
    }

    /** All that a client was told of these, in words that do not depend on how far a queue has got. */
    private static List<JsonNode> acknowledged(NodeProcess service, String dataset, String model, String finished,
            String queued) {
        var json = new JsonMapper();
        return List.of(json.valueToTree(List.of(dataset, model, finished, queued)),
                service.get("/api/v1/datasets/" + dataset + "/rows?limit=1000").body(),
                service.get("/api/v1/datasets/" + dataset).body(), service.get("/api/v1/models/" + model).body(),
                service.get("/api/v1/runs/" + finished).body(),
                service.get("/api/v1/runs/" + finished + "/epochs").body(),
                service.get("/api/v1/runs/" + finished + "/checkpoints").body(),
                service.get("/api/v1/runs/" + queued + "/request").body());
    }

    private static void reaches(NodeProcess service, String run, int epoch) {
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50))
                .until(() -> service.get("/api/v1/runs/" + run).body().at("/progress/epoch").intValue() >= epoch);
    }
}
