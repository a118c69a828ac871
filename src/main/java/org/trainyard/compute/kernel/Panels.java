package org.trainyard.compute.kernel;

import jdk.incubator.vector.FloatVector;

import static org.trainyard.compute.kernel.Tile.COLUMNS;
import static org.trainyard.compute.kernel.VectorKernels.LANES;
import static org.trainyard.compute.kernel.VectorKernels.SPECIES;

/**
 * Moves parts of a matrix to where {@link Tile}s want them: a panel is depth × {@link Tile#COLUMNS} numbers, one row
 * after the other. Source rows are {@code stride} apart and start at {@code from}.
 */
final class Panels {

    private Panels() {}

    /** A panel of columns that stand side by side; if they are fewer than COLUMNS, what follows them is anything. */
    static void copy(float[] source, int from, int stride, int columns, float[] panels, int to, int depth) {
        for (int p = 0; p < depth; p++) {
            int row = from + p * stride;
            int panelRow = to + p * COLUMNS;
            if (row <= source.length - COLUMNS) {
                FloatVector.fromArray(SPECIES, source, row).intoArray(panels, panelRow);
                FloatVector.fromArray(SPECIES, source, row + LANES).intoArray(panels, panelRow + LANES);
            } else {
                System.arraycopy(source, row, panels, panelRow, columns);
            }
        }
    }

    /** The same of a matrix that lies transposed: each source row becomes a column of the panel. */
    static void turn(float[] source, int from, int stride, int columns, float[] panels, int to, int depth) {
        Transposition.of(source, from, stride, columns, depth, panels, to, COLUMNS);
    }

    /** Source (rows × columns) to target, rows of which are {@code toStride} apart. */
    static void rows(float[] source, int from, int stride, int rows, int columns, float[] target, int toStride) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(source, from + i * stride, target, i * toStride, columns);
        }
    }
}
