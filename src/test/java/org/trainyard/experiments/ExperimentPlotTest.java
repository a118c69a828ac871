package org.trainyard.experiments;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** An experiment is seen as a picture that says itself what it shows. */
@ServiceTest
class ExperimentPlotTest {

    private static final Pattern DESCRIPTION = Pattern.compile("<desc[^>]*>(.*?)</desc>", Pattern.DOTALL);

    @Autowired
    RestTestClient http;

    Experiments experiments;

    @BeforeEach
    void connect() {
        experiments = new Experiments(http);
    }

    private Api.Answer plot(Api.Answer experiment, String query) {
        return experiments.api().get(Experiments.PATH + "/" + experiment.text("/id") + "/plot?" + query);
    }

    private String described(Api.Answer experiment, String query) {
        var picture = plot(experiment, query);
        assertThat(picture.status()).as(picture.toString()).isEqualTo(200);
        var found = DESCRIPTION.matcher(picture.text(""));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void numbersLieAlongAnAxisAndOtherSettingsHaveLines() {
        var experiment = experiments.finished(Experiments.XOR, """
                "vary": {"/model/layers/0/units": [1, 2, 4, 32], "/model/layers/0/activation": ["tanh", "relu"]},
                "repeats": 2""");

        assertThat(described(experiment, "")).contains("2 lines: activation tanh (4), activation relu (4)",
                "units (log) from 1 to 32", "train loss: mean, least to greatest");
        assertThat(described(experiment, "x=/model/layers/0/units&y=trainAccuracy"))
                .contains("units (log) from 1 to 32", "train accuracy: mean");
        assertThat(described(experiment, "x=activation&y=updates")).contains("activation: tanh, relu",
                "4 lines: units 1 (2), units 2 (2), units 4 (2), units 32 (2)");
        assertThat(described(experiment, "x=parameters")).contains("parameters (log) from 5 to 129", "2 lines")
                .doesNotContain("Marked");
        assertThat(described(experiment, "x=settings")).contains("units 1, activation tanh",
                "units 32, activation relu");
        assertThat(plot(experiment, "format=png&width=300&height=200").headers().getFirst("Content-Type"))
                .isEqualTo("image/png");
    }

    @Test
    void whereParametersAreAsManyAsTargetsIsMarked() {
        var experiment = experiments.finished("""
                {"model": {"layers": [{"units": 1, "activation": "tanh"}, {"units": 3, "activation": "softmax"}]},
                 "dataset": "iris", "split": {"train": 20}, "training": {"epochs": 2}}""", """
                "vary": {"/model/layers/0/units": [2, 4, 8, 16]}""");

        assertThat(described(experiment, "x=parameters&y=testLoss"))
                .contains("Marked: training rows × outputs = 60 at 60", "parameters from 19 to 131");
        assertThat(described(experiment, "x=units")).doesNotContain("Marked");
        assertThat(experiments.results(experiment).at("/combinations/0/targets").intValue()).isEqualTo(60);
    }

    @Test
    void settingsThatAreNoNumbersStandBesideEachOther() {
        var experiment = experiments.finished(Experiments.XOR, """
                "variants": [{}, {"/training/batchSize": "full"}, {"/training/batchSize": 1},
                  {"/model/layers": [{"units": 1, "activation": "sigmoid"}]}]""");

        assertThat(described(experiment, "")).contains(
                "x: as in base, batchSize full, batchSize 1, layers 1 sigmoid");
        assertThat(described(experiment, "x=batchSize")).contains("batchSize: as in base, full, 1");
    }

    @Test
    void whatIsNotThereIsRefusedWithWhatIs() {
        var experiment = experiments.finished(Experiments.XOR, "\"vary\": {\"/training/epochs\": [1, 2]}");

        var x = plot(experiment, "x=epoch");
        assertThat(x.status()).isEqualTo(400);
        assertThat(x.text("/detail")).isEqualTo(
                "The parameter x must be parameters or settings or epochs; it was \"epoch\".");
        var y = plot(experiment, "y=trainloss");
        assertThat(y.status()).isEqualTo(400);
        assertThat(y.text("/detail")).contains("did you mean trainLoss?");
        assertThat(plot(experiment, "width=10").status()).isEqualTo(400);
        for (var part : List.of("", "/plot", "/results", "/events", "/cancel")) {
            var path = Experiments.PATH + "/none" + part;
            var missing = part.equals("/cancel")
                    ? experiments.api().post(path, "")
                    : experiments.api().get(path);
            assertThat(missing.status()).as(path).isEqualTo(404);
            assertThat(missing.text("/detail")).isEqualTo(
                    "There is no experiment \"none\"; GET /api/v1/experiments lists them.");
        }
    }
}
