package org.trainyard.compute.kernel;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trainyard.compute.kernel.Numbers.filled;
import static org.trainyard.compute.kernel.Numbers.random;
import static org.trainyard.compute.kernel.Twins.UNTOUCHED;

/** The Vector API twin against the scalar reference, bit for bit. Where the vector module is missing, this fails. */
class KernelTwinsTest {
    private final Kernels scalar = KernelChoice.scalar();
    private final Kernels vector = KernelChoice.vector();
    private final Twins twins = new Twins();

    static List<int[]> shapes() {
        return ProductTwins.shapes();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void productsAgreeInEveryBit(int[] shape) {
        ProductTwins.agree(twins, shape, ProductTwins.finite(shape));
    }

    /** What does not belong to an element must not come near it: NaN times anything is NaN. */
    @ParameterizedTest
    @MethodSource("shapes")
    void numbersThatAreNotFiniteStayInTheirRowsAndColumns(int[] shape) {
        int n = shape[0];
        int d = shape[1];
        int k = shape[2];
        var operands = ProductTwins.finite(shape);
        fill(operands.x(), n / 2 * d, d, 1, Float.NaN);
        fill(operands.w(), k / 2, d, k, Float.POSITIVE_INFINITY);
        fill(operands.delta(), n / 2 * k, k, 1, Float.NEGATIVE_INFINITY);
        ProductTwins.agree(twins, shape, operands);
    }

    private static void fill(float[] numbers, int from, int count, int stride, float number) {
        for (int i = 0; i < count && from + i * stride < numbers.length; i++) {
            numbers[from + i * stride] = number;
        }
    }

    @Test
    void nothingIsLeftOfAnEarlierProduct() {
        float[] nothing = filled(300 * 300, Float.NaN);
        ProductTwins.agree(twins, new int[]{300, 300, 300},
                new ProductTwins.Operands(nothing, nothing, nothing, nothing));

        shapes().forEach(shape -> ProductTwins.agree(twins, shape, ProductTwins.finite(shape)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void sumsOfMinusZeroKeepTheirSign(int[] shape) {
        int n = shape[0];
        int d = shape[1];
        int k = shape[2];
        float[] x = filled(n * d, -0f);
        float[] w = filled(d * k, 1);
        float[] b = filled(k, -0f);
        float[] delta = filled(n * k, -Float.MIN_VALUE);
        twins.agree(n * k, (kernels, z) -> kernels.affine(x, w, b, z, n, d, k));
        twins.agree(d * k, (kernels, g) -> kernels.weightGradient(x, delta, g, n, d, k, PartReady.IGNORED));
        twins.agree(n * d, (kernels, e) -> kernels.inputGradient(delta, filled(d * k, Float.MIN_VALUE), e, n, d, k));
        float[] z = new float[n * k];
        vector.affine(x, w, b, z, n, d, k);
        assertThat(z).isEqualTo(filled(n * k, -0f));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void eachPartOfAGradientIsToldOnceAndWhenItIsFinal(int[] shape) {
        int n = shape[0];
        int d = shape[1];
        int k = shape[2];
        float[] x = random(n * d, 1);
        float[] delta = random(n * k, 4);
        float[] g = new float[d * k];
        scalar.weightGradient(x, delta, g, n, d, k, PartReady.IGNORED);
        for (var kernels : List.of(scalar, vector)) {
            float[] actual = new float[d * k];
            boolean[] told = new boolean[d * k];
            kernels.weightGradient(x, delta, actual, n, d, k, (from, to) -> {
                for (int i = from; i < to; i++) {
                    assertThat(told[i]).isFalse();
                    told[i] = true;
                    assertThat(actual[i]).isEqualTo(g[i]);
                    // as a penalty does it
                    actual[i] = UNTOUCHED;
                }
            });
            assertThat(told).doesNotContain(false);
            for (float number : actual) {
                assertThat(number).isEqualTo(UNTOUCHED);
            }
        }
    }

    @Test
    void productsByColumnsAgreeInEveryBit() {
        for (int n : new int[]{1, 3, 4, 10, 16, 17, 32, 63, 64}) {
            int stride = Kernels.roomFor(n);
            for (int d = 1; d <= 8; d++) {
                for (int k = 1; k <= 8; k++) {
                    productsByColumnsAgree(n, stride, d, k);
                }
            }
        }
    }

    private void productsByColumnsAgree(int n, int stride, int d, int k) {
        float[] x = random(d * stride, 1);
        float[] w = random(d * k, 2);
        float[] b = random(k, 3);
        // with and without the room that turning a block of columns takes
        for (float[] delta : List.of(random(k * stride, 4), random(8 * stride, 4))) {
            twins.agree(k * stride, (kernels, z) -> kernels.affineByColumns(x, w, b, z, stride, d, k));
            twins.agree(d * stride, (kernels, e) -> kernels.inputGradientByColumns(delta, w, e, stride, d, k));
            twins.agree(d * k + k, (kernels, g) -> {
                float[] weights = new float[d * k];
                float[] biases = new float[k];
                kernels.gradientsByColumns(x, delta, weights, biases, n, stride, d, k);
                System.arraycopy(weights, 0, g, 0, d * k);
                System.arraycopy(biases, 0, g, d * k, k);
            });
            twins.agree(d * k, (kernels, g) -> {
                float[] weights = new float[d * k];
                kernels.gradientsByColumns(x, delta, weights, new float[0], n, stride, d, k);
                System.arraycopy(weights, 0, g, 0, d * k);
            });
        }
    }

    @Test
    void functionsAgreeOverTheWholeFloatRange() {
        // an odd stride: every exponent, both signs, subnormal numbers, all kinds of last bits
        int stride = 4_093;
        float[] x = new float[1 << 16];
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE;) {
            for (int i = 0; i < x.length; i++, bits += stride) {
                x[i] = Float.intBitsToFloat((int) bits);
            }
            functionsAgree(x);
        }
    }

    @Test
    void functionsAgreeAtTheEdges() {
        float[] edges = {0, -0f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE,
            -Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, 1, -1, 88.72283f, 88.72284f,
            -103.97f, -103.98f, 0.625f, 9.1f, 8192, 8193, -8192, -8193, 0.93f, 3.95f, 17.3f, -17.4f, 0.41421354f};
        functionsAgree(edges);
        for (float edge : edges) {
            float[] around = new float[9];
            for (int i = 0; i < around.length; i++) {
                around[i] = Float.intBitsToFloat(Float.floatToRawIntBits(edge) + i - 4);
            }
            functionsAgree(around);
        }
    }

    @Test
    void functionsAgreeInPlaceAndOnAnyPart() {
        float[] x = random(70, 9);
        for (int from : new int[]{0, 1, 7, 16}) {
            for (int to : new int[]{from, from + 1, from + 8, from + 17, 69}) {
                int end = Math.min(to, 69);
                twins.agree(x, (kernels, y) -> kernels.tanh(y, y, from, end));
                twins.agree(x, (kernels, y) -> kernels.exp(x, y, from, end));
                twins.agree(x, (kernels, y) -> kernels.sin(x, y, from, end));
            }
        }
    }

    @Test
    void numbersThatAreNotFiniteAreFoundByBoth() {
        for (int n = 1; n < 40; n++) {
            for (int at = 0; at < n; at++) {
                for (float bad : new float[]{Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                    float[] x = random(n, at);
                    x[at] = bad;
                    assertThat(vector.areFinite(x, n)).isFalse();
                    assertThat(vector.areFinite(x, at)).isTrue();
                }
            }
        }
        float[] largest = new float[33];
        Arrays.fill(largest, Float.MAX_VALUE);
        assertThat(vector.areFinite(largest, 33)).isTrue();
    }

    private void functionsAgree(float[] x) {
        int n = x.length;
        float[] delta = random(n, 6);
        twins.agree(n, (kernels, y) -> kernels.exp(x, y, 0, n));
        twins.agree(n, (kernels, y) -> kernels.expm1(x, y, 0, n));
        twins.agree(n, (kernels, y) -> kernels.log(x, y, 0, n));
        twins.agree(n, (kernels, y) -> kernels.log1p(x, y, 0, n));
        twins.agree(n, (kernels, y) -> kernels.tanh(x, y, 0, n));
        twins.agree(n, (kernels, y) -> kernels.sigmoid(x, y, 0, n));
        twins.agree(n, (kernels, y) -> kernels.sin(x, y, 0, n));
        twins.agree(n, (kernels, y) -> kernels.cos(x, y, 0, n));
        twins.agree(n, (kernels, y) -> kernels.erf(x, y, 0, n));
        twins.agree(delta, (kernels, y) -> kernels.keepWherePositive(x, y, n));
        twins.agree(n, (kernels, y) -> kernels.scaledDifferences(x, delta, 0.7f, y, n));
        twins.agree(delta, (kernels, y) -> kernels.timesSlopeOfTanh(x, y, n));
        twins.agree(delta, (kernels, y) -> kernels.timesSlopeOfSigmoid(x, y, n));
    }
}
