package org.trainyard.insights;

import java.time.Duration;
import java.util.Collections;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Perceptrons, runs that stopped early or hardly began, networks at the limits: what is said of them holds for them. */
@ServiceTest
class DiagnosisOfSpecialRunsTest {

    private static final String STEP = "{'units': 1, 'activation': 'step', 'weights': [[0], [0]], 'biases': [0]}";
    private static final String PERCEPTRON = "'training': {'optimizer': {'kind': 'perceptron'}, 'epochs': %d}";
    private static final String BENDING = "{'units': 16, 'activation': 'tanh'}, {'units': 1, 'activation': 'sigmoid'}";

    /** Two noisy rings of radius 1 and 2, the second column ten times as wide. */
    private static final String RINGS = """
            [-0.54, -7.5, 0], [1.93, 9.47, 1], [0.67, 2.57, 0], [-1.93, -0.9, 1], [1.19, 5.57, 0], [1.75, 11.2, 1],
            [0.36, 3.51, 0], [0.38, 22.25, 1], [-0.44, -2.29, 0], [-1.18, 8.93, 1], [0.69, -8.48, 0],
            [-0.49, 19.25, 1], [-0.39, 10.2, 0], [0.85, -19.38, 1], [-0.75, -8.94, 0], [-1.64, 16.95, 1],
            [0.83, 3.28, 0], [0.54, 18.93, 1], [-0.34, 7.96, 0], [-1.47, -8.77, 1], [0.21, -7.28, 0],
            [-0.65, -19.68, 1], [-1.0, -1.6, 0], [1.69, -16.9, 1], [0.96, -1.2, 0], [1.29, 11.86, 1],
            [0.32, 4.58, 0], [-2.24, 1.56, 1], [0.13, -14.26, 0], [-1.89, -9.34, 1], [-0.4, -11.15, 0],
            [-1.51, -10.15, 1], [0.38, -5.99, 0], [1.73, -6.27, 1], [0.52, 2.09, 0], [-0.62, -19.76, 1]""";

