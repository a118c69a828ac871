package org.trainyard.compute.kernel;

/**
 * Runs every kernel of the vector twin until the compiler has made it faster than the scalar one, or for long enough.
 * Time decides here how long to go on, never what is computed.
 */
final class WarmUp {
    /** More rounds than any compiler needs; a machine without wide vectors may never see them win. */
    private static final int ROUNDS = 400;
    private static final int REPEATS = 20;
    /** And more time, in nanoseconds: vector code that is not compiled is so slow that the rounds would take hours. */
    private static final long PATIENCE = 20_000_000_000L;
    /** Rows, inputs and units: narrow layers, a small one, and one that takes several blocks. */
    private static final int[][] SHAPES = {{32, 16, 1}, {32, 64, 10}, {32, 64, 32}, {24, 300, 136}};

    private final Kernels scalar;
    private final Kernels vector;
    private final float[] x = numbers(24 * 300);
    private final float[] w = numbers(300 * 136);
    private final float[] b = numbers(136);
    private final float[] z = new float[24 * 300];
    private final float[] g = new float[300 * 136];
    private long end;

    WarmUp(Kernels scalar, Kernels vector) {
        this.scalar = scalar;
        this.vector = vector;
    }

    /** Whether vectors are the faster ones now, for products and for functions. */
    boolean run() {
        end = System.nanoTime() + PATIENCE;
        boolean productsWin = false;
        for (var shape : SHAPES) {
            productsWin = wins(kernels -> products(kernels, shape[0], shape[1], shape[2]));
        }
        wins(kernels -> columns(kernels, 16, 4, 3));
        wins(kernels -> columns(kernels, 32, 8, 8));
        return wins(this::functions) && productsWin;
    }

    private interface Work {
        void on(Kernels kernels);
    }

    private boolean wins(Work work) {
        int wins = 0;
        for (int round = 0; round < ROUNDS && wins < 3 && System.nanoTime() - end < 0; round++) {
            long began = System.nanoTime();
            repeat(work, vector);
            long between = System.nanoTime();
            repeat(work, scalar);
            wins = between - began < System.nanoTime() - between ? wins + 1 : 0;
        }
        return wins == 3;
    }

    private static void repeat(Work work, Kernels kernels) {
        for (int i = 0; i < REPEATS; i++) {
            work.on(kernels);
        }
    }

    private void products(Kernels kernels, int n, int d, int k) {
        kernels.affine(x, w, b, z, n, d, k);
        kernels.weightGradient(x, z, g, n, d, k, PartReady.IGNORED);
        kernels.columnSums(z, g, n, k);
        kernels.inputGradient(x, w, z, n, k, d);
        kernels.areFinite(z, n * k);
    }

    private void columns(Kernels kernels, int n, int d, int k) {
        kernels.affineByColumns(x, w, b, z, n, d, k);
        kernels.gradientsByColumns(x, z, g, b, n, n, d, k);
        kernels.inputGradientByColumns(x, w, z, n, k, d);
    }

    private void functions(Kernels kernels) {
        kernels.exp(x, z, 0, 256);
        kernels.expm1(x, z, 0, 256);
        kernels.log(w, z, 0, 256);
        kernels.log1p(w, z, 0, 256);
        kernels.tanh(x, z, 0, 256);
        kernels.sigmoid(x, z, 0, 256);
        kernels.sin(x, z, 0, 256);
        kernels.cos(x, z, 0, 256);
        kernels.erf(x, z, 0, 256);
        kernels.keepWherePositive(x, z, 256);
        kernels.scaledDifferences(x, w, 1, z, 256);
        kernels.timesSlopeOfTanh(x, z, 256);
        kernels.timesSlopeOfSigmoid(x, z, 256);
    }

    private static float[] numbers(int length) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (i % 17 - 8) * 0.11f;
        }
        return numbers;
    }
}
