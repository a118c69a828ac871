package org.trainyard.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Weights come as a file that every reader of safetensors understands, with the numbers of the JSON. */
@ServiceTest
class SafeTensorsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    RestTestClient http;

    @Autowired
    Api api;

    /**
     * A file, read by the words of the format's description and as strictly: the header begins with {, tensors follow each
     * other without gaps in the order of their offsets, and end with the file.
     */
    private record File(Map<String, String> metadata, Map<String, List<Integer>> shapes, Map<String, float[]> numbers,
            byte[] body) {

        static File read(byte[] file) {
            var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            int length = Math.toIntExact(in.getLong());
            assertThat((length + Long.BYTES) % 8).isZero();
            var header = JSON.readTree(new String(file, Long.BYTES, length, StandardCharsets.UTF_8));
            assertThat(file[Long.BYTES]).isEqualTo((byte) '{');
            var body = in.position(Long.BYTES + length).slice().order(ByteOrder.LITTLE_ENDIAN);
            var places = new TreeMap<Long, Long>();
            var metadata = new TreeMap<String, String>();
            var shapes = new TreeMap<String, List<Integer>>();
            var numbers = new TreeMap<String, float[]>();
            header.propertyStream().forEach(each -> {
                if (each.getKey().equals("__metadata__")) {
                    each.getValue().propertyStream().forEach(
                            entry -> metadata.put(entry.getKey(), entry.getValue().stringValue()));
                    return;
                }
                var tensor = each.getValue();
                assertThat(tensor.propertyNames()).containsExactlyInAnyOrder("dtype", "shape", "data_offsets");
                assertThat(tensor.path("dtype").stringValue()).isEqualTo("F32");
                var shape = tensor.path("shape").valueStream().map(JsonNode::intValue).toList();
                long from = tensor.path("data_offsets").path(0).longValue();
                long to = tensor.path("data_offsets").path(1).longValue();
                var found = new float[shape.stream().reduce(1, Math::multiplyExact)];
                assertThat(to - from).isEqualTo(4L * found.length);
                body.slice((int) from, (int) (to - from)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(found);
                places.put(from, to);
                shapes.put(each.getKey(), shape);
                numbers.put(each.getKey(), found);
            });
            long end = 0;
            for (var place : places.entrySet()) {
                assertThat(place.getKey()).isEqualTo(end);
                end = place.getValue();
            }
            assertThat(end).isEqualTo(body.capacity());
            var bytes = new byte[body.capacity()];
            body.get(0, bytes);
            return new File(metadata, shapes, numbers, bytes);
        }
    }

    @Test
    void theFileHoldsTheNumbersOfTheJsonAndTheirHash() throws Exception {
        var run = api.train("""
                {"model": {"layers": [{"units": 5, "activation": "tanh"}, {"units": 4, "activation": "relu", "bias": false},
                  {"units": 3, "activation": "softmax"}]}, "dataset": "iris", "training": {"epochs": 3}}""");
        for (var epoch : List.of("final", "0", "2")) {
            var path = "/api/v1/runs/" + run.text("/id") + "/checkpoints/" + epoch + "/weights";
            var file = File.read(download(path + "?format=safetensors"));
            var layers = api.get(path).body();

            var expected = new ArrayList<String>();
            for (int i = 0; i < layers.size(); i++) {
                var weights = layers.path(i).path("weights");
                var name = "layers." + i;
                expected.add(name + ".weights");
                assertThat(file.shapes().get(name + ".weights")).containsExactly(weights.size(),
                        weights.path(0).size());
                assertThat(file.numbers().get(name + ".weights")).containsExactly(
                        floats(weights.valueStream().flatMap(JsonNode::valueStream).toList()));
                if (!layers.path(i).path("biases").isEmpty()) {
                    expected.add(name + ".biases");
                    assertThat(file.numbers().get(name + ".biases"))
                            .containsExactly(floats(layers.path(i).path("biases").valueStream().toList()));
                }
            }
            assertThat(file.numbers()).containsOnlyKeys(expected).hasSize(5);
            var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.body()));
            assertThat(file.metadata()).containsEntry("weightsSha256", hash).containsEntry("run", run.text("/id"))
                    .containsEntry("epoch", epoch);
            if (epoch.equals("final")) {
                assertThat(hash).isEqualTo(run.text("/weightsSha256"));
            }
        }
    }

    @Test
    void theFileIsAskedForByFormatOrByAccept() {
        var run = api
                .train("""
                {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "xor", "training": {"epochs": 1}}""");
        var path = "/api/v1/runs/" + run.text("/id") + "/checkpoints/final/weights";

        assertThat(api.get(path).headers().getFirst("Content-Type")).isEqualTo("application/json");
        var file = http.get().uri(path).header("Accept", "application/x-safetensors").exchange().expectStatus().isOk()
                .expectHeader().contentType("application/x-safetensors").expectHeader()
                .valueEquals("Content-Disposition", "attachment; filename=\"" + run.text("/id") + ".safetensors\"")
                .expectBody(byte[].class).returnResult().getResponseBody();
        assertThat(file).isEqualTo(download(path + "?format=safetensors"));
        assertThat(api.get(path + "?format=csv").status()).isEqualTo(406);
        assertThat(api.get(path.replace("final", "7") + "?format=safetensors").status()).isEqualTo(404);
    }

    private byte[] download(String path) {
        var file = http.get().uri(path).exchange().expectStatus().isOk().expectBody(byte[].class).returnResult()
                .getResponseBody();
        return Objects.requireNonNull(file, "a file");
    }

    private static float[] floats(List<JsonNode> numbers) {
        var floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers.get(i).doubleValue();
        }
        return floats;
    }
}
