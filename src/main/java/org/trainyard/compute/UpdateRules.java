package org.trainyard.compute;

/**
 * The loops of the {@link Optimizer}s: each goes once over elements {@code from} to below {@code to} of arrays of one
 * length, so that element i depends on elements i alone. Names as in the formulas there; w and slots are modified, g is
 * not.
 */
final class UpdateRules {

    private UpdateRules() {}

    static void descend(float[] w, float[] g, float rate, int from, int to) {
        for (int i = from; i < to; i++) {
            w[i] = Math.fma(-rate, g[i], w[i]);
        }
    }

    static void momentum(float[] w, float[] g, float[] v, float mu, float rate, boolean nesterov, int from, int to) {
        for (int i = from; i < to; i++) {
            v[i] = Math.fma(mu, v[i], g[i]);
        }
        if (nesterov) {
            for (int i = from; i < to; i++) {
                w[i] = Math.fma(-rate, Math.fma(mu, v[i], g[i]), w[i]);
            }
        } else {
            descend(w, v, rate, from, to);
        }
    }

    static void adagrad(float[] w, float[] g, float[] sum, float epsilon, float rate, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] = Math.fma(g[i], g[i], sum[i]);
            w[i] -= rate * g[i] / (root(sum[i]) + epsilon);
        }
    }

    /** Slots: mean square, mean, velocity; the last two stay 0 where they are not asked for. */
    static void rmsProp(float[] w, float[] g, float[][] slots, Optimizer.RmsProp settings, float rate, int from,
            int to) {
        float rho = settings.rho().floatValue();
        float epsilon = settings.epsilon().floatValue();
        float mu = settings.momentum().floatValue();
        float centring = settings.centered() ? 1 : 0;
        float[] square = slots[0];
        float[] mean = slots[1];
        float[] v = slots[2];
        for (int i = from; i < to; i++) {
            square[i] = Math.fma(rho, square[i], (1 - rho) * g[i] * g[i]);
            mean[i] = centring * Math.fma(rho, mean[i], (1 - rho) * g[i]);
            // rounding can take the difference, a variance, a little below 0
            float variance = Math.max(0, Math.fma(-mean[i], mean[i], square[i]));
            v[i] = Math.fma(mu, v[i], g[i] / (root(variance) + epsilon));
            w[i] = Math.fma(-rate, v[i], w[i]);
        }
    }

    static void adadelta(float[] w, float[] g, float[][] slots, float rho, float epsilon, float rate, int from,
            int to) {
        float[] square = slots[0];
        float[] moved = slots[1];
        for (int i = from; i < to; i++) {
            square[i] = Math.fma(rho, square[i], (1 - rho) * g[i] * g[i]);
            float u = g[i] * root(moved[i] + epsilon) / root(square[i] + epsilon);
            moved[i] = Math.fma(rho, moved[i], (1 - rho) * u * u);
            w[i] = Math.fma(-rate, u, w[i]);
        }
    }

    static void shrink(float[] w, float factor, int from, int to) {
        for (int i = from; i < to; i++) {
            w[i] *= factor;
        }
    }

    /** Slots 0 and 1: running means of g and g². */
    static void moments(float[] g, float[][] slots, float beta1, float beta2, int from, int to) {
        float[] m = slots[0];
        float[] v = slots[1];
        for (int i = from; i < to; i++) {
            m[i] = Math.fma(beta1, m[i], (1 - beta1) * g[i]);
            v[i] = Math.fma(beta2, v[i], (1 - beta2) * g[i] * g[i]);
        }
    }

    /** What Adam and AdamW have in common. */
    interface AdamSettings {
        Double beta1();

        Double beta2();

        Double epsilon();

        Boolean amsgrad();
    }

    /** Scalars: β₁ᵗ and β₂ᵗ. Slots: m, v and, with AMSGrad, the largest v so far. */
    static void adam(float[] w, float[] g, float[][] slots, double[] scalars, AdamSettings settings, double rate,
            int from, int to) {
        float beta1 = settings.beta1().floatValue();
        float beta2 = settings.beta2().floatValue();
        float epsilon = settings.epsilon().floatValue();
        float step = (float) (rate / (1 - scalars[0]));
        float correction = (float) Math.sqrt(1 - scalars[1]);
        float[] m = slots[0];
        float[] v = slots[1];
        if (settings.amsgrad()) {
            moments(g, slots, beta1, beta2, from, to);
            float[] largest = slots[2];
            for (int i = from; i < to; i++) {
                largest[i] = Math.max(largest[i], v[i]);
                w[i] -= step * m[i] / (root(largest[i]) / correction + epsilon);
            }
            return;
        }
        // moments and step in one loop: each number is fetched once
        for (int i = from; i < to; i++) {
            float mean = Math.fma(beta1, m[i], (1 - beta1) * g[i]);
            float square = Math.fma(beta2, v[i], (1 - beta2) * g[i] * g[i]);
            m[i] = mean;
            v[i] = square;
            w[i] -= step * mean / (root(square) / correction + epsilon);
        }
    }

    /** Slots: m and u; {@code step} is α/(1 − β₁ᵗ). */
    static void adamax(float[] w, float[] g, float[][] slots, Optimizer.Adamax settings, float step, int from, int to) {
        float beta1 = settings.beta1().floatValue();
        float beta2 = settings.beta2().floatValue();
        float epsilon = settings.epsilon().floatValue();
        float[] m = slots[0];
        float[] u = slots[1];
        for (int i = from; i < to; i++) {
            m[i] = Math.fma(beta1, m[i], (1 - beta1) * g[i]);
            u[i] = Math.max(beta2 * u[i], Math.abs(g[i]) + epsilon);
            w[i] -= step * m[i] / u[i];
        }
    }

    static void nadam(float[] w, float[] g, float[][] slots, float ofGradient, float ofMean, float correction,
            float epsilon, int from, int to) {
        float[] m = slots[0];
        float[] v = slots[1];
        for (int i = from; i < to; i++) {
            float step = Math.fma(ofMean, m[i], ofGradient * g[i]);
            w[i] -= step / (root(v[i]) / correction + epsilon);
        }
    }

    /** Correctly rounded: the double root of a float rounds to the float root. */
    private static float root(float x) {
        return (float) Math.sqrt(x);
    }
}
