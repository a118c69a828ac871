package org.trainyard.compute;

/**
 * The loops of the {@link Optimizer}s: each goes once over arrays of one length, so that element i depends on elements
 * i alone. Names as in the formulas there; w and slots are modified, g is not.
 */
final class UpdateRules {

    private UpdateRules() {}

    static void descend(float[] w, float[] g, float rate) {
        for (int i = 0; i < w.length; i++) {
            w[i] = Math.fma(-rate, g[i], w[i]);
        }
    }

    static void momentum(float[] w, float[] g, float[] v, float mu, float rate, boolean nesterov) {
        for (int i = 0; i < w.length; i++) {
            v[i] = Math.fma(mu, v[i], g[i]);
        }
        if (nesterov) {
            for (int i = 0; i < w.length; i++) {
                w[i] = Math.fma(-rate, Math.fma(mu, v[i], g[i]), w[i]);
            }
        } else {
            descend(w, v, rate);
        }
    }

    static void adagrad(float[] w, float[] g, float[] sum, float epsilon, float rate) {
        for (int i = 0; i < w.length; i++) {
            sum[i] = Math.fma(g[i], g[i], sum[i]);
            w[i] -= rate * g[i] / (root(sum[i]) + epsilon);
        }
    }

    /** Slots: mean square, mean, velocity; the last two stay 0 where they are not asked for. */
    static void rmsProp(float[] w, float[] g, float[][] slots, Optimizer.RmsProp settings, float rate) {
        float rho = settings.rho().floatValue();
        float epsilon = settings.epsilon().floatValue();
        float mu = settings.momentum().floatValue();
        float centring = settings.centered() ? 1 : 0;
        float[] square = slots[0];
        float[] mean = slots[1];
        float[] v = slots[2];
        for (int i = 0; i < w.length; i++) {
            square[i] = Math.fma(rho, square[i], (1 - rho) * g[i] * g[i]);
            mean[i] = centring * Math.fma(rho, mean[i], (1 - rho) * g[i]);
            // rounding can take the difference, a variance, a little below 0
            float variance = Math.max(0, Math.fma(-mean[i], mean[i], square[i]));
            v[i] = Math.fma(mu, v[i], g[i] / (root(variance) + epsilon));
            w[i] = Math.fma(-rate, v[i], w[i]);
        }
    }

    static void adadelta(float[] w, float[] g, float[][] slots, float rho, float epsilon, float rate) {
        float[] square = slots[0];
        float[] moved = slots[1];
        for (int i = 0; i < w.length; i++) {
            square[i] = Math.fma(rho, square[i], (1 - rho) * g[i] * g[i]);
            float u = g[i] * root(moved[i] + epsilon) / root(square[i] + epsilon);
            moved[i] = Math.fma(rho, moved[i], (1 - rho) * u * u);
            w[i] = Math.fma(-rate, u, w[i]);
        }
    }

    static void shrink(float[] w, float factor) {
        for (int i = 0; i < w.length; i++) {
            w[i] *= factor;
        }
    }

    /** Slots 0 and 1: running means of g and g². */
    static void moments(float[] g, float[][] slots, float beta1, float beta2) {
        float[] m = slots[0];
        float[] v = slots[1];
        for (int i = 0; i < g.length; i++) {
            m[i] = Math.fma(beta1, m[i], (1 - beta1) * g[i]);
            v[i] = Math.fma(beta2, v[i], (1 - beta2) * g[i] * g[i]);
        }
    }

    /** Scalars: β₁ᵗ and β₂ᵗ; slot 2 with AMSGrad: the largest v so far. */
    static void adam(float[] w, float[][] slots, double[] scalars, float epsilon, double rate, boolean amsgrad) {
        float step = (float) (rate / (1 - scalars[0]));
        float correction = (float) Math.sqrt(1 - scalars[1]);
        float[] m = slots[0];
        float[] v = slots[1];
        if (amsgrad) {
            float[] largest = slots[2];
            for (int i = 0; i < w.length; i++) {
                largest[i] = Math.max(largest[i], v[i]);
            }
            v = largest;
        }
        for (int i = 0; i < w.length; i++) {
            w[i] -= step * m[i] / (root(v[i]) / correction + epsilon);
        }
    }

    /** Slots: m and u; {@code step} is α/(1 − β₁ᵗ). */
    static void adamax(float[] w, float[] g, float[][] slots, Optimizer.Adamax settings, float step) {
        float beta1 = settings.beta1().floatValue();
        float beta2 = settings.beta2().floatValue();
        float epsilon = settings.epsilon().floatValue();
        float[] m = slots[0];
        float[] u = slots[1];
        for (int i = 0; i < w.length; i++) {
            m[i] = Math.fma(beta1, m[i], (1 - beta1) * g[i]);
            u[i] = Math.max(beta2 * u[i], Math.abs(g[i]) + epsilon);
            w[i] -= step * m[i] / u[i];
        }
    }

    static void nadam(float[] w, float[] g, float[][] slots, float ofGradient, float ofMean, float correction,
            float epsilon) {
        float[] m = slots[0];
        float[] v = slots[1];
        for (int i = 0; i < w.length; i++) {
            float step = Math.fma(ofMean, m[i], ofGradient * g[i]);
            w[i] -= step / (root(v[i]) / correction + epsilon);
        }
    }

    /** Correctly rounded: the double root of a float rounds to the float root. */
    private static float root(float x) {
        return (float) Math.sqrt(x);
    }
}