    @Autowired
    Api api;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {STEP + "|" + PERCEPTRON,
        "{'units': 1, 'activation': 'sigmoid'} | 'training': {'epochs': %d}",
        "{'units': 2, 'activation': 'linear', 'weights': [[1, 2], [3, 4]]}, {'units': 1, 'activation': 'sigmoid'} | "
                + "'training': {'epochs': %d, 'schedule': {'kind': 'cosine'}}"})
    void xorIsLearntByWhatIsSuggestedToALinearModel(String layers, String training) {
        var run = api.train(request(layers, "'dataset': 'xor', " + training.formatted(100)));
        assertThat(run.number("/metrics/trainAccuracy")).isLessThan(1);

        var cured = api.train(Diagnosed.request(diagnosis(run), "linear-model"));

        assertThat(cured.number("/metrics/trainAccuracy")).isEqualTo(1);
    }

    @Test
    void aLineThatIsNotFoundYetIsNotCalledTooLittle() {
        var run = api.train(request(STEP, "'dataset': {'name': 'and', 'columns': ['a', 'b', 'y'], 'target': 'y', "
                + "'rows': [[0, 0, 0], [0, 1, 0], [1, 0, 0], [1, 1, 1]]}, " + PERCEPTRON.formatted(1)));
        underfitsUntilCured(run);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void xorThatIsStuckGetsMoreUnits(int units) {
        var run = api.train(request("{'units': %d, 'activation': 'tanh'}, {'units': 1, 'activation': 'sigmoid'}"
                .formatted(units),
                "'dataset': 'xor', 'seed': 3, 'training': {'epochs': 2000, 'optimizer': "
                        + "{'kind': 'sgd', 'learningRate': 0.5}}"));
        underfitsUntilCured(run);
    }

    private void underfitsUntilCured(Api.Answer run) {
        assertThat(run.number("/metrics/trainAccuracy")).isLessThan(1);

        var findings = diagnosis(run);

        assertThat(Diagnosed.codes(findings)).containsExactly("underfitting");
        assertThat(api.train(Diagnosed.request(findings, "underfitting")).number("/metrics/trainAccuracy"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'kind': 'sgd', 'learningRate': 1}", "{'kind': 'adam', 'learningRate': 0.1}"})
    void aLinearModelIsNotToldToGoSlower(String optimizer) {
        var findings = diagnosis(api.train(request("{'units': 1, 'activation': 'sigmoid'}",
                "'dataset': 'circles', 'training': {'optimizer': " + optimizer + "}")));

        assertThat(Diagnosed.codes(findings)).containsExactly("linear-model");
    }

    @Test
    void usualClippingAndTheUsualRateOfAdadeltaAreLeftInPeace() {
        var unscaled = diagnosis(api.train(request("{'units': 8, 'activation': 'tanh'}, {'units': 1, 'activation': "
                + "'linear'}",
                "'dataset': 'diabetes', 'training': {'clipNorm': 1, 'optimizer': {'kind': 'sgd', "
                        + "'learningRate': 0.01}}")));
        var adadelta = diagnosis(api.train(request(BENDING, "'dataset': 'moons', 'training': {'epochs': 200, "
                + "'optimizer': {'kind': 'adadelta'}}")));

        assertThat(Diagnosed.codes(unscaled)).doesNotContain("clipped-gradients");
        assertThat(Diagnosed.codes(adadelta)).doesNotContain("learning-rate-too-high");
    }

    @Test
    void softmaxWithSquaredErrorsOnRingsNeedsALayerThatBends() {
        var findings = diagnosis(api.train(request("{'units': 2, 'activation': 'softmax'}",
                "'dataset': 'circles', 'training': {'loss': 'mse'}")));

        assertThat(Diagnosed.codes(findings)).contains("linear-model");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 10})
    void ofAnUntrainedNetworkNothingIsSaidThatOnlyTrainingShows(double rate) {
        var run = api.train(request(BENDING, "'dataset': 'moons', 'training': {'epochs': 0, 'optimizer': "
                + "{'kind': 'sgd', 'learningRate': %s}}".formatted(rate)));

        assertThat(Diagnosed.codes(diagnosis(run))).isEmpty();
    }

    @Test
    void aPausedRunIsExamined() {
        var id = api.post("/api/v1/runs", request(BENDING, "'dataset': 'moons', 'paused': true, 'training': "
                + "{'epochs': 300, 'recordEvery': 100}")).text("/id");
        api.post("/api/v1/runs/" + id + "/resume", "{\"epochs\": 1}");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            var run = api.get("/api/v1/runs/" + id);
            return run.text("/state").equals("paused") && run.number("/progress/epoch") == 1;
        });

        assertThat(Diagnosed.codes(diagnosis(api.get("/api/v1/runs/" + id)))).isEmpty();
    }

    @Test
    void whatIsSuggestedToAnUnderfittingNetworkFitsItsShapes() {
        var run = api.train(request("{'units': 3, 'activation': 'tanh', 'weights': [[0, 0, 0], [0, 0, 0]], "
                + "'biases': [0, 0, 0]}, {'units': 1, 'activation': 'sigmoid', 'weights': [[0.2], [0.1], [-0.1]]}",
                "'dataset': 'circles', 'training': {'epochs': 150, 'optimizer': {'kind': 'adam', 'learningRate': 0.01}}"));
        assertThat(run.number("/metrics/trainAccuracy")).isLessThan(0.7);

        var cured = api.train(Diagnosed.request(diagnosis(run), "underfitting"));

        assertThat(cured.number("/model/layers/0/units")).isEqualTo(12);
        assertThat(cured.number("/metrics/validationAccuracy")).isGreaterThan(0.9);
    }

    /** The limits are 8192 units of a layer and 10 000 000 parameters, of which a unit with 3000 behind it has 3003. */
    @ParameterizedTest
    @CsvSource({"7000, 1, 8192", "1000, 3000, 3328", "8192, 1, 0"})
    void noMoreUnitsAreSuggestedThanThereMayBe(int units, int second, int suggested) {
        var behind = second == 1 ? "" : "{'units': %d, 'activation': 'tanh'}, ".formatted(second);
        var run = api.train(request(zeros(units) + behind + "{'units': 1, 'activation': 'sigmoid'}",
                "'dataset': 'circles', 'training': {'epochs': 9, 'batchSize': 'full', "
                        + "'optimizer': {'kind': 'sgd', 'learningRate': 0.05}, "
                        + "'earlyStopping': {'patience': 1, 'minDelta': 100}}"));

        var findings = diagnosis(run);

        assertThat(Diagnosed.codes(findings)).contains("underfitting");
        var at = findings.body().at("/" + Diagnosed.codes(findings).indexOf("underfitting") + "/suggestion");
        assertThat(at.at("/request/model/layers/0/units").asInt(0)).isEqualTo(suggested);
    }

    private static String zeros(int units) {
        var row = "[" + String.join(", ", Collections.nCopies(units, "0")) + "]";
        return "{'units': %d, 'activation': 'tanh', 'weights': [%s, %s]}, ".formatted(units, row, row);
    }

    @Test
    void aRunThatWentBackToItsBestEpochDoesNotOverfit() {
        var overfit = "'dataset': {'name': 'noisy moons', 'generator': {'kind': 'moons', 'samples': 80, 'noise': 0.3, "
                + "'seed': 1}}, 'training': {'epochs': 1000, 'earlyStopping': {'metric': '%s', 'patience': 400, "
                + "'restoreBest': %s}}";
        var layers = "{'units': 64, 'activation': 'relu'}, {'units': 64, 'activation': 'relu'}, "
                + "{'units': 1, 'activation': 'sigmoid'}";

        var restored = diagnosis(api.train(request(layers, overfit.formatted("validationLoss", true))));
        var left = diagnosis(api.train(request(layers, overfit.formatted("validationLoss", false))));

        assertThat(Diagnosed.codes(restored)).doesNotContain("overfitting");
        assertThat(Diagnosed.codes(left)).contains("overfitting");
    }

    /** The share was counted by a few lines of Python: sorted distances, five votes, each row left out in turn. */
    @Test
    void neighboursAreCountedOverTheColumnsThatGoInStandardised() {
        var findings = diagnosis(api.train(request("{'units': 1, 'activation': 'sigmoid'}", "'dataset': {'name': "
                + "'rings', 'columns': ['a', 'b', 'answer', 'y'], 'target': 'y', 'rows': ["
                + RINGS.replaceAll(", ([01])]", ", $1, $1]") + "]}, "
                + "'preprocessing': {'scaling': 'standard', 'features': ['a', 'b']}, 'training': {}")));

        assertThat(Diagnosed.codes(findings)).contains("linear-model");
        assertThat(findings.number("/" + Diagnosed.codes(findings).indexOf("linear-model")
                + "/evidence/nearestNeighbours")).isCloseTo(28.0 / 36, within(1e-9));
    }

    @Test
    void columnsThatDoNotGoInAreNotLookedAt() {
        var random = new Random(4);
        var rows = IntStream.range(0, 200).mapToObj(i -> "[%s, %s, %s, %d]".formatted(
                (i % 2 == 0 ? 2 : -2) + random.nextGaussian(), random.nextGaussian(),
                IntStream.range(0, 60).mapToObj(_ -> String.valueOf(1000 * random.nextGaussian()))
                        .collect(Collectors.joining(", ")),
                i % 2)).collect(Collectors.joining(", "));
        var names = IntStream.range(0, 60).mapToObj("'noise %d'"::formatted).collect(Collectors.joining(", "));
        var data = "'dataset': {'name': 'noise', 'columns': ['a', 'b', " + names + ", 'y'], 'target': 'y', 'rows': ["
                + rows + "]}, 'training': {'epochs': 50}";

        assertThat(Diagnosed.codes(diagnosis(api.train(request(BENDING, data
                + ", 'preprocessing': {'features': ['a', 'b']}"))))).isEmpty();
        assertThat(Diagnosed.codes(diagnosis(api.train(request(BENDING, data))))).contains("unscaled-inputs");
    }

    @Test
    void aRareClassThatNoRowValidatesHasNoRecall() {
        var random = new Random(4);
        var rows = IntStream.range(0, 200).mapToObj(i -> "[%s, '%s', %d]".formatted(
                (i % 20 == 0 ? 0.5 : -0.5) + random.nextGaussian(), i % 20 == 0 || i % 4 > 0 ? "train" : "validation",
                i % 20 == 0 ? 1 : 0)).collect(Collectors.joining(", "));

        var findings = diagnosis(api.train(request(BENDING, "'dataset': {'name': 'rare', 'columns': ['a', 'part', "
                + "'y'], 'target': 'y', 'rows': [" + rows + "]}, 'split': {'column': 'part'}, "
                + "'training': {'epochs': 20}")));

        assertThat(Diagnosed.codes(findings)).contains("class-imbalance");
    }

    private static String request(String layers, String rest) {
        return "{'model': {'layers': [%s]}, %s}".formatted(layers, rest).replace('\'', '"');
    }

    private Api.Answer diagnosis(Api.Answer run) {
        return Diagnosed.of(api, run);
    }
}
