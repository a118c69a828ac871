package org.trainyard.insights.curves;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** How a run learns is seen at a glance, wherever it stands. */
@ServiceTest
class RunPlotTest {

    private static final Pattern WORDS = Pattern.compile("<text[^>]*>(?:<title>[^<]*</title>)?([^<]*)</text>");

    @Autowired
    RestTestClient http;

    @Autowired
    private Api api;

    private String svg(Api.Answer run, String query) {
        var answer = api.get("/api/v1/runs/" + run.text("/id") + "/plot" + query);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.headers().getFirst("Content-Type")).startsWith("image/svg+xml");
        return answer.body().asString();
    }

    private static List<String> words(String svg) {
        return WORDS.matcher(svg).results().map(match -> match.group(1)).toList();
    }

    private static Api.Answer iris(Api api, String training) {
        return api.train("""
                {"name": "flowers", "model": {"layers": [{"units": 3, "activation": "softmax"}]}, "dataset": "iris",
                 "preprocessing": {"scaling": "standard"}, "training": {%s}}""".formatted(training));
    }

    @Test
    void lossAndAccuracyOfClassesStandBelowEachOther() {
        var run = iris(api, "\"epochs\": 20");
        var svg = svg(run, "");
        assertThat(words(svg)).contains("flowers on iris: 20 epochs", "loss", "accuracy", "epoch",
                "best epoch " + (int) run.number("/metrics/bestEpoch"));
        assertThat(words(svg).stream().filter("validation"::equals)).hasSize(2);
        assertThat(svg).contains("2 panels.", "training (21), validation (21)");
    }

    @Test
    void everyMetricHasAPanelWhenAskedFor() {
        var run = iris(api, "\"epochs\": 8, \"l2\": 0.01");
        var svg = svg(run, "?metrics=loss,accuracy,gradientNorm,learningRate,penalty");
        assertThat(words(svg)).contains("loss", "accuracy", "gradient norm (log)", "learning rate", "penalty");
        assertThat(svg).contains("height=\"1020\"");
    }

    @Test
    void epochsInWhichTheRateChangesAreMarked() {
        var run = iris(api, """
                "epochs": 20, "optimizer": {"kind": "sgd", "learningRate": 0.5},
                "schedule": {"kind": "step", "stepSize": 8, "gamma": 0.1}""");
        assertThat(words(svg(run, ""))).contains("rate 0.05", "rate 0.005");
        assertThat(svg(run, "")).contains("rate 0.05 at 8, rate 0.005 at 16");
        var smooth = iris(api, "\"epochs\": 20, \"schedule\": {\"kind\": \"cosine\"}");
        assertThat(words(svg(smooth, ""))).noneMatch(word -> word.startsWith("rate"));
    }

    @Test
    void aLossOverManyPowersOfTenStandsOnALogarithmicAxis() {
        var run = api.train("""
                {"model": {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
                 "dataset": "xor", "seed": 42, "training": {"loss": "mse", "epochs": 3000, "batchSize": 4,
                 "optimizer": {"kind": "sgd", "learningRate": 1}}}""");
        var svg = svg(run, "?metrics=loss");
        assertThat(words(svg)).contains("loss (log)");
        assertThat(svg).as("thinned").contains("training (500)");
    }

    @Test
    void aDivergedRunSaysWhere() {
        var run = api.train("""
                {"name": "too fast", "model": {"layers": [{"units": 4, "activation": "linear"},
                 {"units": 1, "activation": "linear"}]}, "dataset": "diabetes",
                 "training": {"optimizer": {"kind": "sgd", "learningRate": 100}, "epochs": 50}}""");
        assertThat(run.text("/stopReason")).isEqualTo("diverged");
        int epoch = (int) run.number("/diverged/epoch");
        assertThat(words(svg(run, ""))).contains("too fast on diabetes: diverged in epoch " + epoch,
                "diverged in layer " + (int) run.number("/diverged/layer"));
    }

    @Test
    void aRunWithoutEpochsSaysSo() {
        var run = api.post("/api/v1/runs", """
                {"paused": true, "model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "and"}""");
        assertThat(words(svg(run, ""))).contains("No epochs yet: the run is paused", "100")
                .anyMatch(word -> word.endsWith(": paused, epoch 0 of 100"));
    }

    @Test
    void whatARunDoesNotMeasureIsExplained() {
        var values = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "linear"}]}, "dataset": "diabetes",
                 "training": {"epochs": 2}}""");
        assertThat(words(svg(values, ""))).contains("loss").doesNotContain("accuracy");
        var refused = api.get("/api/v1/runs/" + values.text("/id") + "/plot?metrics=loss,accuracy");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/detail")).contains("no accuracy", "a number, not a class",
                "It has loss, gradientNorm, learningRate, penalty.");
        var perceptron = api.train("""
                {"model": {"layers": [{"units": 1, "activation": "step"}]}, "dataset": "and",
                 "training": {"optimizer": {"kind": "perceptron"}, "epochs": 3}}""");
        assertThat(words(svg(perceptron, ""))).contains("accuracy").doesNotContain("loss");
        assertThat(api.get("/api/v1/runs/" + perceptron.text("/id") + "/plot?metrics=loss").text("/detail"))
                .contains("no loss", "It has accuracy, learningRate, penalty.");
    }

    @Test
    void aRunIsDrawnWhileItTrains() {
        var run = api.post("/api/v1/runs", """
                {"name": "at work", "model": {"layers": [{"units": 8, "activation": "tanh"},
                 {"units": 3, "activation": "softmax"}]}, "dataset": "iris", "training": {"epochs": 90000}}""");
        api.get("/api/v1/runs/" + run.text("/id") + "/epochs?after=0&wait=30");
        assertThat(words(svg(run, ""))).contains("epoch")
                .anyMatch(word -> word.startsWith("at work on iris: running, epoch "));
        api.post("/api/v1/runs/" + run.text("/id") + "/cancel", "");
    }

    @Test
    void aRateHoldsForAWholeEpoch() {
        var run = iris(api, """
                "epochs": 4, "optimizer": {"kind": "sgd", "learningRate": 0.5},
                "schedule": {"kind": "step", "stepSize": 2, "gamma": 0.1}""");
        var line = Pattern.compile("<polyline[^>]* points=\"([^\"]*)\"").matcher(svg(run, "?metrics=learningRate"));
        assertThat(line.find()).isTrue();
        var points = line.group(1).split(" ", -1);
        for (int i = 1; i < points.length; i++) {
            var one = points[i - 1].split(",", -1);
            var other = points[i].split(",", -1);
            assertThat(one[0].equals(other[0]) || one[1].equals(other[1])).as("level or upright").isTrue();
        }
    }

    @Test
    void inASmallPictureNoWordOfTheLegendIsCut() {
        var run = iris(api, "\"epochs\": 5");
        assertThat(words(svg(run, "?width=320&height=240"))).contains("training", "validation", "loss", "accuracy");
    }

    @Test
    void itComesAsPngAndInTheSizeThatIsAskedFor() {
        var run = iris(api, "\"epochs\": 2");
        var path = "/api/v1/runs/" + run.text("/id") + "/plot?width=300&height=200";
        http.get().uri(path + "&format=png").exchange().expectStatus().isOk().expectHeader().contentType("image/png");
        assertThat(svg(run, "?width=300&height=200")).contains("viewBox=\"0 0 300 200\"");
    }

    @Test
    void whatIsNotThereIsRefusedInWords() {
        var run = iris(api, "\"epochs\": 1");
        var unknown = api.get("/api/v1/runs/" + run.text("/id") + "/plot?metrics=loss,speed");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("/detail")).contains("metrics", "\"gradientNorm\"", "speed");
        assertThat(api.get("/api/v1/runs/none/plot").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/runs/" + run.text("/id") + "/plot?width=5").status()).isEqualTo(400);
    }
}
