package org.trainyard.compute;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.compute.kernel.Elementary;
import org.trainyard.compute.kernel.KernelChoice;
import org.trainyard.compute.kernel.Kernels;
import org.trainyard.compute.reference.Golden;
import org.trainyard.compute.reference.ReferenceActivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** What holds for every member of every family, found through the types. */
class FamilyContractTest {
    private static final Kernels KERNELS = KernelChoice.scalar();

    static Stream<Class<?>> members() {
        return Stream.of(Optimizer.class, LearningRateSchedule.class)
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()));
    }

    @Test
    void theFamiliesAreWhole() {
        assertThat(Activation.values()).hasSize(17);
        assertThat(Loss.values()).hasSize(8);
        assertThat(Initializer.values()).hasSize(8);
        assertThat(Optimizer.class.getPermittedSubclasses()).hasSize(9);
        assertThat(LearningRateSchedule.class.getPermittedSubclasses()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(classes = {Activation.class, Loss.class, Initializer.class, LossReduction.class, Task.class,
        EarlyStopping.Metric.class, Preprocessing.Scaling.class, Preprocessing.TargetScaling.class})
    void labelsAreReadBackAsWrittenAndOthersAreRefusedWithTheList(Class<? extends Enum<?>> family) {
        var json = JsonMapper.shared();
        var labels = new HashSet<String>();
        for (var member : family.getEnumConstants()) {
            String label = json.writeValueAsString(member);
            labels.add(label.replace("\"", ""));
            assertThat((Object) json.readValue(label, family)).isSameAs(member);
        }
        assertThat(labels).hasSameSizeAs(family.getEnumConstants());
        assertThatThrownBy(() -> json.readValue("\"no-such\"", family))
                .hasMessageContaining(labels.iterator().next());
    }

    @ParameterizedTest
    @MethodSource("members")
    void aKindAloneBringsAllDefaultsAndIsReadBackAsWritten(Class<?> member) {
        var family = Stream.of(Optimizer.class, LearningRateSchedule.class).filter(f -> f.isAssignableFrom(member))
                .findFirst().orElseThrow();
        var json = JsonMapper.shared();
        Object defaults = Plans.read("{'kind': '%s'}".formatted(Families.kind(member)), family);
        assertThat(defaults).isInstanceOf(member);
        assertThat((Object) json.readValue(json.writerFor(family).writeValueAsString(defaults), family))
                .isEqualTo(defaults);
        assertThat(Families.kind(member)).matches("[a-z]+(-[a-z]+)*");
        assertThat(member.getAnnotation(JsonTypeName.class)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("members")
    void everyNumberHasARange(Class<?> member) {
        for (var component : member.getRecordComponents()) {
            if (Number.class.isAssignableFrom(component.getType())) {
                var accessor = component.getAccessor();
                assertThat(Stream.of(Positive.class, PositiveOrZero.class, DecimalMin.class, DecimalMax.class)
                        .anyMatch(accessor::isAnnotationPresent)).as("%s of %s", component.getName(), member).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void activationsAreAsTheReferenceSaysAndExplainThemselves(Activation activation) {
        assertThat(activation.formula()).isNotBlank();
        assertThat(activation.derivative()).isNotBlank();
        assertThat(activation.whenToUse()).endsWith(".");
        double[] x = Golden.vector(Golden.table("activations").path("x"));
        float[] z = new float[x.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) x[i];
        }
        boolean softmax = activation == Activation.SOFTMAX;
        int units = softmax ? 4 : 1;
        float[] a = new float[z.length];
        activation.apply(KERNELS, z, a, z.length / units, units);
        float[] delta = new float[z.length];
        Arrays.fill(delta, 1);
        activation.backward(KERNELS, z, a, delta, new float[2][z.length], z.length / units, units);
        for (int i = 0; !softmax && i < z.length; i++) {
            double f = ReferenceActivation.f(activation.label(), z[i]);
            assertThat((double) a[i]).as("%s(%s)", activation, z[i]).isCloseTo(f,
                    within(3e-7 * Math.max(1, Math.abs(f))));
            assertThat((double) delta[i]).as("%s'(%s)", activation, z[i])
                    .isCloseTo(ReferenceActivation.derivative(activation.label(), z[i]), within(1e-6));
        }
        for (int row = 0; softmax && row < z.length; row += units) {
            double sum = 0;
            for (int j = row; j < row + units; j++) {
                sum += a[j];
                assertThat((double) delta[j]).as("the sum of probabilities never changes").isCloseTo(0, within(1e-6));
            }
            assertThat(sum).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void lossesAreAsTabulated() {
        for (var entry : Golden.table("losses")) {
            String name = entry.path("loss").asString().replace('_', '-').replace("crossentropy", "cross-entropy");
            var loss = Plans.read("'" + name + "'", Loss.class);
            boolean byLogit = entry.has("logit");
            float[] z = {(float) entry.path(byLogit ? "logit" : "pred").asDouble()};
            float[] a = {byLogit ? Elementary.sigmoid(z[0]) : z[0]};
            float[] y = {(float) entry.path("target").asDouble()};
            double delta = entry.path("delta").asDouble(1);
            float[] gradient = new float[1];
            loss.gradient(KernelChoice.scalar(), a, y, gradient, 1, (float) delta, 1);
            double value = entry.path("value").asDouble();
            assertThat(loss.row(z, a, 0, y, 0, 1, delta)).as(entry.toString()).isCloseTo(value,
                    within(1e-6 * Math.max(1, value)));
            assertThat((double) gradient[0]).as(entry.toString())
                    .isCloseTo(entry.path(byLogit ? "dlogit" : "dpred").asDouble(), within(1e-5));
        }
    }

    @ParameterizedTest
    @EnumSource(Initializer.class)
    void initializersHaveTheSpreadOfTheirPapers(Initializer initializer) {
        int inputs = 300;
        int units = 100;
        double variance = switch (initializer) {
            case ZEROS -> 0;
            case UNIFORM -> 1.0 / 12;
            case NORMAL -> 0.01;
            case GLOROT_UNIFORM, GLOROT_NORMAL -> 2.0 / (inputs + units);
            case HE_UNIFORM, HE_NORMAL -> 2.0 / inputs;
            case LECUN_NORMAL -> 1.0 / inputs;
        };
        var network = new Network(new NetworkSpec(inputs, List.of(
                LayerSpec.of(units, Activation.RELU).startedBy(initializer))), 1);
        network.initialise(4);
        double sum = 0;
        double squares = 0;
        for (float w : network.layer(0).weights().value().data) {
            sum += w;
            squares += (double) w * w;
        }
        int n = inputs * units;
        assertThat(sum / n).isCloseTo(0, within(4 * Math.sqrt(variance / n) + 1e-12));
        assertThat(squares / n).isCloseTo(variance, within(0.05 * variance));
        assertThat(network.layer(0).biases().value().data).containsOnly(0);
    }
}
