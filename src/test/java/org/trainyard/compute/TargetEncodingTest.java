package org.trainyard.compute;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.trainyard.compute.TargetEncoding.IncompatibleException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TargetEncodingTest {

    @ParameterizedTest
    @CsvSource({"SOFTMAX,3,3,,ONE_HOT", "SOFTMAX,3,3,MSE,ONE_HOT", "SIGMOID,3,3,BINARY_CROSS_ENTROPY,ONE_HOT",
        "SIGMOID,3,3,MAE,ONE_HOT", "SIGMOID,1,2,,ZERO_ONE", "SIGMOID,1,2,HUBER,ZERO_ONE",
        "LINEAR,1,2,LOG_COSH,ZERO_ONE", "LINEAR,1,2,HINGE,PLUS_MINUS_ONE", "TANH,1,2,SQUARED_HINGE,PLUS_MINUS_ONE",
        "TANH,1,2,MSE,PLUS_MINUS_ONE", "HARD_TANH,1,2,HINGE,PLUS_MINUS_ONE", "SOFTMAX,2,2,,ONE_HOT",
        "SOFTMAX,1,2,,ZERO_ONE", "RELU,1,0,HUBER,VALUES", "LINEAR,4,0,,VALUES"})
    void whatGoesTogetherIsEncoded(Activation last, int units, int classes, Loss loss, TargetEncoding expected) {
        assertThat(encoding(last, units, classes, loss)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"SIGMOID,1,2,HINGE,/training/loss,does not fit", "SOFTMAX,3,3,HUBER,/training/loss,does not fit",
        "LINEAR,1,2,BINARY_CROSS_ENTROPY,/training/loss,does not fit", "TANH,1,2,HUBER,/training/loss,does not fit",
        "LINEAR,1,0,CROSS_ENTROPY,/training/loss,regression", "RELU,1,2,,/model/layers/1/activation,cannot say a class",
        "TANH,3,3,,/model/layers/1/activation,several units", "SOFTMAX,2,0,,/model/layers/1/activation,regression",
        "STEP,1,2,,/training/optimizer,derivative is 0",
        "SOFTMAX,1,1,,/dataset,two classes", "SIGMOID,1,1,,/dataset,two classes"})
    void otherPairsAreRefusedWithTheReason(Activation last, int units, int classes, Loss loss, String pointer,
            String reason) {
        assertThatThrownBy(() -> encoding(last, units, classes, loss)).hasMessageContaining(reason)
                .isInstanceOfSatisfying(IncompatibleException.class, refused -> {
                    assertThat(refused.pointer()).isEqualTo(pointer);
                    assertThat(refused.shapeMismatch()).isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource({"SOFTMAX,2,3", "SIGMOID,1,3", "SIGMOID,4,3", "SOFTMAX,1,3"})
    void unitsThatAreNotTheClassesAreAShapeMismatch(Activation last, int units, int classes) {
        assertThatThrownBy(() -> encoding(last, units, classes, null))
                .isInstanceOfSatisfying(IncompatibleException.class, refused -> {
                    assertThat(refused.pointer()).isEqualTo("/model/layers/1/units");
                    assertThat(refused.shapeMismatch()).isTrue();
                });
    }

    @Test
    void regressionTargetsAreCounted() {
        var network = Tables.network(2, List.of(), 3, Activation.LINEAR);
        assertThatThrownBy(() -> TargetEncoding.of(network, Plans.plan("{}"), Tables.curve(5, 2)))
                .isInstanceOfSatisfying(IncompatibleException.class,
                        refused -> assertThat(refused.shapeMismatch()).isTrue());
    }

    @Test
    void thePerceptronWantsOneLayerOfStepAndNoLoss() {
        var plan = Plans.plan("{'optimizer': {'kind': 'perceptron'}}");
        assertThat(TargetEncoding.of(Tables.network(2, List.of(), 1, Activation.STEP), plan, Task.CLASSIFICATION, 2))
                .isEqualTo(TargetEncoding.ZERO_ONE);
        assertRefused(Tables.network(2, List.of(2), 1, Activation.STEP), plan, 2, "/model/layers");
        assertRefused(Tables.network(2, List.of(), 1, Activation.SIGMOID), plan, 2, "/model/layers/0/activation");
        assertRefused(Tables.network(2, List.of(), 1, Activation.STEP), plan, 3, "/model/layers/0/units");
        assertRefused(Tables.network(2, List.of(), 1, Activation.STEP),
                Plans.plan("{'optimizer': {'kind': 'perceptron'}, 'loss': 'mse'}"), 2, "/training/loss");
    }

    @Test
    void aDefinitionThatCannotWorkIsRefusedWhateverTheData() {
        var softmax = new NetworkSpec(2,
                List.of(LayerSpec.of(2, Activation.SOFTMAX), LayerSpec.of(1, Activation.SIGMOID)));
        assertRefused(softmax, Plans.plan("{}"), 2, "/model/layers/0/activation");
        var rows = LayerSpec.of(1, Activation.SIGMOID).startingAt(new float[][]{{1}}, new float[]{0});
        assertRefused(new NetworkSpec(2, List.of(rows)), Plans.plan("{}"), 2, "/model/layers/0/weights");
        var ragged = LayerSpec.of(1, Activation.SIGMOID).startingAt(new float[][]{{1}, {1, 2}}, new float[]{0});
        assertRefused(new NetworkSpec(2, List.of(ragged)), Plans.plan("{}"), 2, "/model/layers/0/weights/1");
        var biases = LayerSpec.of(1, Activation.SIGMOID).startingAt(new float[][]{{1}, {1}}, new float[]{0, 1});
        assertRefused(new NetworkSpec(2, List.of(biases)), Plans.plan("{}"), 2, "/model/layers/0/biases");
        var none = Plans.read("{'units': 1, 'activation': 'sigmoid', 'bias': false, 'dropout': 0.5, 'biases': [0]}",
                LayerSpec.class);
        assertThat(new NetworkSpec(2, List.of(none)).refusals()).extracting(Refusal::pointer)
                .containsExactly("/layers/0/dropout", "/layers/0/biases");
    }

    @Test
    void parametersAreCounted() {
        assertThat(Tables.network(3, List.of(4), 3, Activation.SOFTMAX).parameters()).isEqualTo(31);
        var small = Tables.network(2, List.of(3), 1, Activation.SIGMOID).summary();
        assertThat(small.parameters()).isEqualTo(13);
        assertThat(small.layers().getFirst().outputShape()).containsExactly(3, 1);
    }

    private static void assertRefused(NetworkSpec network, TrainingPlan plan, int classes, String pointer) {
        assertThatThrownBy(() -> TargetEncoding.of(network, plan, Task.CLASSIFICATION, classes))
                .isInstanceOfSatisfying(IncompatibleException.class,
                        refused -> assertThat(refused.pointer()).isEqualTo(pointer));
    }

    private static TargetEncoding encoding(Activation last, int units, int classes,
            @Nullable Loss loss) {
        var network = Tables.network(2, List.of(3), units, last);
        var plan = Plans.plan(loss == null ? "{}" : "{'loss': '%s'}".formatted(loss.label()));
        return TargetEncoding.of(network, plan, classes == 0 ? Task.REGRESSION : Task.CLASSIFICATION, classes);
    }
}
