package org.trainyard.compute.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

import static org.trainyard.compute.kernel.VectorKernels.LANES;
import static org.trainyard.compute.kernel.VectorKernels.SPECIES;

/**
 * The functions of {@link Elementary} for whole vectors: the same operations in the same order, every branch computed
 * and the right one kept, and so the same bits (for a NaN, some NaN). Sources are there. Each takes a block in one or
 * several short passes that are compiled alone, and constants are vectors from the start, because the compiler gives up
 * inlining when a method grows and would then box every vector. The length from {@code from} to {@code to} is a
 * multiple of the lanes; x and y may be the same.
 */
final class VectorElementary {
    private static final int BLOCK = 256;
    /** A float that {@link #ROUNDING} was added to, read as an integer, is this and the rounded number. */
    private static final int ROUNDER_BITS = 0x4b400000;
    private static final int SIGN = 0x80000000;

    private static final FloatVector ZERO = splat(0);
    private static final FloatVector ONE = splat(1);
    private static final FloatVector TWO = splat(2);
    private static final FloatVector TWENTY_FOUR = splat(24);
    private static final FloatVector TWENTY_FIVE = splat(25);
    private static final FloatVector TWO_TO_24 = splat(0x1p24f);
    private static final FloatVector MINUS_HALF = splat(-0.5f);
    private static final FloatVector NAN = splat(Float.NaN);
    private static final FloatVector INFINITY = splat(Float.POSITIVE_INFINITY);
    private static final FloatVector MINUS_INFINITY = splat(Float.NEGATIVE_INFINITY);
    private static final FloatVector SMALLEST_NORMAL = splat(Float.MIN_NORMAL);
    private static final FloatVector ROUNDING = splat(12_582_912);
    private static final FloatVector LOG2_E = splat(1.442695f);
    private static final FloatVector LN2_HIGH = splat(0.6933594f);
    private static final FloatVector LN2_LOW = splat(-0.00021219444f);
    private static final FloatVector MINUS_LN2_HIGH = splat(-0.6933594f);
    private static final FloatVector MINUS_LN2_LOW = splat(0.00021219444f);
    private static final FloatVector EXP_7 = splat(0.00019875691f);
    private static final FloatVector EXP_6 = splat(0.0013981999f);
    private static final FloatVector EXP_5 = splat(0.008333452f);
    private static final FloatVector EXP_4 = splat(0.041665796f);
    private static final FloatVector EXP_3 = splat(0.16666666f);
    private static final FloatVector EXP_2 = splat(0.5f);
    private static final FloatVector EXP_IS_0 = splat(-103.98f);
    private static final FloatVector EXP_OVERFLOWS = splat(88.72284f);
    private static final FloatVector LOG_11 = splat(0.070376836f);
    private static final FloatVector LOG_10 = splat(-0.1151461f);
    private static final FloatVector LOG_9 = splat(0.116769984f);
    private static final FloatVector LOG_8 = splat(-0.12420141f);
    private static final FloatVector LOG_7 = splat(0.14249323f);
    private static final FloatVector LOG_6 = splat(-0.16668057f);
    private static final FloatVector LOG_5 = splat(0.20000714f);
    private static final FloatVector LOG_4 = splat(-0.24999994f);
    private static final FloatVector LOG_3 = splat(0.3333333f);
    private static final FloatVector SQRT_HALF = splat(0.70710677f);
    private static final FloatVector SQRT_2 = splat(1.4142135f);
    private static final FloatVector TANH_11 = splat(-0.0057049887f);
    private static final FloatVector TANH_9 = splat(0.020639088f);
    private static final FloatVector TANH_7 = splat(-0.053739715f);
    private static final FloatVector TANH_5 = splat(0.13331442f);
    private static final FloatVector TANH_3 = splat(-0.3333328f);
    private static final FloatVector TANH_IS_1 = splat(9.1f);
    private static final FloatVector TANH_NEAR = splat(0.625f);
    private static final FloatVector TWO_OVER_PI = splat(0.63661975f);
    private static final FloatVector MINUS_HALF_PI = splat(-1.5707964f);
    private static final FloatVector HALF_PI_LOW = splat(4.371139E-8f);
    private static final FloatVector HALF_PI_LOWEST = splat(1.7151245E-15f);
    private static final FloatVector REDUCIBLE = splat(8192);
    private static final FloatVector SIN_7 = splat(-0.00019515296f);
    private static final FloatVector SIN_5 = splat(0.008332161f);
    private static final FloatVector SIN_3 = splat(-0.16666655f);
    private static final FloatVector COS_8 = splat(2.4433157E-5f);
    private static final FloatVector COS_6 = splat(-0.0013887316f);
    private static final FloatVector COS_4 = splat(0.041666646f);
    private static final FloatVector ERF_13 = splat(8.3347186E-5f);
    private static final FloatVector ERF_11 = splat(-0.0008134709f);
    private static final FloatVector ERF_9 = splat(0.005200369f);
    private static final FloatVector ERF_7 = splat(-0.026859151f);
    private static final FloatVector ERF_5 = splat(0.11283691f);
    private static final FloatVector ERF_3 = splat(-0.37612635f);
    private static final FloatVector ERF_1 = splat(0.12837917f);
    private static final FloatVector ERF_IS_1 = splat(3.95f);
    private static final FloatVector ERF_NEAR = splat(0.93f);
    private static final FloatVector ERFC_8 = splat(-1.6610841E-6f);
    private static final FloatVector ERFC_7 = splat(4.6505105E-5f);
    private static final FloatVector ERFC_6 = splat(-0.00060034404f);
    private static final FloatVector ERFC_5 = splat(0.0047750417f);
    private static final FloatVector ERFC_4 = splat(-0.026461644f);
    private static final FloatVector ERFC_3 = splat(0.11014517f);
    private static final FloatVector ERFC_2 = splat(0.6317638f);
    private static final FloatVector ERFC_1 = splat(0.13026565f);
    private static final FloatVector ERFC_0 = splat(-0.0003270019f);

