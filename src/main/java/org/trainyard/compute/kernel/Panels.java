package org.trainyard.compute.kernel;

import jdk.incubator.vector.FloatVector;

import static org.trainyard.compute.kernel.VectorKernels.LANES;
import static org.trainyard.compute.kernel.VectorKernels.SPECIES;

/**
 * Moves parts of a matrix to where tiles want them: a panel is depth × width numbers, one row after the other, and the
 * width is that of a {@link TileShape}. Source rows are {@code stride} apart and start at {@code from}.
 */
final class Panels {

    private Panels() {}

    /** The last panel is moved to the left until it is whole, over columns that the one before has too. */
    static int firstColumn(int column, int columns, int width) {
        return Math.max(0, Math.min(column, columns - width));
    }

    /**
     * One panel after the other for columns {@code first} to below {@code end}; if there are fewer columns than a panel
     * is wide, what follows them is anything. Takes several panels at a time,
     * since a long row of the source may lie in a page of memory of its own.
     */
    static void copy(float[] source, int from, int stride, int first, int end, int columns, float[] panels, int width,
            int depth) {
        if (columns < width) {
            copyNarrow(source, from, stride, columns, panels, width, depth);
        } else {
            int to = 0;
            int j = first;
            for (; j <= end - 4 * width; j += 4 * width) {
                copyFour(source, from + j, stride, panels, to, depth);
                to += 4 * depth * width;
            }
            for (; j < end; j += width) {
                copyOne(source, from + Math.min(j, end - width), stride, panels, to, depth);
                to += depth * width;
            }
        }
    }

    /** Four panels, two vectors wide each. */
    private static void copyFour(float[] source, int from, int stride, float[] panels, int to, int depth) {
        int second = to + 2 * depth * LANES;
        int third = second + 2 * depth * LANES;
        int fourth = third + 2 * depth * LANES;
        for (int p = 0; p < depth; p++) {
            int at = from + p * stride;
            int row = 2 * p * LANES;
            FloatVector.fromArray(SPECIES, source, at).intoArray(panels, to + row);
            FloatVector.fromArray(SPECIES, source, at + LANES).intoArray(panels, to + row + LANES);
            FloatVector.fromArray(SPECIES, source, at + 2 * LANES).intoArray(panels, second + row);
            FloatVector.fromArray(SPECIES, source, at + 3 * LANES).intoArray(panels, second + row + LANES);
            FloatVector.fromArray(SPECIES, source, at + 4 * LANES).intoArray(panels, third + row);
            FloatVector.fromArray(SPECIES, source, at + 5 * LANES).intoArray(panels, third + row + LANES);
            FloatVector.fromArray(SPECIES, source, at + 6 * LANES).intoArray(panels, fourth + row);
            FloatVector.fromArray(SPECIES, source, at + 7 * LANES).intoArray(panels, fourth + row + LANES);
        }
    }

    /** One panel, two vectors wide. */
    private static void copyOne(float[] source, int from, int stride, float[] panels, int to, int depth) {
        for (int p = 0; p < depth; p++) {
            int at = from + p * stride;
            FloatVector.fromArray(SPECIES, source, at).intoArray(panels, to + 2 * p * LANES);
            FloatVector.fromArray(SPECIES, source, at + LANES).intoArray(panels, to + 2 * p * LANES + LANES);
        }
    }

    /** One panel of fewer columns than it is wide. */
    private static void copyNarrow(float[] source, int from, int stride, int columns, float[] panels, int width,
            int depth) {
        for (int p = 0; p < depth; p++) {
            int at = from + p * stride;
            if (at > source.length - width) {
                System.arraycopy(source, at, panels, p * width, columns);
            } else {
                FloatVector.fromArray(SPECIES, source, at).intoArray(panels, p * width);
                if (width > LANES) {
                    FloatVector.fromArray(SPECIES, source, at + LANES).intoArray(panels, p * width + LANES);
                }
            }
        }
    }

    /** The same of a matrix that lies transposed: each source row becomes a column of a panel. */
    static void turn(float[] source, int from, int stride, int first, int end, int columns, float[] panels, int width,
            int depth) {
        int to = 0;
        for (int j = first; j < end; j += width) {
            Transposition.of(source, from + firstColumn(j, columns, width) * stride, stride, Math.min(width, columns),
                    depth, panels, to, width);
            to += depth * width;
        }
    }

    /** Source (rows × columns) to target, rows of which are {@code toStride} apart. */
    static void rows(float[] source, int from, int stride, int rows, int columns, float[] target, int toStride) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(source, from + i * stride, target, i * toStride, columns);
        }
    }
}
