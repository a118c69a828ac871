package org.trainyard.compute.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The twin of {@link Kernels} on the Vector API: the same bits, because lanes run along the elements of a result and
 * never along a sum. Needs the module {@code jdk.incubator.vector}; {@link KernelChoice} knows whether it is there.
 */
final class VectorKernels extends Kernels {
    /** The machine's own vectors, or those of a system property, for tests: the width changes no bit. */
    static final VectorSpecies<Float> SPECIES = species(Integer.getInteger("trainyard.vector.bits", 0));
    static final int LANES = SPECIES.length();

    /** With fewer, packing would cost more than it gives: each weight is met too seldom. */
    private static final int FEWEST_ROWS = 4;

    private final SharedProduct product = new SharedProduct();
    private final NarrowProduct narrow = new NarrowProduct();
    private final ColumnGradients columnGradients = new ColumnGradients();
    private final VectorElementary functions = new VectorElementary();

    private static VectorSpecies<Float> species(int bits) {
        return switch (bits) {
            case 0 -> FloatVector.SPECIES_PREFERRED;
            case 64 -> FloatVector.SPECIES_64;
            case 128 -> FloatVector.SPECIES_128;
            case 256 -> FloatVector.SPECIES_256;
            case 512 -> FloatVector.SPECIES_512;
            default -> throw new IllegalArgumentException(
                    "trainyard.vector.bits must be 64, 128, 256 or 512, was " + bits);
        };
    }

    @Override
    public void affine(float[] x, float[] w, float[] b, float[] z, int n, int d, int k) {
        if (k <= NarrowProduct.MOST_UNITS && n >= LANES) {
            narrow.affine(x, w, b, z, n, d, k);
        } else if (n >= FEWEST_ROWS && d > 0 && k > 1) {
            product.affine(x, w, b, z, n, d, k);
        } else {
            super.affine(x, w, b, z, n, d, k);
        }
    }

    @Override
    public void weightGradient(float[] x, float[] delta, float[] g, int n, int d, int k, PartReady then) {
        if (k <= NarrowProduct.MOST_UNITS && d >= LANES) {
            narrow.weightGradient(x, delta, g, n, d, k);
            then.ready(0, d * k);
        } else if (n >= FEWEST_ROWS && k > 1) {
            product.weightGradient(x, delta, g, n, d, k, then);
        } else {
            super.weightGradient(x, delta, g, n, d, k, then);
        }
    }

    @Override
    public void inputGradient(float[] delta, float[] w, float[] e, int n, int d, int k) {
        if (k <= NarrowProduct.MOST_UNITS && d >= LANES) {
            narrow.inputGradient(delta, w, e, n, d, k);
        } else if (n >= FEWEST_ROWS && d > 1) {
            product.inputGradient(delta, w, e, n, d, k);
        } else {
            super.inputGradient(delta, w, e, n, d, k);
        }
    }

