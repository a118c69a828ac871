package org.trainyard.compute.kernel;

import java.util.Arrays;

/**
 * The hot loops of training, scalar: the readable reference that fixes every bit. Element (i, j) of a product takes its
 * terms in ascending order of the summed index, each by one fused multiply-add. Matrices are row-major and start at the
 * beginning of their arrays, which may be longer; results never alias arguments unless a method says so. A faster twin
 * overrides what a benchmark justified. Holds working memory: one instance serves one thread.
 */
public class Kernels {
    /** As many floats as the longest vectors hold that the Vector API names. */
    private static final int MOST_LANES = 16;

    private float[] transposed = new float[0];

    /** Z = X·W + b: X (n×d), W (d×k), b (k, or empty for none), Z (n×k, modified). The sum starts with b. */
    public void affine(float[] x, float[] w, float[] b, float[] z, int n, int d, int k) {
        for (int i = 0; i < n; i++) {
            int row = i * k;
            if (b.length == 0) {
                Arrays.fill(z, row, row + k, 0);
            } else {
                System.arraycopy(b, 0, z, row, k);
            }
            for (int p = 0; p < d; p++) {
                addScaled(x[i * d + p], w, p * k, z, row, k);
            }
        }
    }

    /** G = Xᵀ·D: X (n×d), D (n×k), G (d×k, modified); the sum runs over rows. Tells {@code then} of each part of G
     * once it is final. */
    public void weightGradient(float[] x, float[] delta, float[] g, int n, int d, int k, PartReady then) {
        Arrays.fill(g, 0, d * k, 0);
        for (int i = 0; i < n; i++) {
            for (int p = 0; p < d; p++) {
                addScaled(x[i * d + p], delta, i * k, g, p * k, k);
            }
        }
        then.ready(0, d * k);
    }

