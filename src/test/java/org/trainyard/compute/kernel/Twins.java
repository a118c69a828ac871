package org.trainyard.compute.kernel;

/** The scalar reference and the Vector API twin, which must agree in every bit. */
final class Twins {
    static final float UNTOUCHED = 77;
    private static final int SLACK = 5;

    private final Kernels scalar = KernelChoice.scalar();
    private final Kernels vector = KernelChoice.vector();

    /** Something to compute with kernels. */
    interface Work {
        void on(Kernels kernels, float[] result);
    }

    /** Requires the same result of both; nothing beyond its length may be touched. */
    void agree(int length, Work work) {
        agree(Numbers.filled(length, UNTOUCHED), work);
    }

    /** The same for results that start as {@code before}. */
    void agree(float[] before, Work work) {
        float[] expected = Numbers.filled(before.length + SLACK, UNTOUCHED);
        System.arraycopy(before, 0, expected, 0, before.length);
        float[] actual = expected.clone();
        work.on(scalar, expected);
        work.on(vector, actual);
        for (int i = 0; i < expected.length; i++) {
            // any NaN is as good as another
            if (Float.floatToIntBits(actual[i]) != Float.floatToIntBits(expected[i])) {
                throw new AssertionError("element %d of %d is %s, must be %s".formatted(i, before.length, actual[i],
                        expected[i]));
            }
        }
    }
}
