package org.trainyard.compute.kernel;

import java.lang.invoke.VarHandle;

import jdk.incubator.vector.FloatVector;

import static org.trainyard.compute.kernel.Tile.COLUMNS;
import static org.trainyard.compute.kernel.Tile.IN_ORDER;
import static org.trainyard.compute.kernel.Tile.STEPS;
import static org.trainyard.compute.kernel.VectorKernels.LANES;
import static org.trainyard.compute.kernel.VectorKernels.SPECIES;

/** A {@link Tile} with A by columns, one after the other: a block of Xᵀ comes so from X by copying. */
final class PackedTile {

    private PackedTile() {}

    /** Six rows; arguments are those of {@link Tile#six}. */
    static void six(float[] a, int from, float[] b, int panel, float[] s, int start, int startStride, float[] c,
            int to, int toStride, int depth) {
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
        for (int p = 0; p < depth; p += STEPS) {
            int row = panel + p * COLUMNS;
            int at = from + p * 6;
            var b0 = FloatVector.fromArray(SPECIES, b, row);
            var b1 = FloatVector.fromArray(SPECIES, b, row + LANES);
            var x = FloatVector.broadcast(SPECIES, a[at]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 3]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 4]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 5]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            b0 = FloatVector.fromArray(SPECIES, b, row + 2 * LANES);
            b1 = FloatVector.fromArray(SPECIES, b, row + 3 * LANES);
            x = FloatVector.broadcast(SPECIES, a[at + 6]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 7]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 8]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 9]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 10]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 11]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            b0 = FloatVector.fromArray(SPECIES, b, row + 4 * LANES);
            b1 = FloatVector.fromArray(SPECIES, b, row + 5 * LANES);
            x = FloatVector.broadcast(SPECIES, a[at + 12]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 13]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 14]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 15]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 16]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 17]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            b0 = FloatVector.fromArray(SPECIES, b, row + 6 * LANES);
            b1 = FloatVector.fromArray(SPECIES, b, row + 7 * LANES);
            x = FloatVector.broadcast(SPECIES, a[at + 18]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 19]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 20]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 21]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 22]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 23]);
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

    /** Four rows, else as {@link #six}. */
    static void four(float[] a, int from, float[] b, int panel, float[] s, int start, int startStride, float[] c,
            int to, int toStride, int depth) {
        var c00 = FloatVector.fromArray(SPECIES, s, start);
        var c01 = FloatVector.fromArray(SPECIES, s, start + LANES);
        var c10 = FloatVector.fromArray(SPECIES, s, start + startStride);
        var c11 = FloatVector.fromArray(SPECIES, s, start + startStride + LANES);
        var c20 = FloatVector.fromArray(SPECIES, s, start + 2 * startStride);
        var c21 = FloatVector.fromArray(SPECIES, s, start + 2 * startStride + LANES);
        var c30 = FloatVector.fromArray(SPECIES, s, start + 3 * startStride);
        var c31 = FloatVector.fromArray(SPECIES, s, start + 3 * startStride + LANES);
        for (int p = 0; p < depth; p += STEPS) {
            int row = panel + p * COLUMNS;
            int at = from + p * 4;
            var b0 = FloatVector.fromArray(SPECIES, b, row);
            var b1 = FloatVector.fromArray(SPECIES, b, row + LANES);
            var x = FloatVector.broadcast(SPECIES, a[at]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 3]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            b0 = FloatVector.fromArray(SPECIES, b, row + 2 * LANES);
            b1 = FloatVector.fromArray(SPECIES, b, row + 3 * LANES);
            x = FloatVector.broadcast(SPECIES, a[at + 4]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 5]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 6]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 7]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            b0 = FloatVector.fromArray(SPECIES, b, row + 4 * LANES);
            b1 = FloatVector.fromArray(SPECIES, b, row + 5 * LANES);
            x = FloatVector.broadcast(SPECIES, a[at + 8]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 9]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 10]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 11]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            b0 = FloatVector.fromArray(SPECIES, b, row + 6 * LANES);
            b1 = FloatVector.fromArray(SPECIES, b, row + 7 * LANES);
            x = FloatVector.broadcast(SPECIES, a[at + 12]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 13]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 14]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 15]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
        }
        c00.intoArray(c, to);
        c01.intoArray(c, to + LANES);
        c10.intoArray(c, to + toStride);
        c11.intoArray(c, to + toStride + LANES);
        c20.intoArray(c, to + 2 * toStride);
        c21.intoArray(c, to + 2 * toStride + LANES);
        c30.intoArray(c, to + 3 * toStride);
        c31.intoArray(c, to + 3 * toStride + LANES);
    }
}
