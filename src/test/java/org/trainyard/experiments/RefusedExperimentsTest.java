package org.trainyard.experiments;

import java.util.Collections;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What cannot be asked is refused as a whole, at the place of the experiment's own body where the fault is. */
@ServiceTest
class RefusedExperimentsTest {

    private static final String DEAR = """
            {"model": {"layers": [{"units": 8192, "activation": "tanh"}, {"units": 10, "activation": "softmax"}]},
             "dataset": "digits", "training": {"epochs": 4000}}""";

    @Autowired
    RestTestClient http;

    Experiments experiments;

    @BeforeEach
    void connect() {
        experiments = new Experiments(http);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "400 | 'vary': {'/trainig/batchSize': [1]} | /vary/~1trainig~1batchSize | is not a field here; did you mean \"training\"?",
        "400 | 'vary': {'/training/batchsize': [1]} | /vary/~1training~1batchsize/0 | is not a field here; did you mean \"batchSize\"?",
        "400 | 'vary': {'/model/layers/0/unit': [1]} | /vary/~1model~1layers~10~1unit/0 | is not a field here; did you mean \"units\"?",
        "422 | 'vary': {'training/epochs': [1]} | /vary/training~1epochs | must be a JSON Pointer into base, such as /training/batchSize, was \"training/epochs\"",
        "422 | 'vary': {'': [1]} | /vary/ | must be a JSON Pointer into base, such as /training/batchSize, was \"\"",
        "422 | 'vary': {'/model/layers/2/units': [1]} | /vary/~1model~1layers~12~1units | leads to entry \"2\" of /model/layers, which has 2, 0 to 1, in base",
        "422 | 'vary': {'/model/layers/-/units': [1]} | /vary/~1model~1layers~1-~1units | leads to entry \"-\" of /model/layers, which has 2, 0 to 1, in base",
        "422 | 'vary': {'/dataset/generator': [1]} | /vary/~1dataset~1generator | leads into /dataset of base, which is \"xor\" and has nothing inside",
        "400 | 'vary': {'/training/epochs': 5} | /vary/~1training~1epochs | must be a list of values",
        "422 | 'vary': {'/training/epochs': []} | /vary/~1training~1epochs | must have at least one value",
        "422 | 'vary': {'/training/epochs': [1, 1]} | /vary/~1training~1epochs | must not have the same value twice",
        "422 | 'vary': {'/training': [{}], '/training/epochs': [1]} | /vary/~1training~1epochs | is, or lies inside or around, /training, which is set too",
        "422 | 'vary': {'/training/epochs': [1]}, 'variants': [{'/training/epochs': 2}] | /variants/0/~1training~1epochs | is, or lies inside or around, /training/epochs, which is set too",
        "422 | 'variants': [] | /variants | must have at least one variant",
        "422 | 'vary': {'/seed': [1, 2]}, 'repeats': 2 | /vary/~1seed | is what repeats counts up; leave out one of them",
        "422 | 'vary': {'/paused': [true]} | /vary/~1paused/0 | must be left out or false: an experiment starts its runs",
        "422 | 'repeats': 2, 'folds': 2 | /repeats | has no meaning beside folds; leave out one of them",
        "422 | 'repeats': 0 | /repeats | must be at least 1, was 0",
        "422 | 'folds': 1 | /folds | must be at least 2, was 1",
        "422 | 'folds': 9 | /folds | must be at most 4, a row for each, was 9",
        "400 | 'varry': {} | /varry | is not a field here; did you mean \"vary\"?",
        "422 | 'vary': {'/seed': [9007199254740992]} | /vary/~1seed/0 | must be between 0 and 9007199254740991, was 9007199254740992"})
    void eachFaultIsToldAtItsPlace(int status, String rest, String pointer, String detail) {
        var before = experiments.count(Experiments.PATH);

        var refused = experiments.post(Experiments.XOR, rest.replace('\'', '"'));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(status);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(refused.text("/errors/0/detail")).isEqualTo(detail);
        assertThat(refused.body().path("errors")).hasSize(1);
        assertThat(experiments.count(Experiments.PATH)).isEqualTo(before);
    }

    @Test
    void allThatIsWrongIsToldAtOnceAndWhereItDependsOnOtherSettingsTheCombinationToo() {
        var refused = experiments.post(Experiments.XOR.replace("\"epochs\": 30", "\"epochs\": -5"), """
                "vary": {"/model/layers/0/units": [0, 2], "/training/batchSize": [1, 32], "/split/train": [4, 2]}""");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").valueStream().map(fault -> fault.path("pointer").asString()))
                .contains("/base/training/epochs");
        var faults = experiments.post(Experiments.XOR, """
                "vary": {"/training/batchSize": [1, 3], "/split/train": [4, 2], "/model/layers/0/units": [0, 2]}""")
                .body()
                .path("errors");
        assertThat(faults.findValuesAsString("pointer")).containsExactlyInAnyOrder("/vary/~1model~1layers~10~1units/0",
                "/vary/~1training~1batchSize/1");
        assertThat(faults.findValuesAsString("detail")).containsExactlyInAnyOrder("must be between 1 and 8192, was 0",
                "must be between 1 and 2, the number of training rows, or \"full\", was 3 (in the combination batchSize 3, train 2, units 2)");
    }

    @Test
    void aFaultOfTheBaseIsToldOnceHoweverManyCombinationsThereAre() {
        var refused = experiments.post("""
                {"model": {"layers": [{"units": 2, "activation": "softmax"}]}, "dataset": "iris"}""", """
                "vary": {"/training/epochs": [1, 2, 3]}, "repeats": 4""");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/type")).isEqualTo("/problems/shape-mismatch");
        assertThat(refused.body().path("errors").findValuesAsString("pointer"))
                .containsExactly("/base/model/layers/0/units");
        var unknown = experiments.post("{\"model\": \"none\", \"dataset\": \"nothing\"}", "\"repeats\": 2");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body().path("errors").findValuesAsString("pointer"))
                .containsExactly("/base/model", "/base/dataset");
        var rows = experiments.post("""
                {"model": {"layers": [{"units": 1, "activation": "sigmod"}]},
                 "dataset": {"columns": ["a", "b"], "rows": [[0, 0], [1]]}, "training": {"epochs": "many"}}""",
                "\"repeats\": 2");
        assertThat(rows.status()).isEqualTo(400);
        assertThat(rows.body().path("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/base/dataset/rows/1", "/base/training/epochs");
    }

    @Test
    void whatIsNoRunRequestAtAllIsRefused() {
        for (var base : new String[]{"[]", "5", "\"xor\""}) {
            var refused = experiments.post(base, "\"vary\": {\"/training/epochs\": [1]}");
            assertThat(refused.status()).as(refused.toString()).isIn(400, 422);
            assertThat(refused.text("/errors/0/pointer")).startsWith("/");
        }
        assertThat(experiments.api().post(Experiments.PATH, "{}").text("/errors/0/pointer")).isEqualTo("/base");
    }

    @Test
    void moreRunsThanAllowedAreRefusedWithTheirNumber() {
        var refused = experiments.post(Experiments.XOR, """
                "vary": {"/training/batchSize": [1, 2, 3], "/training/epochs": [1, 2, 3]}, "repeats": 1000""");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/type")).isEqualTo("/problems/limit-exceeded");
        assertThat(refused.text("/detail")).isEqualTo(
                "/vary asks for 9000 runs (9 combinations, 1000 runs of each), and an experiment has at most 500.");
        assertThat(refused.number("/estimate")).isEqualTo(9000);
        assertThat(refused.number("/limit")).isEqualTo(
                experiments.api().get("/api/v1/limits").number("/experimentRuns")).isEqualTo(500);
    }

    @Test
    void explicitWeightsAreNotKeptWithHundredsOfRuns() {
        var weights = "[" + String.join(",", Collections.nCopies(3000, "0.5")) + "]";
        var base = """
                {"model": {"layers": [{"units": 3000, "activation": "tanh", "weights": [%s, %s]},
                   {"units": 1, "activation": "sigmoid"}]}, "dataset": "xor", "training": {"epochs": 1}}"""
                .formatted(weights, weights);

        var refused = experiments.post(base, "\"repeats\": 200");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/base/model");
        assertThat(refused.text("/errors/0/detail"))
                .startsWith("has 6002 numbers, which are kept with each of 200 runs");
    }

    @Test
    void moreWorkThanAllowedIsRefusedWithItsEstimateAndNothingIsKept() {
        var runs = experiments.count("/api/v1/runs");

        var refused = experiments.post(DEAR, "\"repeats\": 20");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/type")).isEqualTo("/problems/cost-budget");
        assertThat(refused.number("/estimate")).isEqualTo(20 * 3.0 * (64 + 10) * 8192 * 1079 * 4000);
        assertThat(refused.number("/budget")).isEqualTo(1e14);
        assertThat(experiments.count("/api/v1/runs")).isEqualTo(runs);
        var one = experiments.post(DEAR, "\"vary\": {\"/training/epochs\": [4000, 100000]}");
        assertThat(one.text("/type")).isEqualTo("/problems/cost-budget");
        assertThat(one.text("/errors/0/pointer")).isEqualTo("/base");
        assertThat(one.text("/errors/0/detail")).startsWith("makes a run that is refused: This run would take")
                .endsWith("(in the combination epochs 100000)");
        assertThat(one.number("/budget")).isEqualTo(1e13);
    }

    @Test
    void longBodiesAreReadWhereTheyMayCarryRows() {
        var rows = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            rows.append(i == 0 ? "" : ",").append("[").append(i).append(",").append(i % 2).append("]");
        }
        var made = experiments.post("""
                {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "training": {"epochs": 0},
                 "dataset": {"columns": ["a", "b"], "rows": [%s]}}""".formatted(rows), "\"repeats\": 1");
        assertThat(made.status()).as(made.text("/detail")).isEqualTo(202);
        assertThat(experiments.finished(made).text("/state")).isEqualTo("completed");
    }
}
