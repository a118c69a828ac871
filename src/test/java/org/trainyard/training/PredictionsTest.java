package org.trainyard.training;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What is wrong with rows to predict is said by place, and what was sent is quoted short. */
@ServiceTest
class PredictionsTest {

    @Autowired
    Api api;
    String predictions = "";

    @BeforeEach
    void train() {
        predictions = "/api/v1/runs/" + api.train("""
                {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "xor",
                 "training": {"epochs": 1}}""").text("/id") + "/predictions";
    }

    @Test
    void aColumnThatMakesNoDifferenceMayBeLeftOut() {
        var run = api.train("""
                {"model": {"layers": [{"units": 3, "activation": "softmax"}]}, "dataset": "iris",
                 "preprocessing": {"features": ["petal_length_cm", "petal_width_cm"]}, "training": {"epochs": 1}}""");
        var path = "/api/v1/runs/" + run.text("/id") + "/predictions";
        var all = api.post(path, """
                {"rows": [{"sepal_length_cm": 5, "sepal_width_cm": 3, "petal_length_cm": 4,
                           "petal_width_cm": 1}]}""");

        var some = api.post(path, "{\"rows\": [{\"petal_length_cm\": 4, \"petal_width_cm\": 1}]}");
        assertThat(some.status()).isEqualTo(200);
        assertThat(some.body()).isEqualTo(all.body());
        assertThat(api.post(path, "{\"rows\": [{\"petal_length_cm\": 4}]}").text("/errors/0/detail"))
                .isEqualTo("is missing");
    }

    @Test
    void aPlaceIsAPointerWhateverTheColumnIsCalled() {
        var refused = refused("{\"x1\": 0, \"x2\": 1, \"a/b~c\": 1}");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/rows/0/a~1b~0c");
        assertThat(refused.text("/errors/0/detail")).isEqualTo("is no feature; features are \"x1\", \"x2\"");
    }

    @Test
    void aMistypedColumnIsAnsweredWithTheNearestOne() {
        var refused = refused("{\"X1\": 0, \"x2\": 1}");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/rows/0/X1");
        assertThat(refused.text("/errors/0/detail")).isEqualTo("is no feature; did you mean \"x1\"?");
        assertThat(refused.text("/errors/1/pointer")).isEqualTo("/rows/0/x1");
        assertThat(refused.text("/errors/1/detail")).isEqualTo("is missing");
    }

    @Test
    void whatWasSentIsQuotedShortAndHarmless() {
        assertThat(refused("[0, \"\u202E" + "y".repeat(500) + "\"]").text("/errors/0/detail"))
                .isEqualTo("must be a number, was \"\uFFFD" + "y".repeat(59) + "…\"");
        assertThat(refused("[0, {\"deep\": [1, 2]}]").text("/errors/0/detail"))
                .isEqualTo("must be a number, was an object");
        assertThat(refused("[0, 1" + "0".repeat(500) + "]").text("/errors/0/detail")).hasSizeLessThan(200);
        assertThat(refused("[0]").text("/errors/0/detail")).isEqualTo("must hold 2 cells, has 1");
    }

    private Api.Answer refused(String row) {
        var refused = api.post(predictions, "{\"rows\": [" + row + "]}");
        assertThat(refused.status()).isBetween(400, 422);
        return refused;
    }
}