    private static final Pass[] EXP = {(x, at, t, u, y, n) -> exp(x, at, y, at, n)};
    private static final Pass EXP_OF_T = (x, at, t, u, y, n) -> exp(t, 0, t, 0, n);
    private static final Pass[] EXPM1 = {(x, at, t, u, y, n) -> exp(x, at, t, 0, n),
        (x, at, t, u, y, n) -> joinExpm1(x, at, t, y, n)};
    private static final Pass[] LOG = {(x, at, t, u, y, n) -> ln(x, at, t, n),
        (x, at, t, u, y, n) -> lnEdges(t, x, at, y, n)};
    private static final Pass[] LOG1P = {(x, at, t, u, y, n) -> lnOfSum(x, at, t, n),
        (x, at, t, u, y, n) -> lnNearOne(x, at, u, n), (x, at, t, u, y, n) -> joinLog1p(x, at, t, u, y, n)};
    private static final Pass[] TANH = {(x, at, t, u, y, n) -> tanh(x, at, y, n)};
    private static final Pass[] SIGMOID = {(x, at, t, u, y, n) -> sigmoid(x, at, y, n)};
    private static final Pass[] ERF = {(x, at, t, u, y, n) -> erfExponent(x, at, t, n), EXP_OF_T,
        (x, at, t, u, y, n) -> joinErf(x, at, t, y, n)};

    private final float[] t = new float[BLOCK];
    private final float[] u = new float[BLOCK];

    /** A loop over n numbers of x and y, from {@code at} on, and of t and u, from 0 on. */
    private interface Pass {
        void over(float[] x, int at, float[] t, float[] u, float[] y, int n);
    }

    private void run(Pass[] passes, float[] x, float[] y, int from, int to) {
        for (int at = from; at < to; at += BLOCK) {
            for (var pass : passes) {
                // a call through an interface of many classes is never inlined, and so each pass is compiled alone
                pass.over(x, at, t, u, y, Math.min(BLOCK, to - at));
            }
        }
    }

    void exp(float[] x, float[] y, int from, int to) {
        run(EXP, x, y, from, to);
    }

