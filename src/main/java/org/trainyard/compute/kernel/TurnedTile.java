package org.trainyard.compute.kernel;

import jdk.incubator.vector.FloatVector;

import static org.trainyard.compute.kernel.Tile.COLUMNS;
import static org.trainyard.compute.kernel.VectorKernels.LANES;
import static org.trainyard.compute.kernel.VectorKernels.SPECIES;

/**
 * {@link Tile} with A as the matrix Aᵀ (depth × rows) lies, whose rows are {@code stride} apart. Pays with vectors of
 * sixteen floats, whose machines have 32 registers for them; with 16 registers, checking indices that grow by a
 * variable costs more than turning A first.
 */
final class TurnedTile {
    static final boolean PAYS = LANES >= 16;

    private TurnedTile() {}

    /** Six rows; arguments are those of {@link Tile#six}. */
    static void six(float[] a, int from, int stride, float[] b, int panel, float[] s, int start, int startStride,
            float[] c, int to, int toStride, int depth) {
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
            int at = from + p * stride;
            var x = FloatVector.broadcast(SPECIES, a[at]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(SPECIES, a[at + 1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(SPECIES, a[at + 2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(SPECIES, a[at + 3]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(SPECIES, a[at + 4]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = FloatVector.broadcast(SPECIES, a[at + 5]);
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
            int at = from + p * stride;
            var x = FloatVector.broadcast(SPECIES, a[at]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(SPECIES, a[at + 1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(SPECIES, a[at + 2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(SPECIES, a[at + 3]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(SPECIES, a[at + 4]);
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
