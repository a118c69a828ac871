package org.trainyard.insights.export;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** ONNX Runtime says of raw rows what the service says. */
@ServiceTest
class OnnxExportTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    RestTestClient http;

    private final OrtEnvironment runtime = OrtEnvironment.getEnvironment();

    @TestFactory
    Stream<DynamicTest> everyNetworkSaysTheSame() {
        return ExportCases.all().map(each -> DynamicTest.dynamicTest(each.name(), () -> saysTheSame(each)));
    }

    private void saysTheSame(ExportCases.Case given) throws OrtException {
        var run = TrainedRun.of(http, given);
        try (var session = runtime.createSession(run.export("onnx"));
                var result = session.run(inputs(session, run.rows()))) {
            var expected = run.predictions();
            var values = (float[][]) result.get("values").orElseThrow().getValue();
            assertThat(values).hasNumberOfRows(expected.size());
            for (int row = 0; row < values.length; row++) {
                requireClose("values", values[row], expected.get(row).path("values"));
            }
            boolean classifies = run.answer().path("classes").isArray();
            assertThat(result.get("label").isPresent()).isEqualTo(classifies);
            if (classifies) {
                assertThat((String[]) result.get("label").orElseThrow().getValue()).containsExactly(
                        expected.stream().map(each -> each.path("label").stringValue()).toArray(String[]::new));
            }
            boolean probable = expected.getFirst().path("probabilities").isArray();
            assertThat(result.get("probabilities").isPresent()).isEqualTo(probable);
            for (int row = 0; probable && row < values.length; row++) {
                requireClose("probabilities",
                        ((float[][]) result.get("probabilities").orElseThrow().getValue())[row],
                        expected.get(row).path("probabilities"));
            }
        }
    }

    private static void requireClose(String what, float[] here, JsonNode service) {
        assertThat(here).hasSize(service.size());
        for (int j = 0; j < here.length; j++) {
            TrainedRun.requireClose(what, here[j], service.path(j));
        }
    }

    /** The rows as the graph takes them: by what its metadata says of the columns. */
    private Map<String, OnnxTensor> inputs(OrtSession session, JsonNode rows) throws OrtException {
        var columns = JSON.readTree(session.getMetadata().getCustomMetadata().get("columns"));
        var inputs = new HashMap<String, OnnxTensor>();
        long numbers = columns.valueStream().filter(column -> column.has("index")).count();
        if (numbers > 0) {
            var x = FloatBuffer.allocate((int) numbers * rows.size());
            for (var row : rows) {
                for (int column = 0; column < columns.size(); column++) {
                    if (columns.path(column).has("index")) {
                        x.put((float) row.path(column).doubleValue());
                    }
                }
            }
            inputs.put("x", OnnxTensor.createTensor(runtime, x.flip(), new long[]{rows.size(), numbers}));
        }
        for (int column = 0; column < columns.size(); column++) {
            if (columns.path(column).has("names")) {
                int place = column;
                var names = rows.valueStream().map(row -> new String[]{row.path(place).stringValue()})
                        .toArray(String[][]::new);
                inputs.put(columns.path(column).path("input").stringValue(),
                        OnnxTensor.createTensor(runtime, names));
            }
        }
        assertThat(session.getInputNames()).isEqualTo(inputs.keySet());
        return inputs;
    }

    @Test
    void theFileSaysWhatItIs() throws OrtException {
        var run = TrainedRun.of(http, named("names, hostile ones"));
        try (var session = runtime.createSession(run.export("onnx"))) {
            var metadata = session.getMetadata();
            assertThat(metadata.getProducerName()).isEqualTo("Trainyard");
            var said = metadata.getCustomMetadata();
            assertThat(said).containsEntry("run", run.id()).containsEntry("epoch", "final").containsEntry(
                    "weightsSha256", run.body().path("weightsSha256").stringValue())
                    .containsEntry("numericsVersion", "1");
            assertThat(JSON.readTree(said.get("classes"))).isEqualTo(run.answer().path("classes"));
            assertThat(JSON.readTree(said.get("columns")).findValuesAsString("name"))
                    .isEqualTo(run.body().at("/dataset/features").findValuesAsString("name"));
            // "label" is an output, and c\ is no name for ONNX
            assertThat(session.getInputNames()).containsExactlyInAnyOrder("x", "column_3", "column_6");
        }
    }

    @Test
    void aNameThatTheDatasetDoesNotHaveGivesNoNumber() throws OrtException {
        var run = TrainedRun.of(http, named("nothing but names"));
        try (var session = runtime.createSession(run.export("onnx"));
                var colours = OnnxTensor.createTensor(runtime, new String[][]{{"red"}, {"mauve"}});
                var sizes = OnnxTensor.createTensor(runtime, new String[][]{{"s"}, {"s"}});
                var result = session.run(Map.of("colour", colours, "size", sizes))) {
            var values = (float[][]) result.get("values").orElseThrow().getValue();
            TrainedRun.requireClose("a known name", values[0][0], run.predictions().getFirst().at("/values/0"));
            assertThat(values[1][0]).isNaN();
        }
    }

    private static ExportCases.Case named(String name) {
        return ExportCases.all().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void everyActivationIsAmongTheNetworks() {
        assertThat(ExportCases.all().toList()).hasSizeGreaterThan(40);
        assertThat(List.of(org.trainyard.compute.Activation.values())).allSatisfy(
                each -> assertThat(ExportCases.all()).anyMatch(given -> given.request().contains(each.label())));
    }
}
