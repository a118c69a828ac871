package org.trainyard.insights.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.ServiceTest;
import org.trainyard.Shell;
import org.trainyard.compute.LearningRateSchedule;
import org.trainyard.compute.Loss;
import org.trainyard.compute.Optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The training that stands in a source for PyTorch, begun with the weights of epoch 0 and run by PyTorch itself over the
 * same rows in the same order, ends where the run ended.
 */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainingSourceTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SIGMOID = "{\"units\": 3, \"activation\": \"tanh\"}, {\"units\": 1, \"activation\": \"sigmoid\"}";
    private static final String LINEAR = "{\"units\": 3, \"activation\": \"tanh\"}, {\"units\": 1, \"activation\": \"linear\"}";
    private static final String TANH = "{\"units\": 3, \"activation\": \"tanh\"}, {\"units\": 1, \"activation\": \"tanh\"}";
    private static final String SOFTMAX = "{\"units\": 3, \"activation\": \"tanh\"}, {\"units\": 3, \"activation\": \"softmax\"}";

    @TempDir
    static Path folder;
    @Autowired
    RestTestClient http;
    /** By the name of the file. */
    private final Map<String, TrainedRun> runs = new TreeMap<>();

    private static Stream<ExportCases.Case> plans() {
        var plans = new ArrayList<ExportCases.Case>();
        for (var optimizer : List.of("\"kind\": \"sgd\", \"learningRate\": 0.1",
                "\"kind\": \"sgd\", \"learningRate\": 0.1, \"momentum\": 0.9, \"nesterov\": true",
                "\"kind\": \"adagrad\", \"initialAccumulator\": 0.1",
                "\"kind\": \"rmsprop\", \"momentum\": 0.5, \"centered\": true", "\"kind\": \"adadelta\"",
                "\"kind\": \"adam\", \"amsgrad\": true", "\"kind\": \"adamw\", \"weightDecay\": 0.1",
                "\"kind\": \"adamax\"", "\"kind\": \"nadam\"")) {
            plans.add(moons("optimizer " + optimizer, SIGMOID, "\"optimizer\": {%s}".formatted(optimizer)));
        }
        plans.add(moons("perceptron", "{\"units\": 1, \"activation\": \"step\"}",
                "\"optimizer\": {\"kind\": \"perceptron\"}, \"batchSize\": 1"));
        for (var schedule : List.of("\"kind\": \"step\", \"stepSize\": 2", "\"kind\": \"exponential\"",
                "\"kind\": \"inverse-time\"", "\"kind\": \"polynomial\", \"power\": 2", "\"kind\": \"cosine\"",
                "\"kind\": \"warmup-cosine\", \"warmup\": 2",
                "\"kind\": \"reduce-on-plateau\", \"patience\": 1, \"minDelta\": 10")) {
            plans.add(moons("schedule " + schedule, SIGMOID,
                    "\"optimizer\": {\"kind\": \"sgd\", \"learningRate\": 0.5}, \"schedule\": {%s}"
                            .formatted(schedule)));
        }
        for (var loss : List.of("mse", "mae", "huber", "log-cosh")) {
            plans.add(moons("loss " + loss, LINEAR, "\"loss\": \"%s\", \"lossDelta\": 0.3".formatted(loss)));
        }
        for (var loss : List.of("hinge", "squared-hinge")) {
            plans.add(moons("loss " + loss, TANH, "\"loss\": \"%s\"".formatted(loss)));
        }
        for (var more : List.of("\"lossReduction\": \"sum\", \"loss\": \"mse\"", "\"loss\": \"cross-entropy\"",
                "\"classWeights\": [1, 3, 0.5]", "\"l1\": 0.01, \"l2\": 0.1", "\"clipNorm\": 0.05, \"clipValue\": 0.02",
                "\"batchSize\": \"full\"")) {
            plans.add(run("more " + more, SOFTMAX, "\"iris\"", more));
        }
        return plans.stream();
    }

    private static ExportCases.Case moons(String name, String layers, String training) {
        return run(name, layers, "{\"generator\": {\"kind\": \"moons\", \"samples\": 60}}", training);
    }

    private static ExportCases.Case run(String name, String layers, String dataset, String training) {
        return new ExportCases.Case(name.replaceAll("\\W+", "_"), """
                {"model": {"layers": [%s]}, "dataset": %s, "preprocessing": {"scaling": "standard"},
                 "split": {"validation": 0, "test": 0}, "training": {%s, "epochs": 6, "shuffle": false}, "seed": 5}"""
                .formatted(layers, dataset, training));
    }

    @BeforeAll
    void exportTheStartOfEveryTraining() throws Exception {
        for (var each : plans().toList()) {
            var run = TrainedRun.of(http, each, 200);
            var question = JSON.createObjectNode();
            question.set("rows", run.rows());
            question.set("targets", run.targets());
            for (var format : List.of("pytorch", "keras")) {
                Files.write(folder.resolve(each.name() + "_" + format + ".py"), run.export(format + "&epoch=0"));
                Files.writeString(folder.resolve(each.name() + "_" + format + ".json"), question.toString());
            }
            runs.put(each.name() + "_pytorch", run);
        }
    }

    @Test
    void everyTrainingIsWrittenInPythonThatCompiles() throws Exception {
        var python = Python.with("numpy");
        Shell.require(python.isPresent(), "python3 with NumPy (Debian: python3-numpy)");
        python.orElseThrow().drive(folder, "*.py", true);
    }

    @Test
    void everyMemberOfEachFamilyIsAmongThePlans() {
        var kinds = Stream.of(Optimizer.class, LearningRateSchedule.class)
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .map(member -> member.getAnnotation(JsonTypeName.class).value());
        var losses = Stream.of(Loss.values()).map(Loss::label);
        assertThat(Stream.concat(kinds, losses).filter(name -> !name.equals("constant")).toList())
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(runs.values()).anyMatch(
                        run -> run.body().path("training").toString().contains('"' + name + '"')));
    }

    @Test
    void theTrainingEndsWhereTheRunEnded() throws Exception {
        Python.withLarge("torch", "Debian: python3-torch").driveTraining(folder, "*_pytorch.py");
        var soft = new SoftAssertions();
        for (var each : runs.entrySet()) {
            var said = JSON.readTree(Files.readString(folder.resolve(each.getKey() + ".out")));
            for (int row = 0; row < each.getValue().predictions().size(); row++) {
                soft.assertThat(said.path("trained").path(row).at("/values/0").doubleValue()).as(each.getKey())
                        .isCloseTo(each.getValue().predictions().get(row).at("/values/0").doubleValue(), within(2e-4));
            }
            assertThat(said.path("trained")).as(each.getKey() + " learns").isNotEqualTo(said.path("predictions"));
        }
        soft.assertAll();
    }
}
