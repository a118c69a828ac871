package org.trainyard.compute.kernel;

import jdk.incubator.vector.FloatVector;

import static org.trainyard.compute.kernel.VectorKernels.LANES;
import static org.trainyard.compute.kernel.VectorKernels.SPECIES;

/**
 * Products with a layer of so few units (k) that they would not fill a {@link Tile}: here lanes run along rows or
 * inputs instead. The last vector of a row is moved to the left until it is whole; what it does twice comes out twice
 * the same. Arguments are those of {@link Kernels}.
 */
final class NarrowProduct {
    /** Most units for which this is the faster way. */
    static final int MOST_UNITS = 8;

    private final float[] result = new float[LANES];
    private float[] turned = new float[0];

    /** Z = X·W + b, for n ≥ the lanes: lanes along rows. */
    void affine(float[] x, float[] w, float[] b, float[] z, int n, int d, int k) {
        reserve(d * LANES);
        for (int row = 0; row < n; row += LANES) {
            int first = Math.min(row, n - LANES);
            Transposition.of(x, first * d, d, LANES, d, turned, 0, LANES);
            for (int j = 0; j < k; j++) {
                var sum = FloatVector.broadcast(SPECIES, b.length == 0 ? 0 : b[j]);
                for (int p = 0; p < d; p++) {
                    sum = FloatVector.fromArray(SPECIES, turned, p * LANES)
                            .fma(FloatVector.broadcast(SPECIES, w[p * k + j]), sum);
                }
                scatter(sum, z, first * k + j, k);
            }
        }
    }

    /** G = Xᵀ·D, for d ≥ the lanes: lanes along inputs. */
    void weightGradient(float[] x, float[] delta, float[] g, int n, int d, int k) {
        for (int input = 0; input < d; input += LANES) {
            int first = Math.min(input, d - LANES);
            for (int j = 0; j < k; j++) {
                var sum = FloatVector.zero(SPECIES);
                for (int i = 0; i < n; i++) {
                    sum = FloatVector.fromArray(SPECIES, x, i * d + first)
                            .fma(FloatVector.broadcast(SPECIES, delta[i * k + j]), sum);
                }
                scatter(sum, g, first * k + j, k);
            }
        }
    }

    /** E = D·Wᵀ, for d ≥ the lanes: lanes along inputs. */
    void inputGradient(float[] delta, float[] w, float[] e, int n, int d, int k) {
        reserve(k * d);
        Transposition.of(w, 0, k, d, k, turned, 0, d);
        for (int i = 0; i < n; i++) {
            for (int input = 0; input < d; input += LANES) {
                int first = Math.min(input, d - LANES);
                var sum = FloatVector.zero(SPECIES);
                for (int j = 0; j < k; j++) {
                    sum = FloatVector.fromArray(SPECIES, turned, j * d + first)
                            .fma(FloatVector.broadcast(SPECIES, delta[i * k + j]), sum);
                }
                sum.intoArray(e, i * d + first);
            }
        }
    }

    private void scatter(FloatVector sum, float[] c, int to, int stride) {
        if (stride == 1) {
            sum.intoArray(c, to);
            return;
        }
        sum.intoArray(result, 0);
        for (int i = 0; i < LANES; i++) {
            c[to + i * stride] = result[i];
        }
    }

    private void reserve(int numbers) {
        if (turned.length < numbers) {
            turned = new float[numbers];
        }
    }
}
