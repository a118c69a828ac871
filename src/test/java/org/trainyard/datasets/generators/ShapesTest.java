package org.trainyard.datasets.generators;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What single generators promise, worked out by hand. */
class ShapesTest {

    @ParameterizedTest
    @EnumSource(Gate.Logic.class)
    void fourSamplesOfAGateAreItsTruthTable(Gate.Logic gate) {
        var drawn = Drawn.of(new Gate(gate, 4, 0.0, 0L));
        assertThat(drawn.inputs().toArray(double[][]::new))
                .isDeepEqualTo(new double[][]{{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        var expected = switch (gate) {
            case AND -> List.of(0.0, 0.0, 0.0, 1.0);
            case OR -> List.of(0.0, 1.0, 1.0, 1.0);
            case NAND -> List.of(1.0, 1.0, 1.0, 0.0);
            case NOR -> List.of(1.0, 0.0, 0.0, 0.0);
            case XOR -> List.of(0.0, 1.0, 1.0, 0.0);
            case XNOR -> List.of(1.0, 0.0, 0.0, 1.0);
        };
        assertThat(drawn.targets()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"sine,0.25,1", "sine,0.5,0", "step,0.49,0", "step,0.5,1", "abs,0.2,0.3", "sawtooth,0.6,0.2",
        "gaussian-bump,0.5,1", "runge,0.5,1", "runge,1,0.038461538461538464", "course-curve,0,0", "polynomial,3,9"})
    void functionsHaveTheirKnownValues(String name, double x, double y) {
        var curve = List.of(Curve.values()).stream().filter(each -> each.label().equals(name)).findFirst()
                .orElseThrow();
        assertThat(curve.at(x)).isCloseTo(y, within(1e-15));
    }

    @Test
    void aPolynomialTakesItsCoefficientsFromTheConstantUp() {
        assertThat(Curve.POLYNOMIAL.at(2, List.of(1.0, -3.0, 0.5))).isEqualTo(1 - 6 + 2);
    }

    @Test
    void aFunctionIsSeenAtEqualDistancesEndsIncluded() {
        var drawn = Drawn.of(Drawn.make(FunctionCurve.class, Map.of("samples", 5, "function", Curve.COURSE_CURVE)));
        assertThat(drawn.inputs().stream().map(row -> row[0])).containsExactly(0.0, 3.0, 6.0, 9.0, 12.0);
    }

    @Test
    void everyShapeOfEqualSharesGivesTheFirstClassesTheRest() {
        var blobs = Drawn.of(Drawn.make(Blobs.class, Map.of("samples", 11, "centers", 4)));
        assertThat(List.of(blobs.count(0), blobs.count(1), blobs.count(2), blobs.count(3)))
                .containsExactly(3L, 3L, 3L, 2L);
        var spirals = Drawn.of(Drawn.make(Spirals.class, Map.of("samples", 7, "classes", 3)));
        assertThat(List.of(spirals.count(0), spirals.count(1), spirals.count(2))).containsExactly(3L, 2L, 2L);
        assertThat(Drawn.of(Drawn.make(Moons.class, Map.of("samples", 7))).count(0)).isEqualTo(3);
        assertThat(Drawn.of(Drawn.make(Gauss.class, Map.of("samples", 7))).count(1)).isEqualTo(3);
    }

    @Test
    void aCheckerboardsClassIsTheParityOfItsField() {
        var drawn = Drawn.of(Drawn.make(Checkerboard.class, Map.of("samples", 500)));
        for (int i = 0; i < 500; i++) {
            double[] x = drawn.inputs().get(i);
            assertThat(Arrays.stream(x).boxed()).allMatch(each -> each >= 0 && each < 4);
            assertThat(drawn.targets().get(i)).isEqualTo((Math.floor(x[0]) + Math.floor(x[1])) % 2);
        }
    }

    @Test
    void anXorCloudWithoutNoiseIsClassOneWhereSignsAgreeAndLeavesAGap() {
        var drawn = Drawn.of(Drawn.make(XorCloud.class, Map.of("samples", 500, "noise", 0.0)));
        for (int i = 0; i < 500; i++) {
            double[] x = drawn.inputs().get(i);
            assertThat(Arrays.stream(x).boxed()).allMatch(each -> Math.abs(each) >= 0.3 && Math.abs(each) <= 5.3);
            assertThat(drawn.targets().get(i)).isEqualTo(x[0] * x[1] >= 0 ? 1.0 : 0.0);
        }
    }

    @Test
    void gaussianHillsAreHighestAtTheirCentres() {
        var drawn = Drawn.of(Drawn.make(GaussianHills.class, Map.of("samples", 20_000, "noise", 0.0)));
        for (int i = 0; i < drawn.inputs().size(); i++) {
            double[] x = drawn.inputs().get(i);
            double fromHill = Math.hypot(x[0] + 4, x[1] - 2.5);
            double fromHollow = Math.hypot(x[0], x[1] - 2.5);
            if (fromHill < 1) {
                assertThat(drawn.targets().get(i)).isCloseTo(1 - fromHill / 2, within(1e-12));
            } else if (fromHollow < 1) {
                assertThat(drawn.targets().get(i)).isCloseTo(fromHollow / 2 - 1, within(1e-12));
            }
        }
    }

    @Test
    void aTeachersValuesHaveTheSpreadOfItsWeights() {
        var drawn = Drawn.of(Drawn.make(Teacher.class, Map.of("samples", 5000, "hidden", 256, "noise", 0.0)));
        double squares = drawn.targets().stream().mapToDouble(y -> y * y).sum() / 5000;
        // Hidden sums are about N(0,1), E tanh² of which is 0.394; 256 weights from N(0, 1/256) keep that.
        assertThat(squares).isCloseTo(0.394, within(0.15));
    }
}
