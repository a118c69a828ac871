package org.trainyard.compute.kernel;

import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;

import org.trainyard.compute.reference.ReferenceActivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

/** Sweeps over floats of both signs, against functions in double. */
class ElementaryTest {
    private static final int STRIDE = 4099;

    /** A float function. */
    interface FloatFunction {
        float of(float x);
    }

    @Test
    void expIsWithin2Ulp() {
        assertThat(worst("exp", Elementary::exp, StrictMath::exp)).isLessThan(2);
    }

    @Test
    void expm1IsWithin2Ulp() {
        assertThat(worst("expm1", Elementary::expm1, StrictMath::expm1)).isLessThan(2);
    }

    @Test
    void logIsWithin2Ulp() {
        assertThat(worst("log", Elementary::log, StrictMath::log)).isLessThan(2);
    }

    @Test
    void log1pIsWithin2Ulp() {
        assertThat(worst("log1p", Elementary::log1p, StrictMath::log1p)).isLessThan(2);
    }

    @Test
    void tanhIsWithin2Ulp() {
        assertThat(worst("tanh", Elementary::tanh, StrictMath::tanh)).isLessThan(2);
    }

    @Test
    void sinIsWithin2Ulp() {
        assertThat(worst("sin", Elementary::sin, StrictMath::sin)).isLessThan(2);
    }

    @Test
    void cosIsWithin2Ulp() {
        assertThat(worst("cos", Elementary::cos, StrictMath::cos)).isLessThan(2);
    }

    @Test
    void erfIsWithin2Ulp() {
        assertThat(worst("erf", Elementary::erf, ReferenceActivation::erf, 400_009)).isLessThan(2);
    }

    @Test
    void sigmoidIsWithin3Ulp() {
        assertThat(worst("sigmoid", Elementary::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)))).isLessThan(3);
    }

    private static double worst(String name, FloatFunction function, DoubleUnaryOperator truth) {
        return worst(name, function, truth, STRIDE);
    }

    /** Largest distance, in ulp of the true value rounded to float; where that is no number, answers must be equal. */
    private static double worst(String name, FloatFunction function, DoubleUnaryOperator truth, int stride) {
        double worst = 0;
        float at = 0;
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += stride) {
            float x = Float.intBitsToFloat((int) bits);
            double exact = truth.applyAsDouble(x);
            float rounded = (float) exact;
            float actual = function.of(x);
            if (!Float.isFinite(rounded) || !Float.isFinite(actual)) {
                // at the edge of overflow, either side of the edge is as good
                if (Float.compare(rounded, actual) != 0 && Math.abs(exact) < 3.4028e38) {
                    throw new AssertionError("%s(%s) is %s, not %s".formatted(name, x, actual, rounded));
                }
                continue;
            }
            double distance = Math.abs(actual - exact) / Math.ulp(rounded);
            if (distance > worst) {
                worst = distance;
                at = x;
            }
        }
        assertThat(Float.isFinite(at)).as(name).isTrue();
        return worst;
    }

    @Test
    void edgesAreAsInMath() {
        float inf = Float.POSITIVE_INFINITY;
        assertThat(Elementary.exp(-inf)).isEqualTo(0);
        assertThat(Elementary.exp(inf)).isEqualTo(inf);
        assertThat(Elementary.log(0)).isEqualTo(-inf);
        assertThat(Elementary.log(-1)).isNaN();
        assertThat(Elementary.log(inf)).isEqualTo(inf);
        assertThat(Elementary.log1p(-1)).isEqualTo(-inf);
        assertThat(Elementary.tanh(-inf)).isEqualTo(-1);
        assertThat(Elementary.erf(inf)).isEqualTo(1);
        assertThat(Elementary.sin(inf)).isNaN();
        for (FloatFunction function : new FloatFunction[]{Elementary::exp, Elementary::expm1, Elementary::log,
            Elementary::log1p, Elementary::tanh, Elementary::sin, Elementary::cos, Elementary::erf,
            Elementary::sigmoid}) {
            assertThat(function.of(Float.NaN)).isNaN();
        }
        for (FloatFunction odd : new FloatFunction[]{Elementary::expm1, Elementary::log1p, Elementary::tanh,
            Elementary::sin, Elementary::erf}) {
            assertThat(Float.floatToRawIntBits(odd.of(-0f))).isEqualTo(Float.floatToRawIntBits(-0f));
            assertThat(odd.of(1e-30f)).isCloseTo(1e-30f, withPercentage(15));
        }
    }
}
