package org.trainyard.insights.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.ServiceTest;
import org.trainyard.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is exported as Python runs, and says of raw rows what the service says: with NumPy standing in for the library
 * everywhere, with PyTorch itself where there is one.
 */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonExportTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path folder;
    @Autowired
    RestTestClient http;
    /** By the name of the file. */
    private final Map<String, TrainedRun> runs = new TreeMap<>();

    @BeforeAll
    void exportEveryNetwork() throws Exception {
        for (var each : ExportCases.all().toList()) {
            var run = TrainedRun.of(http, each);
            for (var format : List.of("pytorch", "keras")) {
                var file = each.name().replaceAll("\\W", "_") + "_" + format;
                Files.write(folder.resolve(file + ".py"), run.export(format));
                Files.writeString(folder.resolve(file + ".json"),
                        JSON.createObjectNode().set("rows", run.rows()).toString());
                runs.put(file, run);
            }
        }
    }

    @Test
    void everyNetworkSaysTheSameInWhatStandsInForTheLibraries() throws Exception {
        withNumPy().drive(folder, "*.py", true);
        requireSame("");
    }

    @Test
    void everyNetworkSaysTheSameInPyTorch() throws Exception {
        Python.withLarge("torch", "Debian: python3-torch").drive(folder, "*_pytorch.py", false);
        requireSame("_pytorch");
    }

    @Test
    void everyNetworkSaysTheSameInKeras() throws Exception {
        Python.withLarge("keras.ops", "Keras 3").drive(folder, "*_keras.py", false);
        requireSame("_keras");
    }

    @Test
    void aSourceRunsByItself() throws Exception {
        for (var file : List.of("names__hostile_ones", "numbers_that_need_double", "large_enough_for_base64")) {
            for (var format : List.of("_pytorch.py", "_keras.py")) {
                assertThat(withNumPy().run(folder, true, List.of(file + format))).startsWith(
                        "weights are those of the run: True\n").contains("the service: ", "here: ");
            }
        }
    }

    /** Nothing changes the direction of writing or ends a line unseen, and lines are as long as an editor bears. */
    @Test
    void sourcesShowWhatTheyHold() throws Exception {
        for (var file : runs.keySet()) {
            var source = Files.readString(folder.resolve(file + ".py"));
            assertThat(source.codePoints()).as(file).allMatch(
                    point -> point == '\n' || (point >= ' ' && point < 0x7f) || Character.isLetter(point));
            assertThat(source.lines()).as(file).allMatch(line -> line.length() <= 160)
                    .noneMatch(line -> line.endsWith(" "));
            assertThat(source).as(file).doesNotContain("\n\n\n\n").endsWith("\n");
        }
    }

    private static Python withNumPy() throws Exception {
        var python = Python.with("numpy");
        Shell.require(python.isPresent(), "python3 with NumPy (Debian: python3-numpy)");
        return python.orElseThrow();
    }

    private void requireSame(String ending) throws Exception {
        var soft = new SoftAssertions();
        for (var each : runs.entrySet()) {
            if (!each.getKey().endsWith(ending)) {
                continue;
            }
            var run = each.getValue();
            var said = JSON.readTree(Files.readString(folder.resolve(each.getKey() + ".out")));
            soft.check(() -> {
                assertThat(said.path("exact").booleanValue()).isTrue();
                assertThat(said.path("columns").valueStream().map(JsonNode::stringValue))
                        .containsExactlyElementsOf(run.body().at("/dataset/features").findValuesAsString("name"));
                assertThat(said.path("classes")).isEqualTo(run.answer().path("classes"));
                requireSame(each.getKey(), said.path("predictions"), run.predictions());
                requireSame(each.getKey(), said.path("examples"), said.path("service").valueStream().toList());
                requireSame(each.getKey(), said.path("service"),
                        run.predictions().subList(0, said.path("service").size()));
            });
        }
        soft.assertAll();
    }

    private static void requireSame(String what, JsonNode here, List<JsonNode> service) {
        assertThat(here).hasSameSizeAs(service);
        for (int row = 0; row < service.size(); row++) {
            var expected = service.get(row);
            assertThat(here.path(row).path("label").asString("")).as(what)
                    .isEqualTo(expected.path("label").asString(""));
            requireSame(what + " values", here.path(row).path("values"), expected.path("values"));
            if (here.path(row).has("probabilities")) {
                requireSame(what + " probabilities", here.path(row).path("probabilities"),
                        expected.path("probabilities"));
            }
        }
    }

    private static void requireSame(String what, JsonNode here, JsonNode service) {
        if (service.isArray()) {
            assertThat(here).as(what).hasSameSizeAs(service);
            for (int j = 0; j < service.size(); j++) {
                TrainedRun.requireClose(what, here.path(j).doubleValue(), service.path(j));
            }
        }
    }
}
