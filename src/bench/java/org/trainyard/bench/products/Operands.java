package org.trainyard.bench.products;

import org.trainyard.compute.RandomStream;

/** Matrices of one shape, row-major: X (n×d), W (d×k), b (k), D (n×k); not modified. */
record Operands(int n, int d, int k, float[] x, float[] w, float[] b, float[] delta) {

    static Operands of(int n, int d, int k) {
        var random = RandomStream.of(1, RandomStream.Purpose.DATA);
        return new Operands(n, d, k, uniform(random, n * d), uniform(random, d * k), uniform(random, k),
                uniform(random, n * k));
    }

    /** Multiplications and additions of a product. */
    double operations() {
        return 2.0 * n * d * k;
    }

    private static float[] uniform(RandomStream random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.uniform(-1, 1);
        }
        return values;
    }
}
