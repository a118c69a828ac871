package org.trainyard.compute.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

import static org.trainyard.compute.kernel.VectorKernels.SPECIES;

/**
 * The functions of {@link Elementary}, a vector at a time: the same operations in the same order, every branch computed
 * and the right one kept, and so the same bits in each lane (for a NaN, some NaN). Names and sources are there.
 */
final class VectorElementary {
    private static final float LN2_HIGH = 0.6933594f;
    private static final float LN2_LOW = -0.00021219444f;
    private static final float ROUNDER = 12_582_912f;
    /** A float that {@link #ROUNDER} was added to, read as an integer, is this and the rounded number. */
    private static final int ROUNDER_BITS = 0x4b400000;
    private static final int SIGN = 0x80000000;

    private VectorElementary() {}

    static FloatVector exp(FloatVector x) {
        var rounded = x.fma(splat(1.442695f), splat(ROUNDER));
        var n = rounded.sub(ROUNDER);
        var y = expNearZero(n.fma(splat(-LN2_LOW), n.fma(splat(-LN2_HIGH), x))).add(1);
        var whole = rounded.reinterpretAsInts().sub(ROUNDER_BITS);
        var half = whole.lanewise(VectorOperators.ASHR, 1);
        var power = y.mul(powerOfTwo(half)).mul(powerOfTwo(whole.sub(half)));
        return power.blend(0, x.compare(VectorOperators.LT, -103.98f))
                .blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GE, 88.72284f));
    }

    static FloatVector expm1(FloatVector x) {
        var rounded = x.fma(splat(1.442695f), splat(ROUNDER));
        var n = rounded.sub(ROUNDER);
        var p = expNearZero(n.fma(splat(-LN2_LOW), n.fma(splat(-LN2_HIGH), x)));
        var power = powerOfTwo(rounded.reinterpretAsInts().sub(ROUNDER_BITS));
        var near = power.fma(p, power.sub(1)).blend(copySign(p, x), n.compare(VectorOperators.EQ, 0));
        return exp(x).sub(1).blend(near, n.abs().compare(VectorOperators.LT, 25));
    }

    static FloatVector log(FloatVector x) {
        var subnormal = x.compare(VectorOperators.LT, Float.MIN_NORMAL);
        var scaled = splat(0).blend(24, subnormal);
        var ln = logOf(x.blend(x.mul(0x1p24f), subnormal), splat(0), scaled);
        return logEdges(ln, x);
    }

    static FloatVector log1p(FloatVector x) {
        var u = x.add(1);
        var lost = x.sub(u.sub(1)).blend(splat(1).sub(u.sub(x)), x.compare(VectorOperators.GT, 1));
        var near = u.compare(VectorOperators.GT, 0.70710677f).and(u.compare(VectorOperators.LT, 1.4142135f));
        var nearOne = copySign(x.add(logTail(x, splat(0))), x);
        return logEdges(logOf(u, lost.div(u), splat(0)).blend(nearOne, near), u);
    }

    static FloatVector tanh(FloatVector x) {
        var size = x.abs();
        var s = x.mul(x);
        var p = s.fma(splat(-0.0057049887f), splat(0.020639088f));
        p = p.fma(s, splat(-0.053739715f));
        p = p.fma(s, splat(0.13331442f));
        p = p.fma(s, splat(-0.3333328f));
        var near = p.mul(s).fma(x, x);
        var far = splat(1).sub(splat(2).div(exp(size.mul(2)).add(1)));
        far = far.blend(1, size.compare(VectorOperators.GT, 9.1f));
        return copySign(far.blend(near, size.compare(VectorOperators.LT, 0.625f)), x);
    }

    static FloatVector sigmoid(FloatVector x) {
        var e = exp(x.abs().neg());
        return e.blend(1, x.compare(VectorOperators.GE, 0)).div(e.add(1));
    }

    /** For lanes that {@link #isReducible}. */
    static FloatVector sin(FloatVector x) {
        var rounded = x.fma(splat(0.63661975f), splat(ROUNDER));
        var n = rounded.sub(ROUNDER);
        var r = reduced(x, n);
        var quadrant = rounded.reinterpretAsInts().sub(ROUNDER_BITS).and(3);
        var y = sinNearZero(r).blend(cosNearZero(r), odd(quadrant));
        y = y.blend(y.neg(), quadrant.compare(VectorOperators.GE, 2).cast(SPECIES));
        return y.blend(copySign(sinNearZero(x), x), n.compare(VectorOperators.EQ, 0));
    }

    /** For lanes that {@link #isReducible}. */
    static FloatVector cos(FloatVector x) {
        var rounded = x.fma(splat(0.63661975f), splat(ROUNDER));
        var r = reduced(x, rounded.sub(ROUNDER));
        var quadrant = rounded.reinterpretAsInts().sub(ROUNDER_BITS).and(3);
        var y = cosNearZero(r).blend(sinNearZero(r), odd(quadrant));
        var inner = quadrant.compare(VectorOperators.EQ, 1).or(quadrant.compare(VectorOperators.EQ, 2));
        return y.blend(y.neg(), inner.cast(SPECIES));
    }

    /** Whether the three parts of π/2 suffice for every lane. */
    static boolean isReducible(FloatVector x) {
        return x.abs().compare(VectorOperators.LE, 8192).allTrue();
    }

    static FloatVector erf(FloatVector x) {
        var size = x.abs();
        var s = x.mul(x);
        var p = s.fma(splat(8.3347186E-5f), splat(-0.0008134709f));
        p = p.fma(s, splat(0.005200369f));
        p = p.fma(s, splat(-0.026859151f));
        p = p.fma(s, splat(0.11283691f));
        p = p.fma(s, splat(-0.37612635f));
        p = p.fma(s, splat(0.12837917f));
        var near = p.fma(x, x);
        var t = size.min(3.95f);
        p = t.fma(splat(-1.6610841E-6f), splat(4.6505105E-5f));
        p = p.fma(t, splat(-0.00060034404f));
        p = p.fma(t, splat(0.0047750417f));
        p = p.fma(t, splat(-0.026461644f));
        p = p.fma(t, splat(0.11014517f));
        p = p.fma(t, splat(0.6317638f));
        p = p.fma(t, splat(0.13026565f));
        p = p.fma(t, splat(-0.0003270019f));
        var far = splat(1).sub(exp(t.neg().sub(p))).blend(1, size.compare(VectorOperators.GT, 3.95f));
        return copySign(far.blend(near, size.compare(VectorOperators.LT, 0.93f)), x);
    }

    private static FloatVector splat(float number) {
        return FloatVector.broadcast(SPECIES, number);
    }

    private static FloatVector copySign(FloatVector size, FloatVector sign) {
        var bits = size.reinterpretAsInts().and(~SIGN).or(sign.reinterpretAsInts().and(SIGN));
        return bits.reinterpretAsFloats();
    }

    private static VectorMask<Float> odd(IntVector numbers) {
        return numbers.and(1).compare(VectorOperators.NE, 0).cast(SPECIES);
    }

    private static FloatVector powerOfTwo(IntVector n) {
        return n.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
    }

    private static FloatVector expNearZero(FloatVector x) {
        var p = x.fma(splat(0.00019875691f), splat(0.0013981999f));
        p = p.fma(x, splat(0.008333452f));
        p = p.fma(x, splat(0.041665796f));
        p = p.fma(x, splat(0.16666666f));
        p = p.fma(x, splat(0.5f));
        return p.mul(x).fma(x, x);
    }

    /** Puts in what ln is at and below 0 and at ∞, where {@code x} is its argument. */
    private static FloatVector logEdges(FloatVector ln, FloatVector x) {
        return ln.blend(Float.NaN, x.compare(VectorOperators.GE, 0).not())
                .blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0))
                .blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY));
    }

    private static FloatVector logOf(FloatVector x, FloatVector correction, FloatVector scaled) {
        var bits = x.reinterpretAsInts().sub(0x3f3504f3);
        var mantissa = bits.and(0x007fffff).add(0x3f3504f3).reinterpretAsFloats();
        var exponent = bits.lanewise(VectorOperators.ASHR, 23);
        // a small integer as a float without a conversion
        var n = exponent.add(ROUNDER_BITS).reinterpretAsFloats().sub(ROUNDER).sub(scaled);
        var f = mantissa.sub(1);
        return n.fma(splat(LN2_HIGH), logTail(f, n.fma(splat(LN2_LOW), correction)).add(f));
    }

    private static FloatVector logTail(FloatVector f, FloatVector carry) {
        var p = f.fma(splat(0.070376836f), splat(-0.1151461f));
        p = p.fma(f, splat(0.116769984f));
        p = p.fma(f, splat(-0.12420141f));
        p = p.fma(f, splat(0.14249323f));
        p = p.fma(f, splat(-0.16668057f));
        p = p.fma(f, splat(0.20000714f));
        p = p.fma(f, splat(-0.24999994f));
        p = p.fma(f, splat(0.3333333f));
        var square = f.mul(f);
        return square.fma(splat(-0.5f), square.fma(p.mul(f), carry));
    }

    private static FloatVector reduced(FloatVector x, FloatVector n) {
        var r = n.fma(splat(-1.5707964f), x);
        r = n.fma(splat(4.371139E-8f), r);
        return n.fma(splat(1.7151245E-15f), r);
    }

    private static FloatVector sinNearZero(FloatVector x) {
        var s = x.mul(x);
        var p = s.fma(splat(-0.00019515296f), splat(0.008332161f));
        p = p.fma(s, splat(-0.16666655f));
        return p.mul(s).fma(x, x);
    }

    private static FloatVector cosNearZero(FloatVector x) {
        var s = x.mul(x);
        var p = s.fma(splat(2.4433157E-5f), splat(-0.0013887316f));
        p = p.fma(s, splat(0.041666646f));
        return p.mul(s).fma(s, s.fma(splat(-0.5f), splat(1)));
    }
}
