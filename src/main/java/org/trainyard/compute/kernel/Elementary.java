package org.trainyard.compute.kernel;

/**
 * Elementary functions whose every bit is fixed: float polynomials in fused multiply-adds, the same on any machine and
 * under any flag, which {@code Math.exp} and its like are not. ±0, ±∞ and NaN behave as in {@code Math}. The largest
 * errors, in units in the last place, found float by float where a function is not trivial: exp 1.03, expm1 1.49, log
 * 0.83, log1p 0.84, tanh 1.34, sin 1.56, cos 1.56, erf 1.14, sigmoid 2.41. The {@code double} functions are those of
 * fdlibm, which {@link StrictMath} is specified to compute, for use outside inner loops.
 *
 * <p>
 * Range reductions after Cody and Waite, Software Manual for the Elementary Functions (1980); coefficients of
 * {@code exp}, {@code log}, {@code tanh}, {@code sin} and {@code cos} are those of Moshier's Cephes library (single
 * precision); those of {@code erf} were fitted for this class (interpolation at Chebyshev nodes, in 40 digits).
 */
public final class Elementary {
    private static final float LN2_HIGH = 0.6933594f;
    private static final float LN2_LOW = -0.00021219444f;
    /** Added and taken off again, it rounds a float below 2²² to a whole number. */
    private static final float ROUNDER = 12_582_912f;
    private static final float SQRT_HALF = 0.70710677f;
    /** Beyond it the three parts of π/2 no longer suffice. */
    private static final float REDUCIBLE = 8192;

    private Elementary() {}

