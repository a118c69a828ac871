package org.trainyard.models;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.trainyard.compute.LayerSpec;
import org.trainyard.web.TestJson;

import static org.assertj.core.api.Assertions.assertThat;

/** Every pitfall is found where it is, at its place, and nowhere else. */
class PitfallTest {

    /** For each pitfall, layers that fall into it and into no other. */
    private static final Map<Pitfall, String> EXAMPLES = Map.of(
            Pitfall.SOFTMAX_ON_ONE_UNIT, """
                    {"units": 3, "activation": "tanh"}, {"units": 1, "activation": "softmax"}""",
            Pitfall.LINEAR_LAYERS_COLLAPSE, """
                    {"units": 3, "activation": "linear"}, {"units": 1, "activation": "sigmoid"}""",
            Pitfall.STEP_BLOCKS_GRADIENTS, """
                    {"units": 3, "activation": "step"}, {"units": 1, "activation": "sigmoid"}""",
            Pitfall.RELU_OUTPUT, """
                    {"units": 3, "activation": "tanh"}, {"units": 1, "activation": "relu"}""",
            Pitfall.IDENTICAL_UNITS, """
                    {"units": 3, "activation": "tanh", "initializer": "zeros"},
                    {"units": 1, "activation": "sigmoid", "weights": [[0], [0], [0]]}""",
            Pitfall.DEAD_START,
            """
                    {"units": 3, "activation": "relu", "initializer": "zeros"}, {"units": 1, "activation": "sigmoid"}""",
            Pitfall.VANISHING_GRADIENTS, """
                    {"units": 3, "activation": "sigmoid"}, {"units": 3, "activation": "sigmoid"},
                    {"units": 3, "activation": "sigmoid"}, {"units": 3, "activation": "sigmoid"},
                    {"units": 1, "activation": "sigmoid"}""",
            Pitfall.DROPOUT_ON_ONE_UNIT, """
                    {"units": 1, "activation": "tanh", "dropout": 0.5}, {"units": 1, "activation": "sigmoid"}""",
            Pitfall.NO_BIAS_ANYWHERE, """
                    {"units": 3, "activation": "tanh", "bias": false},
                    {"units": 1, "activation": "sigmoid", "bias": false}""");

    @ParameterizedTest
    @EnumSource
    void isFoundInItsExampleAlone(Pitfall pitfall) {
        assertThat(model(example(pitfall)).advice()).extracting(Advice::code).containsExactly(pitfall.code());
    }

    @ParameterizedTest
    @EnumSource
    void pointsAtASettingOfALayer(Pitfall pitfall) {
        var settings = Arrays.stream(LayerSpec.class.getRecordComponents()).map(part -> part.getName()).toList();
        assertThat(pitfall.in(model(example(pitfall)).layers())).isNotEmpty().allSatisfy(advice -> {
            assertThat(settings).contains(advice.pointer().substring(advice.pointer().lastIndexOf('/') + 1));
            assertThat(advice.message()).endsWith(".").hasSizeGreaterThan(80);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
            {"units": 1, "activation": "step"}""", """
            {"units": 1, "activation": "linear"}""", """
            {"units": 1, "activation": "sigmoid", "initializer": "zeros"}""", """
            {"units": 3, "activation": "sigmoid"}, {"units": 1, "activation": "sigmoid"}""", """
            {"units": 32, "activation": "relu"}, {"units": 10, "activation": "softmax"}""", """
            {"units": 16, "activation": "tanh", "dropout": 0.5}, {"units": 1, "activation": "sigmoid"}""", """
            {"units": 3, "activation": "tanh", "bias": false}, {"units": 1, "activation": "sigmoid"}""", """
            {"units": 3, "activation": "tanh", "initializer": "zeros"}, {"units": 1, "activation": "sigmoid"}"""})
    void saysNothingAboutASoundNetwork(String layers) {
        assertThat(model(layers).advice()).isEmpty();
    }

    private static String example(Pitfall pitfall) {
        return Objects.requireNonNull(EXAMPLES.get(pitfall), "an example for each pitfall");
    }

    private static Model model(String layers) {
        return TestJson.strictJson().read("{\"layers\": [" + layers + "]}", Definition.class).model();
    }
}