    /** g = Σ rows of D: D (n×k), g (k, modified). */
    public void columnSums(float[] delta, float[] g, int n, int k) {
        Arrays.fill(g, 0, k, 0);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                g[j] += delta[i * k + j];
            }
        }
    }

    /** E = D·Wᵀ: D (n×k), W (d×k), E (n×d, modified); the sum runs over units. */
    public void inputGradient(float[] delta, float[] w, float[] e, int n, int d, int k) {
        if (transposed.length < d * k) {
            transposed = new float[d * k];
        }
        // Wᵀ, so that the inner loop runs along a row
        for (int p = 0; p < d; p++) {
            for (int j = 0; j < k; j++) {
                transposed[j * d + p] = w[p * k + j];
            }
        }
        Arrays.fill(e, 0, n * d, 0);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                addScaled(delta[i * k + j], transposed, j * d, e, i * d, d);
            }
        }
    }

    /** Numbers that a column of n rows takes where matrices lie by columns. */
    public static int roomFor(int n) {
        return (n + MOST_LANES - 1) / MOST_LANES * MOST_LANES;
    }

    /**
     * Z = X·W + b as {@link #affine} computes it, for small layers: X (n×d) and Z (n×k, modified) lie by columns, each
     * of which has room for {@code stride} ≥ n numbers, as {@link #roomFor} says; W (d×k) and b lie as ever. What is
     * in the room beyond n is worked on, too, and means nothing.
     */
    public void affineByColumns(float[] x, float[] w, float[] b, float[] z, int stride, int d, int k) {
        for (int j = 0; j < k; j++) {
            Arrays.fill(z, j * stride, (j + 1) * stride, b.length == 0 ? 0 : b[j]);
            for (int p = 0; p < d; p++) {
                addScaled(w[p * k + j], x, p * stride, z, j * stride, stride);
            }
        }
    }

    /** G = Xᵀ·D and, unless it is empty, g = Σ rows of D, as {@link #weightGradient} and {@link #columnSums} do. */
    public void gradientsByColumns(float[] x, float[] delta, float[] weights, float[] biases, int n, int stride, int d,
            int k) {
        for (int p = 0; p < d; p++) {
            for (int j = 0; j < k; j++) {
                float sum = 0;
                for (int i = 0; i < n; i++) {
                    sum = Math.fma(x[p * stride + i], delta[j * stride + i], sum);
                }
                weights[p * k + j] = sum;
            }
        }
        for (int j = 0; j < biases.length; j++) {
            float sum = 0;
            for (int i = 0; i < n; i++) {
                sum += delta[j * stride + i];
            }
            biases[j] = sum;
        }
    }

    /** E = D·Wᵀ as {@link #inputGradient} computes it: D (n×k) and E (n×d, modified) lie by columns. */
    public void inputGradientByColumns(float[] delta, float[] w, float[] e, int stride, int d, int k) {
        for (int p = 0; p < d; p++) {
            Arrays.fill(e, p * stride, (p + 1) * stride, 0);
            for (int j = 0; j < k; j++) {
                addScaled(w[p * k + j], delta, j * stride, e, p * stride, stride);
            }
        }
    }

    /** c[to + j] += a·b[from + j] for j below length. */
    private static void addScaled(float a, float[] b, int from, float[] c, int to, int length) {
        for (int j = 0; j < length; j++) {
            c[to + j] = Math.fma(a, b[from + j], c[to + j]);
        }
    }

    /** Whether the first n numbers are all finite. */
    public boolean areFinite(float[] x, int n) {
        // 0 times a finite number is 0, times any other NaN; four sums, for one would wait for itself at each step
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        int i = 0;
        for (; i < n - 3; i += 4) {
            first += 0 * x[i];
            second += 0 * x[i + 1];
            third += 0 * x[i + 2];
            fourth += 0 * x[i + 3];
        }
        for (; i < n; i++) {
            first += 0 * x[i];
        }
        return first + second + third + fourth == 0;
    }

    /** Σ x² over the first n numbers, in double, in ascending order. */
    public static double sumOfSquares(float[] x, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += (double) x[i] * x[i];
        }
        return sum;
    }

    /** delta[i] (modified) ← 0 where z[i] ≤ 0 or is not a number, for the first n: the derivative of relu. */
    public void keepWherePositive(float[] z, float[] delta, int n) {
        for (int i = 0; i < n; i++) {
            delta[i] = z[i] > 0 ? delta[i] : 0;
        }
    }

    /** delta[i] (modified) ← factor·(a[i] − y[i]) for the first n: the derivative of squares and cross-entropies. */
    public void scaledDifferences(float[] a, float[] y, float factor, float[] delta, int n) {
        for (int i = 0; i < n; i++) {
            delta[i] = factor * (a[i] - y[i]);
        }
    }

    /** delta[i] (modified) ← delta[i]·(1 − a[i]²) for the first n: the derivative of tanh. */
    public void timesSlopeOfTanh(float[] a, float[] delta, int n) {
        for (int i = 0; i < n; i++) {
            delta[i] *= 1 - a[i] * a[i];
        }
    }

    /** delta[i] (modified) ← delta[i]·(a[i]·(1 − a[i])) for the first n: the derivative of sigmoid. */
    public void timesSlopeOfSigmoid(float[] a, float[] delta, int n) {
        for (int i = 0; i < n; i++) {
            delta[i] *= a[i] * (1 - a[i]);
        }
    }

    /** y[i] ← exp x[i] from {@code from} to below {@code to}; x and y may be the same, here and in all below. */
    public void exp(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Elementary.exp(x[i]);
        }
    }

    /** y[i] ← exp x[i] − 1. */
    public void expm1(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Elementary.expm1(x[i]);
        }
    }

    /** y[i] ← ln x[i]. */
    public void log(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Elementary.log(x[i]);
        }
    }

    /** y[i] ← ln(1 + x[i]). */
    public void log1p(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Elementary.log1p(x[i]);
        }
    }

    /** y[i] ← tanh x[i]. */
    public void tanh(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Elementary.tanh(x[i]);
        }
    }

    /** y[i] ← 1 / (1 + exp(−x[i])). */
    public void sigmoid(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Elementary.sigmoid(x[i]);
        }
    }

    /** y[i] ← sin x[i]. */
    public void sin(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Elementary.sin(x[i]);
        }
    }

    /** y[i] ← cos x[i]. */
    public void cos(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Elementary.cos(x[i]);
        }
    }

    /** y[i] ← erf x[i]. */
    public void erf(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Elementary.erf(x[i]);
        }
    }
}
