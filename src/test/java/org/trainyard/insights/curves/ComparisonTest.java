package org.trainyard.insights.curves;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs side by side: what came out, what was set otherwise, and their curves in one picture. */
@ServiceTest
class ComparisonTest {

    @Autowired
    private Api api;

    private String iris(String name, String layers, String training) {
        return api.train("""
                {"name": %s, "model": {"layers": [%s{"units": 3, "activation": "softmax"}]}, "dataset": "iris",
                 "preprocessing": {"scaling": "standard"}, "training": {"epochs": 30, %s}}"""
                .formatted(name, layers, training)).text("/id");
    }

    private Api.Answer compare(String ids, String query) {
        return api.get("/api/v1/runs/compare?ids=" + ids + query);
    }

    private static JsonNode difference(Api.Answer comparison, String pointer) {
        return comparison.body().at("/differences").valueStream()
                .filter(each -> each.path("pointer").asString().equals(pointer)).findFirst().orElseThrow()
                .path("values");
    }

    @Test
    void metricsAndCurvesStandSideBySideAndOnlyWhatDiffersIsTold() {
        var slow = iris("\"slow\"", "", "\"optimizer\": {\"kind\": \"adam\", \"learningRate\": 0.001}");
        var fast = iris("\"fast\"", "", "\"optimizer\": {\"kind\": \"adam\", \"learningRate\": 0.1}");
        var seen = compare(slow + "," + fast, "&points=5");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body().at("/differences").findValuesAsString("pointer"))
                .containsExactly("/training/optimizer/learningRate");
        assertThat(difference(seen, "/training/optimizer/learningRate").toString()).isEqualTo("[0.001,0.1]");
        assertThat(seen.body().at("/runs").findValuesAsString("label")).containsExactly("slow", "fast");
        assertThat(seen.number("/runs/0/metrics/testLoss")).isGreaterThan(seen.number("/runs/1/metrics/testLoss"));
        assertThat(seen.body().at("/runs/1/epochs").findValuesAsString("epoch")).containsExactly("0", "8", "15", "23",
                "30");
        assertThat(seen.body().at("/sameLoss").asBoolean()).isTrue();
    }

    @Test
    void runsWithoutNamesAreToldApartByTheirSettings() {
        var sgd = iris("null", "", "\"batchSize\": 8");
        var wide = iris("null", "", "\"batchSize\": 32");
        var svg = compare(sgd + "," + wide, "&format=svg").body().asString();
        assertThat(svg).contains("batchSize 8", "batchSize 32", "validation loss", "2 runs");
        assertThat(compare(sgd + "," + wide, "&format=svg&metric=trainAccuracy").body().asString())
                .contains("training accuracy").doesNotContain("validation loss");
    }

    @Test
    void aRunThatDivergedLeavesTheFrameAndDoesNotHideTheOthers() {
        var base = """
                {"name": "%s", "model": {"layers": [{"units": 1, "activation": "linear"}]}, "dataset": "diabetes",
                 "preprocessing": {"scaling": "standard", "targetScaling": "standard"},
                 "training": {"batchSize": "full", "epochs": %d, "optimizer": {"kind": "sgd", "learningRate": %s}}}""";
        var calm = api.train(base.formatted("calm", 30, "0.01")).text("/id");
        var wild = api.train(base.formatted("wild", 3000, "3")).text("/id");

        var svg = compare(calm + "," + wild, "&format=svg").body().asString();

        assertThat(svg).contains("wild (diverged)", "leaves the frame", "epoch from 0 to 30")
                .doesNotContain("e10", "NaN");
        var refused = compare(calm, "&format=svg&metric=trainAccuracy");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/detail")).contains("trainAccuracy", "validationLoss, trainLoss, gradientNorm");
    }

    @Test
    void networksOfAnotherShapeAndOtherOptimizersDifferAsAWhole() {
        var flat = iris("\"flat\"", "", "\"optimizer\": {\"kind\": \"sgd\", \"learningRate\": 0.1}");
        var deep = iris("\"deep\"", "{\"units\": 4, \"activation\": \"tanh\"}, ",
                "\"optimizer\": {\"kind\": \"adam\"}");
        var seen = compare(flat + "," + deep, "");
        assertThat(difference(seen, "/model/layers").size()).isEqualTo(2);
        assertThat(difference(seen, "/training/optimizer").findValuesAsString("kind")).containsExactly("sgd", "adam");
    }

    @Test
    void lossesOfDifferentDataAreNotComparedAsIfTheyWere() {
        var flowers = iris("\"flowers\"", "", "\"l2\": 0.1");
        var xor = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "xor",
                 "training": {"epochs": 2}}""").text("/id");
        var seen = compare(flowers + "," + xor, "");
        assertThat(seen.body().at("/sameLoss").asBoolean(true)).isFalse();
        assertThat(difference(seen, "/dataset/name").toString()).isEqualTo("[\"iris\",\"xor\"]");
        assertThat(compare(xor + "," + iris("null", "", "\"batchSize\": 8"), "").text("/runs/0/label"))
                .startsWith("dataset xor");
        assertThat(compare(flowers + "," + xor, "&format=svg").body().asString()).contains("not comparable",
                "training loss");
    }

    @Test
    void lossesOfOtherRowsAreNotComparedAsIfTheyWereOfTheSame() {
        var one = iris("\"one\"", "", "\"l2\": 0.1");
        var other = api.train("""
                {"model": {"layers": [{"units": 3, "activation": "softmax"}]}, "dataset": "iris", "seed": 99,
                 "training": {"epochs": 2}}""").text("/id");

        assertThat(compare(one + "," + other, "").body().at("/sameLoss").asBoolean(true)).isFalse();
    }

    @Test
    void theNewestIsFoundAsLatestAndARunIsShownOnce() {
        var one = iris("\"one\"", "", "\"l1\": 0.001");
        var seen = compare("latest," + one, "");
        assertThat(seen.body().at("/runs").findValuesAsString("id")).containsExactly(one);
        assertThat(seen.body().at("/differences")).isEmpty();
    }

    @Test
    void aRunThatHasNotBegunIsThereToo() {
        var waiting = api.post("/api/v1/runs", """
                {"name": "waiting", "paused": true, "dataset": "iris",
                 "model": {"layers": [{"units": 3, "activation": "softmax"}]}}""").text("/id");
        var seen = compare(waiting, "");
        assertThat(seen.text("/runs/0/state")).isEqualTo("paused");
        assertThat(seen.body().at("/runs/0/metrics").isNull()).isTrue();
        assertThat(compare(waiting, "&format=svg").body().asString()).contains("waiting (no epochs yet)",
                "No training loss yet");
    }

    @Test
    void unknownRunsAndTooManyAreRefused() {
        assertThat(compare("none", "").status()).isEqualTo(404);
        var many = IntStream.range(0, 51).mapToObj(i -> "r" + i).collect(Collectors.joining(","));
        assertThat(compare(many, "").status()).isEqualTo(400);
        assertThat(compare(many, "").text("/detail")).contains("between 1 and 50 runs", "51");
        assertThat(compare("", "").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/runs/compare").status()).isEqualTo(400);
        assertThat(compare("none", "&points=1").status()).isEqualTo(400);
    }
}
