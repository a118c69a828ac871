package org.trainyard.insights.evaluation;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** How good a network is can be seen, in the picture that suits its task. */
@ServiceTest
class EvaluationPlotTest {

    private static final Pattern WORDS = Pattern.compile("<text[^>]*>(?:<title>[^<]*</title>)?([^<]*)</text>");

    @Autowired
    RestTestClient http;

    @Autowired
    private Api api;

    private Api.Answer plot(Api.Answer run, String query) {
        return api.get("/api/v1/runs/" + run.text("/id") + "/evaluation/plot" + query);
    }

    private List<String> words(Api.Answer run, String query) {
        var answer = plot(run, query);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return WORDS.matcher(answer.body().asString()).results().map(match -> match.group(1)).toList();
    }

    private Api.Answer iris() {
        return api.train("""
                {"model": {"layers": [{"units": 3, "activation": "softmax"}]}, "dataset": "iris",
                 "preprocessing": {"scaling": "standard"}, "training": {"epochs": 10}}""");
    }

    private Api.Answer cancer() {
        return api.train("""
                {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "breast-cancer",
                 "preprocessing": {"scaling": "standard"}, "training": {"epochs": 5}}""");
    }

    private Api.Answer diabetes() {
        return api.train("""
                {"model": {"layers": [{"units": 1, "activation": "linear"}]}, "dataset": "diabetes",
                 "preprocessing": {"scaling": "standard", "targetScaling": "standard"}, "training": {"epochs": 5}}""");
    }

    @Test
    void classesAreShownByTheirConfusionWithTheCountsInTheCells() {
        var run = iris();
        var figures = api.get("/api/v1/runs/" + run.text("/id") + "/evaluation").body().at("/confusionMatrix");
        var words = words(run, "");
        assertThat(words).anyMatch(word -> word.endsWith(" on iris: confusion matrix (30 test rows)"))
                .contains("predicted class", "true class", "setosa",
                        "versicolor", "virginica");
        figures.forEach(row -> row.forEach(count -> assertThat(words).contains(count.toString())));
    }

    @Test
    void twoClassesAreShownAtEveryThreshold() {
        var run = cancer();
        var auc = api.get("/api/v1/runs/" + run.text("/id") + "/evaluation").number("/roc/auc");
        assertThat(words(run, "?kind=roc")).contains("false positive rate", "true positive rate", "chance",
                "its own decision").anyMatch(word -> word.contains("area %.3f".formatted(auc)));
        assertThat(words(run, "?kind=precision-recall")).contains("recall", "precision", "chance");
        assertThat(words(run, "?kind=confusion&split=train"))
                .anyMatch(word -> word.endsWith(": confusion matrix (343 train rows)"));
    }

    @Test
    void numbersAreShownAgainstTheirPredictions() {
        var run = diabetes();
        assertThat(words(run, "")).contains("actual target", "predicted target", "exact")
                .anyMatch(word -> word.endsWith("rows)"));
    }

    @Test
    void aPictureThatDoesNotSuitTheTaskIsRefusedInWords() {
        var flowers = iris();
        assertThat(plot(flowers, "?kind=roc").status()).isEqualTo(400);
        assertThat(plot(flowers, "?kind=roc").text("/detail")).contains("needs two classes, this data has 3");
        assertThat(plot(flowers, "?kind=residuals").text("/detail")).contains("must be confusion");
        var numbers = diabetes();
        for (String kind : List.of("confusion", "roc", "precision-recall")) {
            assertThat(plot(numbers, "?kind=" + kind).text("/detail")).contains("must be residuals");
        }
        assertThat(plot(flowers, "?kind=pie").text("/detail")).contains("\"precision-recall\"");
        assertThat(plot(flowers, "?width=1").status()).isEqualTo(400);
    }

    @Test
    void manyClassesAreGathered() {
        var rows = new StringBuilder();
        for (int i = 0; i < 140; i++) {
            rows.append(i == 0 ? "" : ", ").append("[").append(i).append(", \"c").append(i % 70).append("\"]");
        }
        var run = api.train("""
                {"dataset": {"name": "many", "columns": ["x", "c"], "target": "c", "rows": [%s]},
                 "model": {"layers": [{"units": 70, "activation": "softmax"}]}, "training": {"epochs": 1}}"""
                .formatted(rows));
        assertThat(words(run, "?split=train")).contains("30 others");
    }

    @Test
    void picturesComeAsPngToo() {
        var run = iris();
        http.get().uri("/api/v1/runs/" + run.text("/id") + "/evaluation/plot?format=png").exchange().expectStatus()
                .isOk().expectHeader().contentType("image/png");
    }
}