    /** eˣ. */
    public static float exp(float x) {
        if (!(x < 88.72284f)) {
            return x >= 88.72284f ? Float.POSITIVE_INFINITY : x;
        }
        if (x < -103.98f) {
            return 0;
        }
        float n = Math.fma(x, 1.442695f, ROUNDER) - ROUNDER;
        float y = expNearZero(Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x))) + 1;
        // in two halves, for 2ⁿ alone may be neither a normal float nor finite
        int half = (int) n >> 1;
        return y * powerOfTwo(half) * powerOfTwo((int) n - half);
    }

    /** eˣ − 1, exact near 0, where {@code exp(x) - 1} is not. */
    public static float expm1(float x) {
        float n = Math.fma(x, 1.442695f, ROUNDER) - ROUNDER;
        if (!(Math.abs(n) < 25)) {
            return exp(x) - 1;
        }
        float p = expNearZero(Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x)));
        float power = powerOfTwo((int) n);
        return n == 0 ? Math.copySign(p, x) : Math.fma(power, p, power - 1);
    }

    /** ln x; NaN below 0. */
    public static float log(float x) {
        if (!(x > 0) || x == Float.POSITIVE_INFINITY) {
            return x == 0 ? Float.NEGATIVE_INFINITY : x > 0 ? x : Float.NaN;
        }
        return x < Float.MIN_NORMAL ? logOf(x * 0x1p24f, 0, 24) : logOf(x, 0, 0);
    }

    /** ln(1 + x), exact near 0; NaN below −1. */
    public static float log1p(float x) {
        float u = 1 + x;
        if (!(u > 0) || u == Float.POSITIVE_INFINITY) {
            return u == 0 ? Float.NEGATIVE_INFINITY : u > 0 ? u : Float.NaN;
        }
        if (u > SQRT_HALF && u < 1.4142135f) {
            return logNearOne(x);
        }
        // what rounding took away from 1 + x
        float lost = x > 1 ? 1 - (u - x) : x - (u - 1);
        return logOf(u, lost / u, 0);
    }

    /** The hyperbolic tangent. */
    public static float tanh(float x) {
        float size = Math.abs(x);
        if (size < 0.625f) {
            float s = x * x;
            float p = Math.fma(-0.0057049887f, s, 0.020639088f);
            p = Math.fma(p, s, -0.053739715f);
            p = Math.fma(p, s, 0.13331442f);
            p = Math.fma(p, s, -0.3333328f);
            return Math.copySign(Math.fma(p * s, x, x), x);
        }
        return Math.copySign(size > 9.1f ? 1 : 1 - 2 / (exp(2 * size) + 1), x);
    }

    /** 1 / (1 + e⁻ˣ), without overflow on either side. */
    public static float sigmoid(float x) {
        float e = exp(-Math.abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    /** The sine of x radians. */
    public static float sin(float x) {
        if (!(Math.abs(x) <= REDUCIBLE)) {
            return (float) StrictMath.sin(x);
        }
        float n = Math.fma(x, 0.63661975f, ROUNDER) - ROUNDER;
        float r = reduced(x, n);
        if (n == 0) {
            // the reduction would lose the sign of −0
            return Math.copySign(sinNearZero(x), x);
        }
        int quadrant = (int) n & 3;
        float y = (quadrant & 1) == 0 ? sinNearZero(r) : cosNearZero(r);
        return quadrant < 2 ? y : -y;
    }

    /** The cosine of x radians. */
    public static float cos(float x) {
        if (!(Math.abs(x) <= REDUCIBLE)) {
            return (float) StrictMath.cos(x);
        }
        float n = Math.fma(x, 0.63661975f, ROUNDER) - ROUNDER;
        float r = reduced(x, n);
        int quadrant = (int) n & 3;
        float y = (quadrant & 1) == 0 ? cosNearZero(r) : sinNearZero(r);
        return quadrant == 0 || quadrant == 3 ? y : -y;
    }

    /** The error function, 2/√π ∫₀ˣ e^(−t²) dt. */
    public static float erf(float x) {
        float size = Math.abs(x);
        if (size < 0.93f) {
            float s = x * x;
            float p = Math.fma(8.3347186E-5f, s, -0.0008134709f);
            p = Math.fma(p, s, 0.005200369f);
            p = Math.fma(p, s, -0.026859151f);
            p = Math.fma(p, s, 0.11283691f);
            p = Math.fma(p, s, -0.37612635f);
            p = Math.fma(p, s, 0.12837917f);
            return Math.copySign(Math.fma(p, x, x), x);
        }
        // 1 − erf x = e^(−x − p(x))
        float t = Math.min(size, 3.95f);
        float p = Math.fma(-1.6610841E-6f, t, 4.6505105E-5f);
        p = Math.fma(p, t, -0.00060034404f);
        p = Math.fma(p, t, 0.0047750417f);
        p = Math.fma(p, t, -0.026461644f);
        p = Math.fma(p, t, 0.11014517f);
        p = Math.fma(p, t, 0.6317638f);
        p = Math.fma(p, t, 0.13026565f);
        p = Math.fma(p, t, -0.0003270019f);
        return size > 3.95f ? Math.copySign(1, x) : Math.copySign(1 - exp(-t - p), x);
    }

    /** eˣ. */
    public static double exp(double x) {
        return StrictMath.exp(x); // fdlibm on every machine; the last bit of Math.exp is free
    }

    /** ln x. */
    public static double log(double x) {
        return StrictMath.log(x); // fdlibm on every machine; the last bit of Math.log is free
    }

    /** ln(1 + x). */
    public static double log1p(double x) {
        return StrictMath.log1p(x); // fdlibm; the last bit of Math.log1p is free
    }

    /** The sine of x radians. */
    public static double sin(double x) {
        return StrictMath.sin(x); // fdlibm; the last bit of Math.sin is free
    }

    /** The cosine of x radians. */
    public static double cos(double x) {
        return StrictMath.cos(x); // fdlibm; the last bit of Math.cos is free
    }

    /** xʸ. */
    public static double pow(double x, double y) {
        return StrictMath.pow(x, y); // fdlibm; the last bit of Math.pow is free
    }

    /** eˣ − 1 for |x| ≤ ln 2 / 2. */
    private static float expNearZero(float x) {
        float p = Math.fma(0.00019875691f, x, 0.0013981999f);
        p = Math.fma(p, x, 0.008333452f);
        p = Math.fma(p, x, 0.041665796f);
        p = Math.fma(p, x, 0.16666666f);
        p = Math.fma(p, x, 0.5f);
        return Math.fma(p * x, x, x);
    }

    private static float powerOfTwo(int n) {
        return Float.intBitsToFloat((n + 127) << 23);
    }

    /** ln(x) + correction − scaled·ln 2 for a normal, positive x. */
    private static float logOf(float x, float correction, int scaled) {
        int bits = Float.floatToRawIntBits(x) - 0x3f3504f3;
        float mantissa = Float.intBitsToFloat((bits & 0x007fffff) + 0x3f3504f3);
        float n = (bits >> 23) - scaled;
        float f = mantissa - 1;
        return Math.fma(n, LN2_HIGH, logTail(f, Math.fma(n, LN2_LOW, correction)) + f);
    }

    private static float logNearOne(float f) {
        return Math.copySign(f + logTail(f, 0), f);
    }

    /** ln(1 + f) − f + carry for 1/√2 ≤ 1 + f ≤ √2. */
    private static float logTail(float f, float carry) {
        float p = Math.fma(0.070376836f, f, -0.1151461f);
        p = Math.fma(p, f, 0.116769984f);
        p = Math.fma(p, f, -0.12420141f);
        p = Math.fma(p, f, 0.14249323f);
        p = Math.fma(p, f, -0.16668057f);
        p = Math.fma(p, f, 0.20000714f);
        p = Math.fma(p, f, -0.24999994f);
        p = Math.fma(p, f, 0.3333333f);
        float square = f * f;
        return Math.fma(-0.5f, square, Math.fma(p * f, square, carry));
    }

    /** x − n π/2, π/2 in three parts. */
    private static float reduced(float x, float n) {
        float r = Math.fma(n, -1.5707964f, x);
        r = Math.fma(n, 4.371139E-8f, r);
        return Math.fma(n, 1.7151245E-15f, r);
    }

    /** sin x for |x| ≤ π/4. */
    private static float sinNearZero(float x) {
        float s = x * x;
        float p = Math.fma(-0.00019515296f, s, 0.008332161f);
        p = Math.fma(p, s, -0.16666655f);
        return Math.fma(p * s, x, x);
    }

    /** cos x for |x| ≤ π/4. */
    private static float cosNearZero(float x) {
        float s = x * x;
        float p = Math.fma(2.4433157E-5f, s, -0.0013887316f);
        p = Math.fma(p, s, 0.041666646f);
        return Math.fma(p * s, s, Math.fma(-0.5f, s, 1));
    }
}
