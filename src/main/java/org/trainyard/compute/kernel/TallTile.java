package org.trainyard.compute.kernel;

import jdk.incubator.vector.FloatVector;

import static org.trainyard.compute.kernel.VectorKernels.LANES;
import static org.trainyard.compute.kernel.VectorKernels.SPECIES;

/**
 * A {@link Tile} of more rows and half the columns, for results that are no wider than one vector: on a machine with
 * long ones, a layer of ten units would leave most of a wider tile empty.
 */
final class TallTile {
    static final int ROWS = 12;
    static final int FEWER_ROWS = 8;
    static final int COLUMNS = LANES;

    private TallTile() {}

    /** Twelve rows; arguments are those of {@link Tile#six}, but that A's rows are {@code stride} apart. */
    static void twelve(float[] a, int from, int stride, float[] b, int panel, float[] s, int start, int startStride,
            float[] c, int to, int toStride, int depth) {
        int a1 = from + stride;
        int a2 = a1 + stride;
        int a3 = a2 + stride;
        int a4 = a3 + stride;
        int a5 = a4 + stride;
        int a6 = a5 + stride;
        int a7 = a6 + stride;
        int a8 = a7 + stride;
        int a9 = a8 + stride;
        int a10 = a9 + stride;
        int a11 = a10 + stride;
        var c0 = FloatVector.fromArray(SPECIES, s, start);
        var c1 = FloatVector.fromArray(SPECIES, s, start + startStride);
        var c2 = FloatVector.fromArray(SPECIES, s, start + 2 * startStride);
        var c3 = FloatVector.fromArray(SPECIES, s, start + 3 * startStride);
        var c4 = FloatVector.fromArray(SPECIES, s, start + 4 * startStride);
        var c5 = FloatVector.fromArray(SPECIES, s, start + 5 * startStride);
        var c6 = FloatVector.fromArray(SPECIES, s, start + 6 * startStride);
        var c7 = FloatVector.fromArray(SPECIES, s, start + 7 * startStride);
        var c8 = FloatVector.fromArray(SPECIES, s, start + 8 * startStride);
        var c9 = FloatVector.fromArray(SPECIES, s, start + 9 * startStride);
        var c10 = FloatVector.fromArray(SPECIES, s, start + 10 * startStride);
        var c11 = FloatVector.fromArray(SPECIES, s, start + 11 * startStride);
        for (int p = 0; p < depth; p++) {
            var b0 = FloatVector.fromArray(SPECIES, b, panel + p * LANES);
            c0 = b0.fma(FloatVector.broadcast(SPECIES, a[from + p]), c0);
            c1 = b0.fma(FloatVector.broadcast(SPECIES, a[a1 + p]), c1);
            c2 = b0.fma(FloatVector.broadcast(SPECIES, a[a2 + p]), c2);
            c3 = b0.fma(FloatVector.broadcast(SPECIES, a[a3 + p]), c3);
            c4 = b0.fma(FloatVector.broadcast(SPECIES, a[a4 + p]), c4);
            c5 = b0.fma(FloatVector.broadcast(SPECIES, a[a5 + p]), c5);
            c6 = b0.fma(FloatVector.broadcast(SPECIES, a[a6 + p]), c6);
            c7 = b0.fma(FloatVector.broadcast(SPECIES, a[a7 + p]), c7);
            c8 = b0.fma(FloatVector.broadcast(SPECIES, a[a8 + p]), c8);
            c9 = b0.fma(FloatVector.broadcast(SPECIES, a[a9 + p]), c9);
            c10 = b0.fma(FloatVector.broadcast(SPECIES, a[a10 + p]), c10);
            c11 = b0.fma(FloatVector.broadcast(SPECIES, a[a11 + p]), c11);
        }
        c0.intoArray(c, to);
        c1.intoArray(c, to + toStride);
        c2.intoArray(c, to + 2 * toStride);
        c3.intoArray(c, to + 3 * toStride);
        c4.intoArray(c, to + 4 * toStride);
        c5.intoArray(c, to + 5 * toStride);
        c6.intoArray(c, to + 6 * toStride);
        c7.intoArray(c, to + 7 * toStride);
        c8.intoArray(c, to + 8 * toStride);
        c9.intoArray(c, to + 9 * toStride);
        c10.intoArray(c, to + 10 * toStride);
        c11.intoArray(c, to + 11 * toStride);
    }

    /** Eight rows, else as {@link #twelve}. */
    static void eight(float[] a, int from, int stride, float[] b, int panel, float[] s, int start, int startStride,
            float[] c, int to, int toStride, int depth) {
        int a1 = from + stride;
        int a2 = a1 + stride;
        int a3 = a2 + stride;
        int a4 = a3 + stride;
        int a5 = a4 + stride;
        int a6 = a5 + stride;
        int a7 = a6 + stride;
        var c0 = FloatVector.fromArray(SPECIES, s, start);
        var c1 = FloatVector.fromArray(SPECIES, s, start + startStride);
        var c2 = FloatVector.fromArray(SPECIES, s, start + 2 * startStride);
        var c3 = FloatVector.fromArray(SPECIES, s, start + 3 * startStride);
        var c4 = FloatVector.fromArray(SPECIES, s, start + 4 * startStride);
        var c5 = FloatVector.fromArray(SPECIES, s, start + 5 * startStride);
        var c6 = FloatVector.fromArray(SPECIES, s, start + 6 * startStride);
        var c7 = FloatVector.fromArray(SPECIES, s, start + 7 * startStride);
        for (int p = 0; p < depth; p++) {
            var b0 = FloatVector.fromArray(SPECIES, b, panel + p * LANES);
            c0 = b0.fma(FloatVector.broadcast(SPECIES, a[from + p]), c0);
            c1 = b0.fma(FloatVector.broadcast(SPECIES, a[a1 + p]), c1);
            c2 = b0.fma(FloatVector.broadcast(SPECIES, a[a2 + p]), c2);
            c3 = b0.fma(FloatVector.broadcast(SPECIES, a[a3 + p]), c3);
            c4 = b0.fma(FloatVector.broadcast(SPECIES, a[a4 + p]), c4);
            c5 = b0.fma(FloatVector.broadcast(SPECIES, a[a5 + p]), c5);
            c6 = b0.fma(FloatVector.broadcast(SPECIES, a[a6 + p]), c6);
            c7 = b0.fma(FloatVector.broadcast(SPECIES, a[a7 + p]), c7);
        }
        c0.intoArray(c, to);
        c1.intoArray(c, to + toStride);
        c2.intoArray(c, to + 2 * toStride);
        c3.intoArray(c, to + 3 * toStride);
        c4.intoArray(c, to + 4 * toStride);
        c5.intoArray(c, to + 5 * toStride);
        c6.intoArray(c, to + 6 * toStride);
        c7.intoArray(c, to + 7 * toStride);
    }
}
