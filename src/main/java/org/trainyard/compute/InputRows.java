package org.trainyard.compute;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The input rows of a table (n×d), in memory or read where they lie. Never modified. */
public interface InputRows {

    /** n. */
    int rows();

    /** d. */
    int columns();

    /**
     * Copies a row.
     *
     * @param row from 0
     * @param to modified: d numbers from {@code at} on
     */
    void copy(int row, float[] to, int at);

    /** All rows behind each other, where they are in memory as such; else null. Not to be modified. */
    default float @Nullable [] array() {
        return null;
    }

    /** One number; for more than a few, copy rows. */
    default float cell(int row, int column) {
        var all = array();
        if (all != null) {
            return all[row * columns() + column];
        }
        var numbers = new float[columns()];
        copy(row, numbers, 0);
        return numbers[column];
    }

    /** Rows of a matrix, which is not copied. */
    static InputRows of(FMatrixRMaj matrix) {
        return new MatrixRows(matrix);
    }

    /** Rows in memory. */
    record MatrixRows(FMatrixRMaj matrix) implements InputRows {

        @Override
        public int rows() {
            return matrix.numRows;
        }

        @Override
        public int columns() {
            return matrix.numCols;
        }

        @Override
        public void copy(int row, float[] to, int at) {
            System.arraycopy(matrix.data, row * matrix.numCols, to, at, matrix.numCols);
        }

        @Override
        public float[] array() {
            return matrix.data;
        }
    }
}
