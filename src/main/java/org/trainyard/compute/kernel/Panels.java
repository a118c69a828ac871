package org.trainyard.compute.kernel;

import java.util.Arrays;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

import static org.trainyard.compute.kernel.VectorKernels.LANES;
import static org.trainyard.compute.kernel.VectorKernels.SPECIES;

/**
 * Moves parts of a matrix to where tiles want them: a panel is terms × width numbers, one row after the other, and the
 * width is that of a {@link TileShape}. Source rows are {@code stride} apart and start at {@code from}.
 *
 * <p>
 * There may be more terms than a sum has: those from {@code depth} on are −0 · 0 = −0, which changes no sum, not even
 * the sign of a sum that is 0.
 */
final class Panels {
    private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;
    private static final VectorSpecies<Float> TWO = FloatVector.SPECIES_64;

    private Panels() {}

    /** The last panel is moved to the left until it is whole, over columns that the one before has too. */
    static int firstColumn(int column, int columns, int width) {
        return Math.max(0, Math.min(column, columns - width));
    }

    /**
     * One panel for each {@code width} of the columns {@code first} to below {@code end}, {@code size} numbers apart; if
     * there are fewer columns than a panel is wide, what follows them is anything. Panels of one vector are copied of
     * fewer columns alone: a matrix of just as many is one as it lies.
     */
    static void copy(float[] source, int from, int stride, int first, int end, int columns, float[] panels, int size,
            int width, int depth) {
        if (columns < width) {
            copyNarrow(source, from, stride, columns, panels, width, depth);
        } else {
            int whole = (end - first) / width;
            copyWhole(source, from + first, stride, whole, panels, 0, size, depth);
            if (whole * width < end - first) {
                copyWhole(source, from + end - width, stride, 1, panels, whole * size, size, depth);
            }
        }
        pad(panels, end - first, size, width, depth);
    }

    /** Row by row of the source, as it lies: a long row may be in a page of memory of its own. Two vectors a panel. */
    private static void copyWhole(float[] source, int from, int stride, int count, float[] panels, int to, int size,
            int depth) {
        for (int p = 0; p < depth; p++) {
            int at = from + p * stride;
            int row = to + 2 * p * LANES;
            for (int j = 0; j < count; j++) {
                FloatVector.fromArray(SPECIES, source, at + 2 * j * LANES).intoArray(panels, row + j * size);
                FloatVector.fromArray(SPECIES, source, at + 2 * j * LANES + LANES).intoArray(panels,
                        row + j * size + LANES);
            }
        }
    }

    /** From the last row of a panel to the next panel: the terms that are too many. */
    private static void pad(float[] panels, int columns, int size, int width, int depth) {
        int to = 0;
        for (int j = 0; j < columns; j += width) {
            Arrays.fill(panels, to + depth * width, to + size, 0);
            to += size;
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
    static void turn(float[] source, int from, int stride, int first, int end, int columns, float[] panels, int size,
            int width, int depth) {
        int to = 0;
        for (int j = first; j < end; j += width) {
            Transposition.of(source, from + firstColumn(j, columns, width) * stride, stride, Math.min(width, columns),
                    depth, panels, to, width);
            to += size;
        }
        pad(panels, end - first, size, width, depth);
    }

    /** Source (rows × depth) to target, rows of which are {@code toStride} apart. */
    static void rows(float[] source, int from, int stride, int rows, int depth, int terms, float[] target,
            int toStride) {
        int whole = SPECIES.loopBound(depth);
        for (int i = 0; i < rows; i++) {
            int at = from + i * stride;
            int to = i * toStride;
            for (int j = 0; j < whole; j += LANES) {
                FloatVector.fromArray(SPECIES, source, at + j).intoArray(target, to + j);
            }
            for (int j = whole; j < depth; j++) {
                target[to + j] = source[at + j];
            }
            for (int j = depth; j < terms; j++) {
                target[to + j] = -0f;
            }
        }
    }

    /**
     * Source (depth × columns) by the columns that a tile of {@code shape} takes as rows, one tile after the other; the
     * last tile is moved to the left until it is whole, or, if there are too few columns, some of it is anything.
     */
    static void packed(float[] source, int from, int stride, int columns, int depth, int terms, TileShape shape,
            float[] target) {
        int count = shape.count(columns);
        int higher = shape.countHigher(columns);
        int column = 0;
        int t = 0;
        for (; t <= higher - 3 && column <= columns - 3 * Tile.ROWS; t += 3) {
            threeSixes(source, from + column, stride, depth, terms, target, column * terms);
            column += 3 * Tile.ROWS;
        }
        for (; t < count; t++) {
            int width = shape.rowsOf(t, higher);
            int first = from + firstColumn(column, columns, width);
            onePacked(source, first, stride, Math.min(width, columns), depth, target, column * terms, width);
            column += width;
        }
        padPacked(target, shape, count, higher, depth, terms);
    }

    /** The terms that are too many. */
    private static void padPacked(float[] target, TileShape shape, int count, int higher, int depth, int terms) {
        int to = 0;
        for (int t = 0; terms > depth && t < count; t++) {
            int width = shape.rowsOf(t, higher);
            Arrays.fill(target, to + depth * width, to + terms * width, -0f);
            to += terms * width;
        }
    }

    /** Three tiles of six at a time: 18 numbers as they lie. */
    private static void threeSixes(float[] source, int from, int stride, int depth, int terms, float[] target, int to) {
        int second = to + Tile.ROWS * terms;
        int third = second + Tile.ROWS * terms;
        for (int p = 0; p < depth; p++) {
            int at = from + p * stride;
            FloatVector.fromArray(FOUR, source, at).intoArray(target, to + 6 * p);
            FloatVector.fromArray(TWO, source, at + 4).intoArray(target, to + 6 * p + 4);
            FloatVector.fromArray(FOUR, source, at + 6).intoArray(target, second + 6 * p);
            FloatVector.fromArray(TWO, source, at + 10).intoArray(target, second + 6 * p + 4);
            FloatVector.fromArray(FOUR, source, at + 12).intoArray(target, third + 6 * p);
            FloatVector.fromArray(TWO, source, at + 16).intoArray(target, third + 6 * p + 4);
        }
    }

    private static void onePacked(float[] source, int from, int stride, int columns, int depth, float[] target, int to,
            int width) {
        for (int p = 0; p < depth; p++) {
            for (int q = 0; q < columns; q++) {
                target[to + p * width + q] = source[from + p * stride + q];
            }
        }
    }
}
