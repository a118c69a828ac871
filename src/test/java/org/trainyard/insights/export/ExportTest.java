package org.trainyard.insights.export;

import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** How a network is asked for, and how that is refused. */
@ServiceTest
class ExportTest {

    private static final String XOR = """
            {"model": {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "xor", "training": {"epochs": 5}%s}""";

    @Autowired
    Api api;

    @Test
    void eachFormatIsAFile() {
        var run = api.train(XOR.formatted("")).text("/id");
        var stem = "run_" + run.replace('-', '_');
        Map.of("", stem + ".onnx", "?format=onnx", stem + ".onnx", "?format=pytorch", stem + "_pytorch.py",
                "?format=keras", stem + "_keras.py").forEach((query, file) -> {
                    var answer = api.get(export(run) + query);
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.headers().getFirst("Content-Disposition"))
                            .isEqualTo("attachment; filename=\"" + file + "\"");
                    assertThat(answer.headers().getFirst("Content-Type")).isEqualTo(
                            file.endsWith(".py") ? "text/x-python;charset=UTF-8" : "application/octet-stream");
                });
    }

    @Test
    void whoHasAFileIsNotSentItAgain() {
        var run = api.train(XOR.formatted("")).text("/id");
        var tag = Objects.requireNonNull(
                api.get(export(run) + "?format=keras").headers().getFirst("ETag"), "an ETag");
        assertThat(api.get(export(run) + "?format=keras", "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(api.get(export(run) + "?format=pytorch", "If-None-Match", tag).status()).isEqualTo(200);
        assertThat(api.get(export(run) + "?format=keras&epoch=2", "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void anyEpochCanBeTakenAway() {
        var run = api.train(XOR.formatted("")).text("/id");
        for (var epoch : new String[]{"0", "3", "best", "final"}) {
            var source = api.get(export(run) + "?format=pytorch&epoch=" + epoch).body().stringValue();
            var weights = api.get("/api/v1/runs/" + run + "/checkpoints/" + epoch + "/weights").body();
            assertThat(source).contains("EPOCH = \"" + epoch + "\"\n")
                    .contains(String.valueOf((float) weights.at("/0/weights/0/0").doubleValue()).replace('E', 'e'));
        }
        assertThat(api.get(export("latest") + "?format=pytorch").status()).isIn(200, 302, 307);
    }

    @Test
    void whatIsNotThereIsRefused() {
        var run = api.train(XOR.formatted("")).text("/id");
        assertThat(api.get(export("none")).status()).isEqualTo(404);
        assertThat(api.get(export(run) + "?epoch=6").status()).isEqualTo(404);
        assertThat(api.get(export(run) + "?epoch=last").text("/detail")).isEqualTo(
                "The parameter epoch must be \"final\", \"best\" or a whole number between 0 and 999999999; it was \"last\".");
        var unknown = api.get(export(run) + "?format=tflite");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("/type")).isEqualTo("/problems/invalid-parameter");
        assertThat(unknown.text("/detail"))
                .isEqualTo("The parameter format must be \"onnx\", \"pytorch\" or \"keras\"; it was \"tflite\".");
    }

    @Test
    void aRunThatHasNoWeightsYetHasNothingToTakeAway() {
        var run = api.post("/api/v1/runs", XOR.formatted(", \"paused\": true")).text("/id");
        for (var format : ExportFormat.values()) {
            var answer = api.get(export(run) + "?format=" + format.label());
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.headers().getFirst("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.headers().getFirst("Content-Disposition")).isNull();
        }
        assertThat(api.get(export(run) + "?epoch=0").status()).isEqualTo(200);
    }

    private static String export(String run) {
        return "/api/v1/runs/" + run + "/export";
    }
}
