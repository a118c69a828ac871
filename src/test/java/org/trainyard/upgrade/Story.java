package org.trainyard.upgrade;

import java.io.IOException;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.trainyard.NodeProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What is in a kept database, told as a client sees it: a dataset, a model, a finished run, one that was paused in its
 * middle and one that no worker has taken yet. Of the last two it also knows in which weights they have to end.
 */
final class Story {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String WAIT = "wait=60";
    private static final int PAUSED_AT = 30;
    private static final String RUN = """
            {"name": "%s", "model": "%s", "dataset": "%s", "seed": %d, "paused": %b, "tags": ["kept"],
             "preprocessing": {"scaling": "standard"},
             "training": {"epochs": 60, "batchSize": 8, "optimizer": {"kind": "adam"}, "checkpointEvery": 10}}""";
    private static final String QUESTION = "{\"rows\": [[0, 0], [1, -1], [-0.5, 2]]}";

    private Story() {}

    /** Makes all of it on an empty database. */
    static ObjectNode write(Nodes nodes) throws Exception {
        var told = JSON.createObjectNode();
        try (var node = nodes.start("--db-scheduler.threads=1")) {
            told.set("version", node.get("/api/v1").body().at("/version"));
            var dataset = node.upload("/api/v1/datasets/upload?name=corners&target=side", csv());
            told.set("dataset", dataset.body());
            var model = node.post("/api/v1/models", """
                    {"name": "small", "inputs": 2, "layers": [{"units": 4, "activation": "relu", "dropout": 0.1},
                                                             {"units": 1, "activation": "sigmoid"}]}""");
            told.set("model", model.body());
            var finished = node.post("/api/v1/runs", RUN.formatted("finished", model.text("/id"), dataset.text("/id"),
                    1, false), "Prefer", WAIT);
            told.set("finished", finished.body());
            told.set("epochs", node.get(path(finished.body()) + "/epochs").body());
            told.set("predictions", node.post(path(finished.body()) + "/predictions", QUESTION).body());
            var paused = node.post("/api/v1/runs", RUN.formatted("paused", model.text("/id"), dataset.text("/id"), 2,
                    true)).body();
            node.post(path(paused) + "/resume", "{\"epochs\": %d}".formatted(PAUSED_AT));
            await().until(() -> isPausedInTheMiddle(node.get(path(paused)).body()));
            told.set("paused", node.get(path(paused)).body());
            told.put("pausedEndsIn", hash(node, 2, model.text("/id"), dataset.text("/id")));
            told.put("queuedEndsIn", hash(node, 3, model.text("/id"), dataset.text("/id")));
            assertThat(node.stop()).isTrue();
        }
        try (var node = nodes.start("--db-scheduler.threads=0")) {
            var queued = node.post("/api/v1/runs", RUN.formatted("queued", told.at("/model/id").asString(""),
                    told.at("/dataset/id").asString(""), 3, false));
            assertThat(queued.text("/state")).isEqualTo("queued");
            told.set("queued", queued.body());
            assertThat(node.stop()).isTrue();
        }
        return told;
    }

    /** Finds all of it again on a copy, and lets what was not finished go on to its end. */
    static void read(JsonNode told, Nodes nodes) throws Exception {
        try (var node = nodes.start("--db-scheduler.threads=0")) {
            hasAllOf(node.get("/api/v1/datasets/" + told.at("/dataset/id").asString("")).body(), told.get("dataset"));
            hasAllOf(node.get("/api/v1/models/" + told.at("/model/id").asString("")).body(), told.get("model"));
            for (var run : List.of("finished", "paused", "queued")) {
                var now = node.get(path(told.get(run))).body();
                for (var part : List.of("/state", "/progress/epoch", "/weightsSha256", "/metrics", "/training")) {
                    hasAllOf(now.at(part), told.get(run).at(part));
                }
            }
            var finished = path(told.get("finished"));
            hasAllOf(node.get(finished + "/epochs").body(), told.get("epochs"));
            hasAllOf(node.post(finished + "/predictions", QUESTION).body(), told.get("predictions"));
            assertThat(node.post(path(told.get("paused")) + "/resume", "").status()).isEqualTo(202);
            assertThat(node.stop()).isTrue();
        }
        try (var node = nodes.start("--db-scheduler.threads=2")) {
            assertThat(node.get(path(told.get("paused")), "Prefer", WAIT).text("/weightsSha256"))
                    .isEqualTo(told.at("/pausedEndsIn").asString(""));
            assertThat(node.get(path(told.get("queued")), "Prefer", WAIT).text("/weightsSha256"))
                    .isEqualTo(told.at("/queuedEndsIn").asString(""));
            assertThat(node.get(path(told.get("paused")) + "/epochs").body().get("content").size()).isEqualTo(61);
        }
    }

    /** Starts a service on the database in question, as often as that is needed. */
    @FunctionalInterface
    interface Nodes {
        NodeProcess start(String... settings) throws IOException;
    }

    /** A later version may say more of a thing, never less or otherwise. */
    private static void hasAllOf(JsonNode now, JsonNode before) {
        if (before.isObject()) {
            before.properties().forEach(field -> {
                assertThat(now.get(field.getKey())).as(field.getKey()).isNotNull();
                hasAllOf(now.get(field.getKey()), field.getValue());
            });
        } else if (before.isArray()) {
            assertThat(now.size()).isEqualTo(before.size());
            for (int i = 0; i < before.size(); i++) {
                hasAllOf(now.get(i), before.get(i));
            }
        } else {
            assertThat(now).isEqualTo(before);
        }
    }

    /** The weights in which such a run ends that nobody disturbs; it leaves no trace. */
    private static String hash(NodeProcess node, int seed, String model, String dataset) {
        var run = node.post("/api/v1/runs", RUN.formatted("undisturbed", model, dataset, seed, false), "Prefer", WAIT);
        assertThat(run.text("/state")).isEqualTo("completed");
        assertThat(node.delete(path(run.body()))).isEqualTo(204);
        return run.text("/weightsSha256");
    }

    private static boolean isPausedInTheMiddle(JsonNode run) {
        return run.at("/state").asString("").equals("paused") && run.at("/progress/epoch").asInt(0) == PAUSED_AT;
    }

    private static String path(JsonNode run) {
        return "/api/v1/runs/" + run.at("/id").asString("");
    }

    private static String csv() {
        var text = new StringBuilder("x,y,side\n");
        for (int i = 0; i < 80; i++) {
            int x = i % 9 - 4;
            int y = i % 7 - 3;
            text.append("%d,%d,%s%n".formatted(x, y, x * y > 0 ? "same" : "other"));
        }
        return text.toString();
    }
}
