package org.trainyard.insights;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A broken training is told what is wrong with it and how to mend it; a healthy one is left in peace. */
@ServiceTest
class DiagnosisTest {

    private static final String BENDING = "{'units': 16, 'activation': 'tanh'}, {'units': 1, 'activation': 'sigmoid'}";

    private static final String SINE = "{'name': 'sine', 'generator': {'kind': 'function', 'function': 'sine', "
            + "'noise': 0.05}}";

    @Autowired
    Api api;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "learning-rate-too-high | {'units': 32, 'activation': 'relu'}, {'units': 1, 'activation': 'sigmoid'} | "
                + "'dataset': 'moons', 'training': {'optimizer': {'kind': 'adam', 'learningRate': 3}}",
        "learning-rate-too-high | " + BENDING + " | 'dataset': 'moons', 'training': {'batchSize': 1, 'epochs': 50, "
                + "'optimizer': {'kind': 'sgd', 'learningRate': 10}}",
        "learning-rate-too-low | " + BENDING + " | 'dataset': 'moons', "
                + "'training': {'optimizer': {'kind': 'adam', 'learningRate': 0.0001}}",
        "linear-model | {'units': 1, 'activation': 'sigmoid'} | 'dataset': 'circles', 'training': {}",
        "linear-model | {'units': 8, 'activation': 'linear'}, {'units': 1, 'activation': 'sigmoid'} | "
                + "'dataset': 'circles', 'training': {}",
        "dead-relus | {'units': 3, 'activation': 'relu', 'biases': [-100, -100, -100]}, "
                + "{'units': 1, 'activation': 'sigmoid'} | 'dataset': 'moons', 'training': {}",
        "saturated-units | {'units': 3, 'activation': 'sigmoid', 'weights': [[100, 100, 100], [100, 100, 100]], "
                + "'biases': [200, 200, 200]}, {'units': 1, 'activation': 'sigmoid'} | 'dataset': 'moons', "
                + "'training': {'optimizer': {'kind': 'sgd', 'learningRate': 0.1}}",
        "symmetric-units | {'units': 8, 'activation': 'tanh', 'initializer': 'zeros'}, "
                + "{'units': 1, 'activation': 'sigmoid', 'initializer': 'zeros'} | 'dataset': 'moons', 'training': {}",
        "clipped-gradients | " + BENDING + " | 'dataset': 'moons', "
                + "'training': {'clipNorm': 1e-5, 'optimizer': {'kind': 'sgd', 'learningRate': 0.5}}",
        "clipped-gradients | " + BENDING + " | 'dataset': 'moons', "
                + "'training': {'clipValue': 1e-6, 'optimizer': {'kind': 'sgd', 'learningRate': 0.1}}",
        "too-much-regularisation | " + BENDING + " | 'dataset': 'moons', "
                + "'training': {'l2': 5, 'optimizer': {'kind': 'sgd', 'learningRate': 0.1}}",
        "too-much-regularisation | " + BENDING + " | 'dataset': 'circles', 'training': {'l1': 0.1, 'epochs': 300}",
        "too-much-regularisation | {'units': 8, 'activation': 'tanh', 'dropout': 0.9}, "
                + "{'units': 1, 'activation': 'sigmoid'} | 'dataset': 'circles', 'training': {'epochs': 200}",
        "loss-does-not-fit | {'units': 10, 'activation': 'softmax'} | 'dataset': 'digits', "
                + "'training': {'loss': 'mse', 'optimizer': {'kind': 'sgd', 'learningRate': 0.1}}",
        "vanishing-gradients | DEEP | 'dataset': 'moons', 'training': {}",
        "unscaled-inputs | {'units': 16, 'activation': 'relu'}, {'units': 3, 'activation': 'softmax'} | "
                + "'dataset': 'wine', 'training': {'optimizer': {'kind': 'sgd', 'learningRate': 0.01}}",
        "overfitting | {'units': 64, 'activation': 'relu'}, {'units': 64, 'activation': 'relu'}, "
                + "{'units': 1, 'activation': 'sigmoid'} | 'dataset': {'name': 'noisy moons', 'generator': "
                + "{'kind': 'moons', 'samples': 80, 'noise': 0.3, 'seed': 1}}, 'training': {'epochs': 1000}"})
    void aBrokenTrainingIsRecognisedAndCured(String code, String layers, String rest) {
        var run = api.train(request(layers, rest));

        var findings = diagnosis(run);

        assertThat(codes(findings).getFirst()).isEqualTo(code);
        var cure = findings.body().at("/" + codes(findings).indexOf(code) + "/suggestion/request");
        var cured = api.train(cure.toString());
        assertThat(cured.number("/metrics/validationAccuracy")).isGreaterThan(
                run.number("/metrics/validationAccuracy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'model': {'layers': [" + BENDING + "]}, 'dataset': 'moons', 'training': {'epochs': 300}}",
        "{'model': {'layers': [{'units': 8, 'activation': 'tanh'}, {'units': 3, 'activation': 'softmax'}]}, "
                + "'dataset': 'iris', 'preprocessing': {'scaling': 'standard'}}",
        "{'model': {'layers': [{'units': 3, 'activation': 'tanh'}, {'units': 1, 'activation': 'sigmoid'}]}, "
                + "'dataset': 'xor', 'training': {'optimizer': {'kind': 'sgd', 'learningRate': 0.5}, 'epochs': 2000}}",
        "{'model': {'layers': [{'units': 32, 'activation': 'relu'}, {'units': 10, 'activation': 'softmax'}]}, "
                + "'dataset': 'digits', 'preprocessing': {'scaling': 'standard'}, 'training': {'epochs': 20}}",
        "{'model': {'layers': [{'units': 8, 'activation': 'tanh'}, {'units': 1, 'activation': 'linear'}]}, 'dataset': "
                + "'diabetes', 'preprocessing': {'scaling': 'standard', 'targetScaling': 'standard'}, "
                + "'training': {'l2': 0.01, 'epochs': 60}}",
        "{'model': {'layers': [{'units': 32, 'activation': 'relu', 'initializer': 'he-normal'}, {'units': 32, "
                + "'activation': 'relu', 'initializer': 'he-normal'}, {'units': 1, 'activation': 'sigmoid'}]}, 'dataset': "
                + "'spirals', 'training': {'epochs': 500, 'optimizer': {'kind': 'adam', 'learningRate': 0.01}}}",
        "{'model': {'layers': [{'units': 64, 'activation': 'relu'}, {'units': 10, 'activation': 'softmax'}]}, "
                + "'dataset': 'digits', 'training': {'epochs': 20}}",
        "{'model': {'layers': [{'units': 1, 'activation': 'linear'}]}, 'dataset': {'name': 'plane', 'generator': "
                + "{'kind': 'plane'}}, 'training': {'optimizer': {'kind': 'sgd', 'learningRate': 0.05}}}",
        "{'model': {'layers': [{'units': 8, 'activation': 'tanh'}, {'units': 1, 'activation': 'linear'}]}, 'dataset': "
                + SINE + ", 'training': {'epochs': 2000, 'optimizer': {'kind': 'adam', 'learningRate': 0.01}}}"})
    void aHealthyTrainingHasNoFinding(String request) {
        assertThat(codes(diagnosis(api.train(request.replace('\'', '"'))))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "linear-model | {'units': 1, 'activation': 'linear'} | 100",
        "underfitting | {'units': 8, 'activation': 'tanh'}, {'units': 1, 'activation': 'linear'} | 20"})
    void aCurveThatIsNotFollowedIsSaid(String code, String layers, int epochs) {
        var run = api.train(request(layers, "'dataset': " + SINE + ", 'training': {'epochs': " + epochs + "}"));

        var findings = diagnosis(run);

        assertThat(codes(findings)).containsExactly(code);
        assertThat(findings.number("/0/evidence/trainR2")).isLessThan(
                findings.number("/0/evidence/nearestNeighbours") - 0.08);
        assertThat(api.train(Diagnosed.request(findings, code)).number("/metrics/trainLoss"))
                .isLessThan(run.number("/metrics/trainLoss"));
    }

    @Test
    void aDivergedTrainingIsToldWhere() {
        var run = api.train(request("{'units': 1, 'activation': 'linear'}", "'dataset': 'diabetes', 'preprocessing': "
                + "{'scaling': 'standard'}, 'training': {'optimizer': {'kind': 'sgd', 'learningRate': 1000}}"));

        var findings = diagnosis(run);

        assertThat(codes(findings).getFirst()).isEqualTo("diverged");
        assertThat(findings.number("/0/evidence/layer")).isEqualTo(run.number("/diverged/layer"));
        assertThat(findings.text("/0/severity")).isEqualTo("error");
        assertThat(findings.text("/0/suggestion/request/preprocessing/targetScaling")).isEqualTo("standard");
        assertThat(api.train(Diagnosed.request(findings, "diverged")).body().at("/diverged").isNull()).isTrue();
    }

    @Test
    void labelsWithoutAPatternHaveNoCure() {
        var random = new Random(4);
        var rows = IntStream.range(0, 200).mapToObj(_ -> "[%s, %s, %d]".formatted(random.nextGaussian(),
                random.nextGaussian(), random.nextInt(2))).collect(Collectors.joining(","));

        var findings = diagnosis(
                api.train(request(BENDING, "'dataset': {'name': 'shuffled', 'columns': ['a', 'b', 'y'], "
                        + "'target': 'y', 'rows': [" + rows + "]}, 'training': {'epochs': 200}")));

        assertThat(codes(findings)).containsExactly("labels-without-pattern");
        assertThat(findings.body().at("/0/suggestion").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {BENDING + " | ''",
        "{'units': 1, 'activation': 'step'} | , 'optimizer': {'kind': 'perceptron'}"})
    void aRareClassIsNamedAndFoundMoreOften(String layers, String optimizer) {
        var random = new Random(4);
        var rows = IntStream.range(0, 400).mapToObj(i -> {
            double middle = i % 20 == 0 ? 0.5 : -0.5;
            return "[%s, %s, %d]".formatted(middle + random.nextGaussian(), middle + random.nextGaussian(),
                    i % 20 == 0 ? 1 : 0);
        }).collect(Collectors.joining(","));

        var run = api.train(request(layers, "'dataset': {'name': 'rare', 'columns': ['a', 'b', 'y'], "
                + "'target': 'y', 'rows': [" + rows + "]}, 'training': {'epochs': 20"
                + optimizer.replace("''", "") + "}"));
        var findings = diagnosis(run);

        assertThat(codes(findings)).contains("class-imbalance");
        var at = "/" + codes(findings).indexOf("class-imbalance");
        assertThat(findings.number(at + "/evidence/share")).isBetween(0.04, 0.06);
        assertThat(findings.number(at + "/suggestion/request/training/classWeights/1")).isGreaterThan(5);
        var cured = api.train(findings.body().at(at + "/suggestion/request").toString());
        assertThat(found(cured)).isGreaterThan(found(run) + 0.2);
    }

    @Test
    void aLossThatDoesNotFitIsSaid() {
        var findings = diagnosis(api.train(request("{'units': 3, 'activation': 'softmax'}",
                "'dataset': 'iris', 'training': {'loss': 'mse', 'epochs': 30}")));

        assertThat(codes(findings)).contains("loss-does-not-fit");
        var cured = api.train(Diagnosed.request(findings, "loss-does-not-fit"));
        assertThat(cured.number("/metrics/validationAccuracy"))
                .isGreaterThan(findings.number("/" + codes(findings).indexOf("loss-does-not-fit")
                        + "/evidence/validationAccuracy"));
        assertThat(codes(diagnosis(cured))).doesNotContain("loss-does-not-fit");
    }

    /** Share of the training rows of the second class that are found. */
    private double found(Api.Answer run) {
        return api.get("/api/v1/runs/" + run.text("/id") + "/evaluation?split=train").number("/perClass/1/recall");
    }

    private static String request(String layers, String rest) {
        var deep = "{'units': 16, 'activation': 'sigmoid'}, ".repeat(8) + "{'units': 1, 'activation': 'sigmoid'}";
        return "{'model': {'layers': [%s]}, %s}".formatted(layers.equals("DEEP") ? deep : layers, rest)
                .replace('\'', '"');
    }

    private Api.Answer diagnosis(Api.Answer run) {
        return Diagnosed.of(api, run);
    }

    private static List<String> codes(Api.Answer findings) {
        return Diagnosed.codes(findings);
    }
}
