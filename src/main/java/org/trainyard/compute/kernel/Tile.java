package org.trainyard.compute.kernel;

import jdk.incubator.vector.FloatVector;

import static org.trainyard.compute.kernel.VectorKernels.LANES;
import static org.trainyard.compute.kernel.VectorKernels.SPECIES;

/**
 * A tile of a product, all of it in registers: C (rows × {@link #COLUMNS}) = start + A·B, with A (rows × depth) in rows
 * of any stride, B (depth × COLUMNS) a panel. Twelve sums and three operands fill the sixteen registers of AVX2; the
 * loop is not unrolled by hand, since what would be gained in counting is lost in spilled registers.
 */
final class Tile {
    static final int ROWS = 6;
    /** Rows of the lower tile: with both, any number of rows from 20 on is cut without a remainder. */
    static final int FEWER_ROWS = 5;
    static final int COLUMNS = 2 * LANES;

    private Tile() {}

    /** Six rows; sums start from {@code s}, which may be {@code c} itself, rows {@code startStride} apart. */
    static void six(float[] a, int from, int stride, float[] b, int panel, float[] s, int start, int startStride,
            float[] c, int to, int toStride, int depth) {
        int a1 = from + stride;
        int a2 = a1 + stride;
        int a3 = a2 + stride;
        int a4 = a3 + stride;
        int a5 = a4 + stride;
        var c00 = FloatVector.fromArray(SPECIES, s, start);
        var c01 = FloatVector.fromArray(SPECIES, s, start + LANES);
        var c10 = FloatVector.fromArray(SPECIES, s, start + startStride);
        var c11 = FloatVector.fromArray(SPECIES, s, start + startStride + LANES);
        var c20 = FloatVector.fromArray(SPECIES, s, start + 2 * startStride);
        var c21 = FloatVector.fromArray(SPECIES, s, start + 2 * startStride + LANES);
        var c30 = FloatVector.fromArray(SPECIES, s, start + 3 * startStride);
        var c31 = FloatVector.fromArray(SPECIES, s, start + 3 * startStride + LANES);
        var c40 = FloatVector.fromArray(SPECIES, s, start + 4 * startStride);
        var c41 = FloatVector.fromArray(SPECIES, s, start + 4 * startStride + LANES);
        var c50 = FloatVector.fromArray(SPECIES, s, start + 5 * startStride);
        var c51 = FloatVector.fromArray(SPECIES, s, start + 5 * startStride + LANES);
        for (int p = 0; p < depth; p++) {
            var b0 = FloatVector.fromArray(SPECIES, b, panel + p * COLUMNS);
            var b1 = FloatVector.fromArray(SPECIES, b, panel + p * COLUMNS + LANES);
            var x = FloatVector.broadcast(SPECIES, a[from + p]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(SPECIES, a[a1 + p]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(SPECIES, a[a2 + p]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(SPECIES, a[a3 + p]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(SPECIES, a[a4 + p]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = FloatVector.broadcast(SPECIES, a[a5 + p]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
        }
        c00.intoArray(c, to);
        c01.intoArray(c, to + LANES);
        c10.intoArray(c, to + toStride);
        c11.intoArray(c, to + toStride + LANES);
        c20.intoArray(c, to + 2 * toStride);
        c21.intoArray(c, to + 2 * toStride + LANES);
        c30.intoArray(c, to + 3 * toStride);
        c31.intoArray(c, to + 3 * toStride + LANES);
        c40.intoArray(c, to + 4 * toStride);
        c41.intoArray(c, to + 4 * toStride + LANES);
        c50.intoArray(c, to + 5 * toStride);
        c51.intoArray(c, to + 5 * toStride + LANES);
    }

    /** Five rows, else as {@link #six}. */
    static void five(float[] a, int from, int stride, float[] b, int panel, float[] s, int start, int startStride,
            float[] c, int to, int toStride, int depth) {
        int a1 = from + stride;
        int a2 = a1 + stride;
        int a3 = a2 + stride;
        int a4 = a3 + stride;
        var c00 = FloatVector.fromArray(SPECIES, s, start);
        var c01 = FloatVector.fromArray(SPECIES, s, start + LANES);
        var c10 = FloatVector.fromArray(SPECIES, s, start + startStride);
        var c11 = FloatVector.fromArray(SPECIES, s, start + startStride + LANES);
        var c20 = FloatVector.fromArray(SPECIES, s, start + 2 * startStride);
        var c21 = FloatVector.fromArray(SPECIES, s, start + 2 * startStride + LANES);
        var c30 = FloatVector.fromArray(SPECIES, s, start + 3 * startStride);
        var c31 = FloatVector.fromArray(SPECIES, s, start + 3 * startStride + LANES);
        var c40 = FloatVector.fromArray(SPECIES, s, start + 4 * startStride);
        var c41 = FloatVector.fromArray(SPECIES, s, start + 4 * startStride + LANES);
        for (int p = 0; p < depth; p++) {
            var b0 = FloatVector.fromArray(SPECIES, b, panel + p * COLUMNS);
            var b1 = FloatVector.fromArray(SPECIES, b, panel + p * COLUMNS + LANES);
            var x = FloatVector.broadcast(SPECIES, a[from + p]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(SPECIES, a[a1 + p]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(SPECIES, a[a2 + p]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(SPECIES, a[a3 + p]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(SPECIES, a[a4 + p]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
        }
        c00.intoArray(c, to);
        c01.intoArray(c, to + LANES);
        c10.intoArray(c, to + toStride);
        c11.intoArray(c, to + toStride + LANES);
        c20.intoArray(c, to + 2 * toStride);
        c21.intoArray(c, to + 2 * toStride + LANES);
        c30.intoArray(c, to + 3 * toStride);
        c31.intoArray(c, to + 3 * toStride + LANES);
        c40.intoArray(c, to + 4 * toStride);
        c41.intoArray(c, to + 4 * toStride + LANES);
    }
}
