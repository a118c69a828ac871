package org.trainyard.compute.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes matrices in blocks of 8×8 that stay in registers, where the machine has vectors of eight floats: halves,
 * quarters and eighths of pairs of rows change places in three rounds, as in Eklundh, A Fast Computer Method for Matrix
 * Transposing (1972). Numbers are only moved.
 */
final class Transposition {
    private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;
    private static final int SIDE = 8;
    private static final boolean IN_BLOCKS = VectorKernels.LANES >= SIDE;

    private static final VectorShuffle<Float> BY_4 = VectorShuffle.fromOp(EIGHT, i -> i + 4 & 7);
    private static final VectorShuffle<Float> UP_2 = VectorShuffle.fromOp(EIGHT, i -> i + 6 & 7);
    private static final VectorShuffle<Float> DOWN_2 = VectorShuffle.fromOp(EIGHT, i -> i + 2 & 7);
    private static final VectorShuffle<Float> UP_1 = VectorShuffle.fromOp(EIGHT, i -> i + 7 & 7);
    private static final VectorShuffle<Float> DOWN_1 = VectorShuffle.fromOp(EIGHT, i -> i + 1 & 7);
    private static final VectorMask<Float> HALVES = VectorMask.fromLong(EIGHT, 0b1111_0000);
    private static final VectorMask<Float> QUARTERS = VectorMask.fromLong(EIGHT, 0b1100_1100);
    private static final VectorMask<Float> EIGHTHS = VectorMask.fromLong(EIGHT, 0b1010_1010);

    private Transposition() {}

    /**
     * Source (rows × columns) to target (columns × rows, modified). Both start at a place in their array and have rows
     * that are a stride apart.
     */
    static void of(float[] source, int from, int stride, int rows, int columns, float[] target, int to, int toStride) {
        int wholeRows = IN_BLOCKS ? rows / SIDE * SIDE : 0;
        int wholeColumns = IN_BLOCKS ? columns / SIDE * SIDE : 0;
        for (int i = 0; i < wholeRows; i += SIDE) {
            for (int j = 0; j < wholeColumns; j += SIDE) {
                block(source, from + i * stride + j, stride, target, to + j * toStride + i, toStride);
            }
        }
        part(source, from, stride, 0, wholeRows, wholeColumns, columns, target, to, toStride);
        part(source, from, stride, wholeRows, rows, 0, columns, target, to, toStride);
    }

    private static void part(float[] source, int from, int stride, int row, int rows, int column, int columns,
            float[] target, int to, int toStride) {
        for (int j = column; j < columns; j++) {
            for (int i = row; i < rows; i++) {
                target[to + j * toStride + i] = source[from + i * stride + j];
            }
        }
    }

    private static void block(float[] source, int from, int stride, float[] target, int to, int toStride) {
        var a = FloatVector.fromArray(EIGHT, source, from);
        var b = FloatVector.fromArray(EIGHT, source, from + stride);
        var c = FloatVector.fromArray(EIGHT, source, from + 2 * stride);
        var d = FloatVector.fromArray(EIGHT, source, from + 3 * stride);
        var e = FloatVector.fromArray(EIGHT, source, from + 4 * stride);
        var f = FloatVector.fromArray(EIGHT, source, from + 5 * stride);
        var g = FloatVector.fromArray(EIGHT, source, from + 6 * stride);
        var h = FloatVector.fromArray(EIGHT, source, from + 7 * stride);

        var a4 = a.blend(e.rearrange(BY_4), HALVES);
        var b4 = b.blend(f.rearrange(BY_4), HALVES);
        var c4 = c.blend(g.rearrange(BY_4), HALVES);
        var d4 = d.blend(h.rearrange(BY_4), HALVES);
        var e4 = a.rearrange(BY_4).blend(e, HALVES);
        var f4 = b.rearrange(BY_4).blend(f, HALVES);
        var g4 = c.rearrange(BY_4).blend(g, HALVES);
        var h4 = d.rearrange(BY_4).blend(h, HALVES);

        a = a4.blend(c4.rearrange(UP_2), QUARTERS);
        b = b4.blend(d4.rearrange(UP_2), QUARTERS);
        c = a4.rearrange(DOWN_2).blend(c4, QUARTERS);
        d = b4.rearrange(DOWN_2).blend(d4, QUARTERS);
        e = e4.blend(g4.rearrange(UP_2), QUARTERS);
        f = f4.blend(h4.rearrange(UP_2), QUARTERS);
        g = e4.rearrange(DOWN_2).blend(g4, QUARTERS);
        h = f4.rearrange(DOWN_2).blend(h4, QUARTERS);

        a.blend(b.rearrange(UP_1), EIGHTHS).intoArray(target, to);
        a.rearrange(DOWN_1).blend(b, EIGHTHS).intoArray(target, to + toStride);
        c.blend(d.rearrange(UP_1), EIGHTHS).intoArray(target, to + 2 * toStride);
        c.rearrange(DOWN_1).blend(d, EIGHTHS).intoArray(target, to + 3 * toStride);
        e.blend(f.rearrange(UP_1), EIGHTHS).intoArray(target, to + 4 * toStride);
        e.rearrange(DOWN_1).blend(f, EIGHTHS).intoArray(target, to + 5 * toStride);
        g.blend(h.rearrange(UP_1), EIGHTHS).intoArray(target, to + 6 * toStride);
        g.rearrange(DOWN_1).blend(h, EIGHTHS).intoArray(target, to + 7 * toStride);
    }
}