    @Override
    public void columnSums(float[] delta, float[] g, int n, int k) {
        int whole = SPECIES.loopBound(k);
        for (int j = 0; j < whole; j += LANES) {
            var sum = FloatVector.zero(SPECIES);
            for (int i = 0; i < n; i++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, delta, i * k + j));
            }
            sum.intoArray(g, j);
        }
        for (int j = whole; j < k; j++) {
            g[j] = 0;
            for (int i = 0; i < n; i++) {
                g[j] += delta[i * k + j];
            }
        }
    }

    @Override
    public void affineByColumns(float[] x, float[] w, float[] b, float[] z, int stride, int d, int k) {
        for (int i = 0; i < stride; i += LANES) {
            for (int j = 0; j < k; j++) {
                var sum = FloatVector.broadcast(SPECIES, b.length == 0 ? 0 : b[j]);
                for (int p = 0; p < d; p++) {
                    sum = FloatVector.fromArray(SPECIES, x, p * stride + i)
                            .fma(FloatVector.broadcast(SPECIES, w[p * k + j]), sum);
                }
                sum.intoArray(z, j * stride + i);
            }
        }
    }

    @Override
    public void gradientsByColumns(float[] x, float[] delta, float[] weights, float[] biases, int n, int stride, int d,
            int k) {
        if (ColumnGradients.suits(delta, stride, d, k)) {
            columnGradients.run(x, delta, weights, biases, n, stride, d, k);
        } else {
            TinyGradients.run(x, delta, weights, biases, n, stride, d, k);
        }
    }

    @Override
    public void inputGradientByColumns(float[] delta, float[] w, float[] e, int stride, int d, int k) {
        for (int i = 0; i < stride; i += LANES) {
            for (int p = 0; p < d; p++) {
                var sum = FloatVector.zero(SPECIES);
                for (int j = 0; j < k; j++) {
                    sum = FloatVector.fromArray(SPECIES, delta, j * stride + i)
                            .fma(FloatVector.broadcast(SPECIES, w[p * k + j]), sum);
                }
                sum.intoArray(e, p * stride + i);
            }
        }
    }

    @Override
    public boolean areFinite(float[] x, int n) {
        var sum = FloatVector.zero(SPECIES);
        int whole = SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += LANES) {
            // 0 times a finite number is 0, times any other NaN
            sum = sum.add(FloatVector.fromArray(SPECIES, x, i).mul(0));
        }
        boolean finite = sum.compare(VectorOperators.EQ, 0).allTrue();
        for (int i = whole; i < n; i++) {
            finite &= Math.abs(x[i]) <= Float.MAX_VALUE;
        }
        return finite;
    }

    @Override
    public void keepWherePositive(float[] z, float[] delta, int n) {
        int whole = SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += LANES) {
            var positive = FloatVector.fromArray(SPECIES, z, i).compare(VectorOperators.GT, 0);
            FloatVector.zero(SPECIES).blend(FloatVector.fromArray(SPECIES, delta, i), positive).intoArray(delta, i);
        }
        for (int i = whole; i < n; i++) {
            delta[i] = z[i] > 0 ? delta[i] : 0;
        }
    }

    @Override
    public void scaledDifferences(float[] a, float[] y, float factor, float[] delta, int n) {
        int whole = SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += LANES) {
            FloatVector.fromArray(SPECIES, a, i).sub(FloatVector.fromArray(SPECIES, y, i)).mul(factor)
                    .intoArray(delta, i);
        }
        for (int i = whole; i < n; i++) {
            delta[i] = factor * (a[i] - y[i]);
        }
    }

    @Override
    public void timesSlopeOfTanh(float[] a, float[] delta, int n) {
        int whole = SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += LANES) {
            var one = FloatVector.broadcast(SPECIES, 1);
            var output = FloatVector.fromArray(SPECIES, a, i);
            one.sub(output.mul(output)).mul(FloatVector.fromArray(SPECIES, delta, i)).intoArray(delta, i);
        }
        for (int i = whole; i < n; i++) {
            delta[i] *= 1 - a[i] * a[i];
        }
    }

    @Override
    public void timesSlopeOfSigmoid(float[] a, float[] delta, int n) {
        int whole = SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += LANES) {
            var one = FloatVector.broadcast(SPECIES, 1);
            var output = FloatVector.fromArray(SPECIES, a, i);
            output.mul(one.sub(output)).mul(FloatVector.fromArray(SPECIES, delta, i)).intoArray(delta, i);
        }
        for (int i = whole; i < n; i++) {
            delta[i] *= a[i] * (1 - a[i]);
        }
    }

    @Override
    public void exp(float[] x, float[] y, int from, int to) {
        int whole = from + SPECIES.loopBound(to - from);
        functions.exp(x, y, from, whole);
        super.exp(x, y, whole, to);
    }

    @Override
    public void expm1(float[] x, float[] y, int from, int to) {
        int whole = from + SPECIES.loopBound(to - from);
        functions.expm1(x, y, from, whole);
        super.expm1(x, y, whole, to);
    }

    @Override
    public void log(float[] x, float[] y, int from, int to) {
        int whole = from + SPECIES.loopBound(to - from);
        functions.log(x, y, from, whole);
        super.log(x, y, whole, to);
    }

    @Override
    public void log1p(float[] x, float[] y, int from, int to) {
        int whole = from + SPECIES.loopBound(to - from);
        functions.log1p(x, y, from, whole);
        super.log1p(x, y, whole, to);
    }

    @Override
    public void tanh(float[] x, float[] y, int from, int to) {
        int whole = from + SPECIES.loopBound(to - from);
        functions.tanh(x, y, from, whole);
        super.tanh(x, y, whole, to);
    }

    @Override
    public void sigmoid(float[] x, float[] y, int from, int to) {
        int whole = from + SPECIES.loopBound(to - from);
        functions.sigmoid(x, y, from, whole);
        super.sigmoid(x, y, whole, to);
    }

    @Override
    public void erf(float[] x, float[] y, int from, int to) {
        int whole = from + SPECIES.loopBound(to - from);
        functions.erf(x, y, from, whole);
        super.erf(x, y, whole, to);
    }

    @Override
    public void sin(float[] x, float[] y, int from, int to) {
        int whole = from + SPECIES.loopBound(to - from);
        if (VectorElementary.areReducible(x, from, whole)) {
            functions.sin(x, y, from, whole);
            super.sin(x, y, whole, to);
        } else {
            super.sin(x, y, from, to);
        }
    }

    @Override
    public void cos(float[] x, float[] y, int from, int to) {
        int whole = from + SPECIES.loopBound(to - from);
        if (VectorElementary.areReducible(x, from, whole)) {
            functions.cos(x, y, from, whole);
            super.cos(x, y, whole, to);
        } else {
            super.cos(x, y, from, to);
        }
    }
}
