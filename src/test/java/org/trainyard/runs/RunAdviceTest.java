package org.trainyard.runs;

import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Each hint has an example, a run that is sound has none. */
@ServiceTest
class RunAdviceTest {

    private static final Map<RunAdvice, String> EXAMPLES = Map.of(RunAdvice.NO_HIDDEN_LAYER, """
            {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "xor"}""",
            RunAdvice.SIGMOID_BEFORE_REGRESSION, """
                    {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "diabetes"}""",
            RunAdvice.MORE_PARAMETERS_THAN_ROWS, """
                    {"model": {"layers": [{"units": 64, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
                     "dataset": "moons"}""",
            RunAdvice.UNSCALED_INPUTS, """
                    {"model": {"layers": [{"units": 3, "activation": "softmax"}]}, "dataset": "wine"}""",
            RunAdvice.UNSCALED_TARGETS, """
                    {"model": {"layers": [{"units": 1, "activation": "linear"}]}, "dataset": "diabetes"}""");

    @Autowired
    Api api;

    /** The one left out needs a run to go on from: ContinuationTest has its example. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SCHEDULE_AT_ITS_END")
    void isGivenForItsExample(RunAdvice advice) {
        var example = Objects.requireNonNull(EXAMPLES.get(advice), "an example for each hint");

        var check = api.post("/api/v1/runs/check", example);

        assertThat(check.body().at("/advice").findValuesAsString("code")).contains(advice.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
            {"model": {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "xor"}""", """
            {"model": {"layers": [{"units": 1, "activation": "step"}]}, "dataset": "and",
             "training": {"optimizer": {"kind": "perceptron"}}}""", """
            {"model": {"layers": [{"units": 3, "activation": "softmax"}]}, "dataset": "wine",
             "preprocessing": {"scaling": "standard"}}"""})
    void isNotGivenForASoundRun(String request) {
        assertThat(api.post("/api/v1/runs/check", request).body().at("/advice")).isEmpty();
    }
}
