package org.trainyard.compute.kernel;

import java.lang.invoke.VarHandle;
import java.util.Set;

import jdk.incubator.vector.FloatVector;

import static org.trainyard.compute.kernel.VectorKernels.LANES;
import static org.trainyard.compute.kernel.VectorKernels.SPECIES;

/**
 * A tile of a product, all of it in registers: C (rows × {@link #COLUMNS}) = start + A·B, with A (rows × depth) in rows
 * that are {@link #ROW} apart, B (depth × COLUMNS) a panel.
 *
 * <p>
 * Twelve sums and three operands fill the sixteen registers of AVX2. C2 would fetch the operands of all rows at the top
 * of a step, and sums would have to leave their registers: a tile is less than half as fast then, and whether it comes
 * to that hangs on details as far away as the choice of the garbage collector. So each row's operands are fetched
 * {@link #IN_ORDER}.
 *
 * <p>
 * Where another thread shares the core, a tile takes as long as it has instructions. Hence the constant distance of
 * rows, which one index finds, and four steps written out, which are counted once: C2 does not unroll a loop so long.
 */
final class Tile {
    static final int ROWS = 6;
    /** Rows of the lower tile: with both, any even number of rows from 4 on is cut without a remainder. */
    static final int FEWER_ROWS = 4;
    static final int COLUMNS = 2 * LANES;
    /** Terms that are added at a time; depth is a multiple of it. */
    static final int STEPS = 4;
    /** From one row of A to the next: a little more than a block is deep, so that rows share few sets of the cache. */
    static final int ROW = MatrixProduct.DEPTH + 8;
    /**
     * Whether nothing may be fetched sooner than it is written down. On x86 that is a word to the compiler alone;
     * elsewhere it would be an instruction, and there are more registers. The word must stand in the loop itself: a
     * method of so many vectors is too long for C2 to take further methods in.
     */
    static final boolean IN_ORDER = Set.of("amd64", "x86_64").contains(System.getProperty("os.arch"));

    private Tile() {}

    /** Six rows; sums start from {@code s}, which may be {@code c} itself, rows {@code startStride} apart. */
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
            int at = from + p;
            var b0 = FloatVector.fromArray(SPECIES, b, row);
            var b1 = FloatVector.fromArray(SPECIES, b, row + LANES);
            var x = FloatVector.broadcast(SPECIES, a[at]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + ROW]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 2 * ROW]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 3 * ROW]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 4 * ROW]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 5 * ROW]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            b0 = FloatVector.fromArray(SPECIES, b, row + 2 * LANES);
            b1 = FloatVector.fromArray(SPECIES, b, row + 3 * LANES);
            x = FloatVector.broadcast(SPECIES, a[at + 1]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + ROW + 1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 2 * ROW + 1]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 3 * ROW + 1]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 4 * ROW + 1]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 5 * ROW + 1]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            b0 = FloatVector.fromArray(SPECIES, b, row + 4 * LANES);
            b1 = FloatVector.fromArray(SPECIES, b, row + 5 * LANES);
            x = FloatVector.broadcast(SPECIES, a[at + 2]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + ROW + 2]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 2 * ROW + 2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 3 * ROW + 2]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 4 * ROW + 2]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 5 * ROW + 2]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            b0 = FloatVector.fromArray(SPECIES, b, row + 6 * LANES);
            b1 = FloatVector.fromArray(SPECIES, b, row + 7 * LANES);
            x = FloatVector.broadcast(SPECIES, a[at + 3]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + ROW + 3]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 2 * ROW + 3]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 3 * ROW + 3]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 4 * ROW + 3]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 5 * ROW + 3]);
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
            int at = from + p;
            var b0 = FloatVector.fromArray(SPECIES, b, row);
            var b1 = FloatVector.fromArray(SPECIES, b, row + LANES);
            var x = FloatVector.broadcast(SPECIES, a[at]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + ROW]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 2 * ROW]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 3 * ROW]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            b0 = FloatVector.fromArray(SPECIES, b, row + 2 * LANES);
            b1 = FloatVector.fromArray(SPECIES, b, row + 3 * LANES);
            x = FloatVector.broadcast(SPECIES, a[at + 1]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + ROW + 1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 2 * ROW + 1]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 3 * ROW + 1]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            b0 = FloatVector.fromArray(SPECIES, b, row + 4 * LANES);
            b1 = FloatVector.fromArray(SPECIES, b, row + 5 * LANES);
            x = FloatVector.broadcast(SPECIES, a[at + 2]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + ROW + 2]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 2 * ROW + 2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 3 * ROW + 2]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            b0 = FloatVector.fromArray(SPECIES, b, row + 6 * LANES);
            b1 = FloatVector.fromArray(SPECIES, b, row + 7 * LANES);
            x = FloatVector.broadcast(SPECIES, a[at + 3]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + ROW + 3]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 2 * ROW + 3]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            if (IN_ORDER) {
                VarHandle.loadLoadFence();
            }
            x = FloatVector.broadcast(SPECIES, a[at + 3 * ROW + 3]);
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
