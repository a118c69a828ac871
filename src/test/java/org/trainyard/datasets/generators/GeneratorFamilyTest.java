package org.trainyard.datasets.generators;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.trainyard.compute.Task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What holds for every generator; a new member is tested by being permitted. */
class GeneratorFamilyTest {

    /**
     * What noise 0.2 does to 20 000 rows, by the formulas: the standard deviation by which a coordinate and the target
     * move, both as multiples of the noise. Blobs has no noise but a deviation of its own.
     */
    private static final Map<Class<?>, double[]> MOVED = Map.ofEntries(Map.entry(Gate.class, new double[]{1, 0}),
            Map.entry(XorCloud.class, new double[]{0, -1}), Map.entry(Moons.class, new double[]{1, 0}),
            Map.entry(Circles.class, new double[]{1, 0}), Map.entry(Blobs.class, new double[]{0, 0}),
            // Deviation √(0.5 + 7·0.2) instead of √0.5: (1.3784 - 0.7071) / 0.2.
            Map.entry(Gauss.class, new double[]{3.3565, 0}),
            // Uniform from -1 to 1.
            Map.entry(Spirals.class, new double[]{1 / Math.sqrt(3), 0}),
            Map.entry(Checkerboard.class, new double[]{1, 0}),
            // The sum of two uniform draws from -6 to 6, over 10.
            Map.entry(Plane.class, new double[]{0, Math.sqrt(2) * 6 / Math.sqrt(3) / 10}),
            Map.entry(GaussianHills.class, new double[]{0, -1}), Map.entry(FunctionCurve.class, new double[]{0, 1}),
            Map.entry(Teacher.class, new double[]{0, 1}));

    static List<Class<?>> family() {
        return Drawn.family();
    }

    @Test
    void hasTwelveMembers() {
        assertThat(family()).hasSize(12);
    }

    @ParameterizedTest
    @MethodSource("family")
    void drawsAsManyRowsAsAskedFor(Class<?> type) {
        for (int samples : new int[]{1, 2, 3, 7, 200}) {
            var generator = Drawn.make(type, Map.of("samples", samples));
            var drawn = Drawn.of(generator);
            assertThat(drawn.inputs()).hasSize(samples)
                    .allSatisfy(row -> assertThat(row).hasSize(generator.dimensions()).doesNotContain(Double.NaN));
            assertThat(generator.columns()).hasSize(generator.dimensions() + 1).startsWith("x1").endsWith("y");
        }
    }

    @ParameterizedTest
    @MethodSource("family")
    void isAFunctionOfItsSettings(Class<?> type) {
        var one = Drawn.of(Drawn.make(type, Map.of("seed", 5L)));
        var same = Drawn.of(Drawn.make(type, Map.of("seed", 5L)));
        var other = Drawn.of(Drawn.make(type, Map.of("seed", 6L, "noise", 0.1)));
        assertThat(same.inputs().toArray(double[][]::new)).isDeepEqualTo(one.inputs().toArray(double[][]::new));
        assertThat(same.targets()).isEqualTo(one.targets());
        assertThat(List.of(other.targets(), other.inputs().getFirst()[0]))
                .isNotEqualTo(List.of(one.targets(), one.inputs().getFirst()[0]));
    }

    @ParameterizedTest
    @MethodSource("family")
    void classesAreWholeAndNoneIsRare(Class<?> type) {
        var generator = Drawn.make(type, Map.of("samples", 3000));
        if (generator.task() == Task.REGRESSION) {
            return;
        }
        var drawn = Drawn.of(generator);
        double most = drawn.targets().stream().mapToDouble(each -> each).max().orElseThrow();
        for (double label = 0; label <= most; label++) {
            assertThat(drawn.count(label)).as("rows of class %s", label)
                    .isGreaterThan((long) (3000 / (most + 1) * 0.45));
        }
        assertThat(drawn.targets()).allSatisfy(each -> assertThat(each).isEqualTo(Math.rint(each)));
    }

    @ParameterizedTest
    @MethodSource("family")
    void noiseHasTheSpreadOfItsFormula(Class<?> type) {
        assertThat(MOVED).as("what noise does to %s", type.getSimpleName()).containsKey(type);
        double noise = 0.2;
        var still = Drawn.of(Drawn.make(type, Map.of("samples", 20_000, "noise", 0.0)));
        var moved = Drawn.of(Drawn.make(type, Map.of("samples", 20_000, "noise", noise)));
        double[] expected = MOVED.getOrDefault(type, new double[2]);
        for (int column = 0; column < still.inputs().getFirst().length; column++) {
            int j = column;
            assertSpread(i -> moved.inputs().get(i)[j] - still.inputs().get(i)[j], expected[0] * noise);
        }
        // -1: the target moves by an amount that the formula does not give at once, but it must move.
        if (expected[1] < 0) {
            assertThat(moved.targets()).isNotEqualTo(still.targets());
        } else {
            assertSpread(i -> moved.targets().get(i) - still.targets().get(i), expected[1] * noise);
        }
    }

    private static void assertSpread(java.util.function.IntToDoubleFunction difference, double expected) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 20_000; i++) {
            double d = difference.applyAsDouble(i);
            sum += d;
            squares += d * d;
        }
        // Four standard errors: 1/√20000 for a mean, 1/√40000 for a deviation.
        assertThat(sum / 20_000).as("mean").isCloseTo(0, within(0.03 * expected + 1e-12));
        assertThat(Math.sqrt(squares / 20_000)).as("deviation").isCloseTo(expected, within(0.025 * expected + 1e-12));
    }
}
