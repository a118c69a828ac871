package org.trainyard.experiments;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Figures of an experiment, also for those who open them in a spreadsheet. */
@ServiceTest
class ExperimentResultsTest {

    @Autowired
    RestTestClient http;

    Experiments experiments;

    @BeforeEach
    void connect() {
        experiments = new Experiments(http);
    }

    @Test
    void figuresOfSeveralRunsAreTheUsualOnes() {
        assertThat(Summary.of(new double[0])).isEmpty();
        assertThat(Summary.of(new double[]{7})).contains(new Summary(1, 7, 7, null, 7, 7));
        var four = Summary.of(new double[]{9, 2, 4, 5}).orElseThrow();
        assertThat(four).isEqualTo(new Summary(4, 5, 4.5, four.sd(), 2, 9));
        // (16 + 9 + 1 + 0) / 3
        assertThat(four.sd()).isCloseTo(Math.sqrt(26.0 / 3), within(1e-15));
        var huge = Summary.of(new double[]{1.7e308, 1.7e308}).orElseThrow();
        assertThat(huge.mean()).isEqualTo(1.7e308);
        assertThat(huge.median()).isEqualTo(1.7e308);
    }

    @Test
    void theTableHasALineForEachCombinationWhateverItsSettingsHold() throws IOException {
        var experiment = experiments.finished(Experiments.XOR, """
                "vary": {"/name": ["plain", "a, \\"b\\"; c", "=1+1"],
                  "/training/optimizer": [{"kind": "sgd", "learningRate": 0.1}, {"kind": "adam"}]}""");

        var lines = csv(experiment.text("/id"));

        assertThat(lines).hasSize(7);
        assertThat(lines.getFirst().getFields()).startsWith("/name", "/training/optimizer", "parameters", "targets",
                "runs", "completed", "diverged", "failed", "trainLoss.mean", "trainLoss.median", "trainLoss.sd",
                "trainLoss.min", "trainLoss.max").doesNotHaveDuplicates();
        assertThat(lines).allMatch(line -> line.getFieldCount() == lines.getFirst().getFieldCount());
        assertThat(lines.get(1).getFields()).startsWith("plain", "{\"kind\":\"sgd\",\"learningRate\":0.1}", "9", "4");
        assertThat(lines.get(4).getFields()).startsWith("a, \"b\"; c", "{\"kind\":\"adam\"}");
        assertThat(lines.get(5).getField(0)).isEqualTo("=1+1");
        var json = experiments.results(experiment);
        IntStream.range(0, 6).forEach(i -> {
            var row = json.at("/combinations/" + i);
            var line = lines.get(i + 1);
            assertThat(line.getField(4)).isEqualTo(row.at("/runs/0").asString());
            assertThat(Double.parseDouble(line.getField(8))).isEqualTo(row.at("/metrics/trainLoss/mean").doubleValue());
            assertThat(line.getField(10)).as("sd of a single run").isEmpty();
        });
    }

    @Test
    void everyMetricOfARunHasItsColumns() throws IOException {
        var experiment = experiments.finished(Experiments.XOR, "\"repeats\": 2");
        var run = experiments.results(experiment).at("/combinations/0/runs/0").asString();
        var metrics = experiments.api().get("/api/v1/runs/" + run).body().path("metrics").propertyNames();
        assertThat(metrics).hasSizeGreaterThan(10).allSatisfy(
                name -> assertThat(csv(experiment.text("/id")).getFirst().getFields()).contains(name + ".mean"));
    }

    @Test
    void divergedAndMissingRunsAreCounted() {
        var experiment = experiments.finished("""
                {"model": {"layers": [{"units": 1, "activation": "linear"}]}, "dataset": "diabetes",
                 "training": {"epochs": 200, "optimizer": {"kind": "sgd", "learningRate": 0.1}}}""", """
                "vary": {"/training/optimizer/learningRate": [1e-7, 1000]}""");
        var rows = experiments.results(experiment).path("combinations");
        assertThat(rows.at("/0/diverged").intValue()).isZero();
        assertThat(rows.at("/1/diverged").intValue()).isEqualTo(1);
        assertThat(rows.at("/1/completed").intValue()).isEqualTo(1);
        assertThat(experiment.text("/state")).isEqualTo("completed");
    }

    private List<CsvRecord> csv(String id) throws IOException {
        var answer = experiments.api().get(Experiments.PATH + "/" + id + "/results?format=csv");
        assertThat(answer.headers().getFirst("Content-Type")).startsWith("text/csv");
        try (var csv = CsvReader.builder().ofCsvRecord(new StringReader(answer.text("")))) {
            return csv.stream().toList();
        }
    }
}
