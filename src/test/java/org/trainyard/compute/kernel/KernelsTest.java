package org.trainyard.compute.kernel;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trainyard.compute.kernel.Numbers.random;

/** Each element against its sum written out, bit for bit, in arrays longer than the matrices. */
class KernelsTest {
    private final Kernels kernels = KernelChoice.scalar();

    private static final int SLACK = 3;
    private static final float UNTOUCHED = 77;

    @ParameterizedTest
    @CsvSource({"1,1,1", "0,3,2", "5,1,7", "7,9,1", "3,17,33", "8,8,16", "2,31,15", "4,0,5"})
    void productsAddTheirTermsInAscendingOrder(int n, int d, int k) {
        float[] x = random(n * d, 1);
        float[] w = random(d * k, 2);
        float[] b = random(k, 3);
        float[] delta = random(n * k, 4);
        float[] z = results(n * k);
        float[] plain = results(n * k);
        float[] g = results(d * k);
        float[] e = results(n * d);
        float[] sums = results(k);
        kernels.affine(x, w, b, z, n, d, k);
        kernels.affine(x, w, new float[0], plain, n, d, k);
        kernels.weightGradient(x, delta, g, n, d, k, PartReady.IGNORED);
        kernels.inputGradient(delta, w, e, n, d, k);
        kernels.columnSums(delta, sums, n, k);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                float sum = b[j];
                float without = 0;
                for (int p = 0; p < d; p++) {
                    sum = Math.fma(x[i * d + p], w[p * k + j], sum);
                    without = Math.fma(x[i * d + p], w[p * k + j], without);
                }
                assertThat(z[i * k + j]).isEqualTo(sum);
                assertThat(plain[i * k + j]).isEqualTo(without);
            }
            for (int p = 0; p < d; p++) {
                float sum = 0;
                for (int j = 0; j < k; j++) {
                    sum = Math.fma(delta[i * k + j], w[p * k + j], sum);
                }
                assertThat(e[i * d + p]).isEqualTo(sum);
            }
        }
        for (int j = 0; j < k; j++) {
            float column = 0;
            for (int i = 0; i < n; i++) {
                column += delta[i * k + j];
            }
            assertThat(sums[j]).isEqualTo(column);
            for (int p = 0; p < d; p++) {
                float sum = 0;
                for (int i = 0; i < n; i++) {
                    sum = Math.fma(x[i * d + p], delta[i * k + j], sum);
                }
                assertThat(g[p * k + j]).isEqualTo(sum);
            }
        }
        for (float[] result : new float[][]{z, plain, g, e, sums}) {
            for (int i = result.length - SLACK; i < result.length; i++) {
                assertThat(result[i]).isEqualTo(UNTOUCHED);
            }
        }
    }

    @Test
    void productsByColumnsAreThoseByRows() {
        int n = 10;
        int d = 3;
        int k = 5;
        int stride = Kernels.roomFor(n);
        float[] x = random(n * d, 1);
        float[] w = random(d * k, 2);
        float[] b = random(k, 3);
        float[] delta = random(n * k, 4);
        float[] z = new float[n * k];
        float[] g = new float[d * k];
        float[] sums = new float[k];
        float[] e = new float[n * d];
        kernels.affine(x, w, b, z, n, d, k);
        kernels.weightGradient(x, delta, g, n, d, k, PartReady.IGNORED);
        kernels.columnSums(delta, sums, n, k);
        kernels.inputGradient(delta, w, e, n, d, k);
        float[] zColumns = new float[k * stride];
        float[] eColumns = new float[d * stride];
        float[] weights = new float[d * k];
        float[] biases = new float[k];
        kernels.affineByColumns(columns(x, n, d, stride), w, b, zColumns, stride, d, k);
        kernels.gradientsByColumns(columns(x, n, d, stride), columns(delta, n, k, stride), weights, biases, n, stride,
                d,
                k);
        kernels.inputGradientByColumns(columns(delta, n, k, stride), w, eColumns, stride, d, k);
        assertThat(weights).isEqualTo(g);
        assertThat(biases).isEqualTo(sums);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                assertThat(zColumns[j * stride + i]).isEqualTo(z[i * k + j]);
            }
            for (int p = 0; p < d; p++) {
                assertThat(eColumns[p * stride + i]).isEqualTo(e[i * d + p]);
            }
        }
    }

    private static float[] columns(float[] rows, int n, int d, int stride) {
        float[] columns = new float[d * stride];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                columns[j * stride + i] = rows[i * d + j];
            }
        }
        return columns;
    }

    @Test
    void numbersThatAreNotFiniteAreFoundWhereverTheyStand() {
        for (int n = 1; n < 12; n++) {
            assertThat(kernels.areFinite(new float[n], n)).isTrue();
            for (int at = 0; at < n; at++) {
                for (float bad : new float[]{Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                    float[] x = random(n, at);
                    x[at] = bad;
                    assertThat(kernels.areFinite(x, n)).isFalse();
                    assertThat(kernels.areFinite(x, at)).isTrue();
                }
            }
        }
        assertThat(kernels.areFinite(new float[]{Float.MAX_VALUE, Float.MAX_VALUE, -0f}, 3)).isTrue();
    }

    private static float[] results(int length) {
        float[] results = new float[length + SLACK];
        Arrays.fill(results, UNTOUCHED);
        return results;
    }
}