    private static void exp(float[] x, int from, float[] y, int to, int n) {
        for (int i = 0; i < n; i += LANES) {
            exp(vector(x, from + i)).intoArray(y, to + i);
        }
    }

    private static FloatVector exp(FloatVector x) {
        return expBelowOverflow(x).blend(INFINITY, x.compare(VectorOperators.GE, EXP_OVERFLOWS));
    }

    private static FloatVector expBelowOverflow(FloatVector x) {
        var rounded = x.fma(LOG2_E, ROUNDING);
        var n = rounded.sub(ROUNDING);
        var y = expNearZero(n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, x))).add(ONE);
        var whole = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
        var half = whole.lanewise(VectorOperators.ASHR, 1);
        var power = y.mul(powerOfTwo(half)).mul(powerOfTwo(whole.sub(half)));
        return power.blend(ZERO, x.compare(VectorOperators.LT, EXP_IS_0));
    }

    void expm1(float[] x, float[] y, int from, int to) {
        run(EXPM1, x, y, from, to);
    }

    private static void joinExpm1(float[] x, int at, float[] t, float[] y, int n) {
        for (int i = 0; i < n; i += LANES) {
            var z = vector(x, at + i);
            var rounded = z.fma(LOG2_E, ROUNDING);
            var whole = rounded.sub(ROUNDING);
            var p = expNearZero(whole.fma(MINUS_LN2_LOW, whole.fma(MINUS_LN2_HIGH, z)));
            var power = powerOfTwo(rounded.reinterpretAsInts().sub(ROUNDER_BITS));
            var near = power.fma(p, power.sub(ONE))
                    .blend(copySign(p, z), whole.compare(VectorOperators.EQ, ZERO));
            vector(t, i).sub(ONE).blend(near, whole.abs().compare(VectorOperators.LT, TWENTY_FIVE)).intoArray(y,
                    at + i);
        }
    }

    void log(float[] x, float[] y, int from, int to) {
        run(LOG, x, y, from, to);
    }

    private static void ln(float[] x, int at, float[] t, int n) {
        for (int i = 0; i < n; i += LANES) {
            var z = vector(x, at + i);
            var subnormal = z.compare(VectorOperators.LT, SMALLEST_NORMAL);
            var scaled = ZERO.blend(TWENTY_FOUR, subnormal);
            logOf(z.blend(z.mul(TWO_TO_24), subnormal), ZERO, scaled).intoArray(t, i);
        }
    }

    private static void lnEdges(float[] t, float[] x, int at, float[] y, int n) {
        for (int i = 0; i < n; i += LANES) {
            logEdges(vector(t, i), vector(x, at + i)).intoArray(y, at + i);
        }
    }

    void log1p(float[] x, float[] y, int from, int to) {
        run(LOG1P, x, y, from, to);
    }

    private static void lnOfSum(float[] x, int at, float[] t, int n) {
        for (int i = 0; i < n; i += LANES) {
            var z = vector(x, at + i);
            var sum = z.add(ONE);
            var lost = z.sub(sum.sub(ONE)).blend(ONE.sub(sum.sub(z)), z.compare(VectorOperators.GT, ONE));
            logOf(sum, lost.div(sum), ZERO).intoArray(t, i);
        }
    }

    private static void lnNearOne(float[] x, int at, float[] u, int n) {
        for (int i = 0; i < n; i += LANES) {
            var z = vector(x, at + i);
            copySign(z.add(logTail(z, ZERO)), z).intoArray(u, i);
        }
    }

    private static void joinLog1p(float[] x, int at, float[] t, float[] u, float[] y, int n) {
        for (int i = 0; i < n; i += LANES) {
            var sum = vector(x, at + i).add(ONE);
            var near = sum.compare(VectorOperators.GT, SQRT_HALF)
                    .and(sum.compare(VectorOperators.LT, SQRT_2));
            logEdges(vector(t, i).blend(vector(u, i), near), sum).intoArray(y, at + i);
        }
    }

    void tanh(float[] x, float[] y, int from, int to) {
        run(TANH, x, y, from, to);
    }

    private static void tanh(float[] x, int at, float[] y, int n) {
        for (int i = at; i < at + n; i += LANES) {
            tanh(vector(x, i)).intoArray(y, i);
        }
    }

    private static FloatVector tanh(FloatVector z) {
        var s = z.mul(z);
        var p = s.fma(TANH_11, TANH_9);
        p = p.fma(s, TANH_7);
        p = p.fma(s, TANH_5);
        p = p.fma(s, TANH_3);
        var near = p.mul(s).fma(z, z);
        var size = z.abs();
        // e^2|z| up to 2|z| = 18.2, where one factor 2ⁿ is enough; what comes out beyond is not kept
        var t = size.mul(TWO);
        var rounded = t.fma(LOG2_E, ROUNDING);
        var n = rounded.sub(ROUNDING);
        var e = expNearZero(n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, t))).add(ONE)
                .mul(powerOfTwo(rounded.reinterpretAsInts().sub(ROUNDER_BITS)));
        var far = ONE.sub(TWO.div(e.add(ONE))).blend(ONE, size.compare(VectorOperators.GT, TANH_IS_1));
        return copySign(far.blend(near, size.compare(VectorOperators.LT, TANH_NEAR)), z);
    }

    void sigmoid(float[] x, float[] y, int from, int to) {
        run(SIGMOID, x, y, from, to);
    }

    private static void sigmoid(float[] x, int at, float[] y, int n) {
        for (int i = at; i < at + n; i += LANES) {
            sigmoid(vector(x, i)).intoArray(y, i);
        }
    }

    private static FloatVector sigmoid(FloatVector z) {
        var e = expBelowOverflow(z.abs().neg());
        return e.blend(ONE, z.compare(VectorOperators.GE, ZERO)).div(e.add(ONE));
    }

    /** Whether the three parts of π/2 suffice for every number; {@link #sin} and {@link #cos} need that. */
    static boolean areReducible(float[] x, int from, int to) {
        var reducible = SPECIES.maskAll(true);
        for (int i = from; i < to; i += LANES) {
            reducible = reducible.and(vector(x, i).abs().compare(VectorOperators.LE, REDUCIBLE));
        }
        return reducible.allTrue();
    }

    void sin(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            var z = vector(x, i);
            var rounded = z.fma(TWO_OVER_PI, ROUNDING);
            var n = rounded.sub(ROUNDING);
            var r = reduced(z, n);
            var quadrant = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
            var a = sinNearZero(r).blend(cosNearZero(r), isOdd(quadrant));
            a = a.blend(a.neg(), quadrant.and(2).compare(VectorOperators.NE, 0).cast(SPECIES));
            // where n is 0, r is z itself, but for the sign of 0
            a.blend(copySign(a, z), n.compare(VectorOperators.EQ, ZERO)).intoArray(y, i);
        }
    }

    void cos(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i += LANES) {
            var z = vector(x, i);
            var rounded = z.fma(TWO_OVER_PI, ROUNDING);
            var r = reduced(z, rounded.sub(ROUNDING));
            var quadrant = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
            var a = cosNearZero(r).blend(sinNearZero(r), isOdd(quadrant));
            a.blend(a.neg(), quadrant.add(1).and(2).compare(VectorOperators.NE, 0).cast(SPECIES)).intoArray(y, i);
        }
    }

    void erf(float[] x, float[] y, int from, int to) {
        run(ERF, x, y, from, to);
    }

    private static void erfExponent(float[] x, int at, float[] t, int n) {
        for (int i = 0; i < n; i += LANES) {
            var size = vector(x, at + i).abs().min(ERF_IS_1);
            var p = size.fma(ERFC_8, ERFC_7);
            p = p.fma(size, ERFC_6);
            p = p.fma(size, ERFC_5);
            p = p.fma(size, ERFC_4);
            p = p.fma(size, ERFC_3);
            p = p.fma(size, ERFC_2);
            p = p.fma(size, ERFC_1);
            p = p.fma(size, ERFC_0);
            size.neg().sub(p).intoArray(t, i);
        }
    }

    private static void joinErf(float[] x, int at, float[] t, float[] y, int n) {
        for (int i = 0; i < n; i += LANES) {
            var z = vector(x, at + i);
            var size = z.abs();
            var s = z.mul(z);
            var p = s.fma(ERF_13, ERF_11);
            p = p.fma(s, ERF_9);
            p = p.fma(s, ERF_7);
            p = p.fma(s, ERF_5);
            p = p.fma(s, ERF_3);
            p = p.fma(s, ERF_1);
            var far = ONE.sub(vector(t, i)).blend(ONE, size.compare(VectorOperators.GT, ERF_IS_1));
            copySign(far.blend(p.fma(z, z), size.compare(VectorOperators.LT, ERF_NEAR)), z).intoArray(y, at + i);
        }
    }

    private static FloatVector splat(float number) {
        return FloatVector.broadcast(SPECIES, number);
    }

    private static FloatVector vector(float[] x, int from) {
        return FloatVector.fromArray(SPECIES, x, from);
    }

    private static FloatVector copySign(FloatVector size, FloatVector sign) {
        var bits = size.reinterpretAsInts().and(~SIGN).or(sign.reinterpretAsInts().and(SIGN));
        return bits.reinterpretAsFloats();
    }

    private static VectorMask<Float> isOdd(IntVector numbers) {
        return numbers.and(1).compare(VectorOperators.NE, 0).cast(SPECIES);
    }

    private static FloatVector powerOfTwo(IntVector n) {
        return n.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }

    private static FloatVector expNearZero(FloatVector x) {
        var p = x.fma(EXP_7, EXP_6);
        p = p.fma(x, EXP_5);
        p = p.fma(x, EXP_4);
        p = p.fma(x, EXP_3);
        p = p.fma(x, EXP_2);
        return p.mul(x).fma(x, x);
    }

    /** Puts in what ln is at and below 0 and at ∞, where {@code x} is its argument. */
    private static FloatVector logEdges(FloatVector ln, FloatVector x) {
        return NAN.blend(ln, x.compare(VectorOperators.GT, ZERO))
                .blend(MINUS_INFINITY, x.compare(VectorOperators.EQ, ZERO))
                .blend(INFINITY, x.compare(VectorOperators.EQ, INFINITY));
    }

    private static FloatVector logOf(FloatVector x, FloatVector correction, FloatVector scaled) {
        var bits = x.reinterpretAsInts().sub(0x3f3504f3);
        var mantissa = bits.and(0x007fffff).add(0x3f3504f3).reinterpretAsFloats();
        var exponent = bits.lanewise(VectorOperators.ASHR, 23);
        // a small integer as a float without a conversion
        var n = exponent.add(ROUNDER_BITS).reinterpretAsFloats().sub(ROUNDING).sub(scaled);
        var f = mantissa.sub(ONE);
        return n.fma(LN2_HIGH, logTail(f, n.fma(LN2_LOW, correction)).add(f));
    }

    private static FloatVector logTail(FloatVector f, FloatVector carry) {
        var p = f.fma(LOG_11, LOG_10);
        p = p.fma(f, LOG_9);
        p = p.fma(f, LOG_8);
        p = p.fma(f, LOG_7);
        p = p.fma(f, LOG_6);
        p = p.fma(f, LOG_5);
        p = p.fma(f, LOG_4);
        p = p.fma(f, LOG_3);
        var square = f.mul(f);
        return square.fma(MINUS_HALF, square.fma(p.mul(f), carry));
    }

    private static FloatVector reduced(FloatVector x, FloatVector n) {
        var r = n.fma(MINUS_HALF_PI, x);
        r = n.fma(HALF_PI_LOW, r);
        return n.fma(HALF_PI_LOWEST, r);
    }

    private static FloatVector sinNearZero(FloatVector x) {
        var s = x.mul(x);
        var p = s.fma(SIN_7, SIN_5);
        p = p.fma(s, SIN_3);
        return p.mul(s).fma(x, x);
    }

    private static FloatVector cosNearZero(FloatVector x) {
        var s = x.mul(x);
        var p = s.fma(COS_8, COS_6);
        p = p.fma(s, COS_4);
        return p.mul(s).fma(s, s.fma(MINUS_HALF, ONE));
    }
}
