package org.trainyard.compute;

import java.util.List;

import org.ejml.data.FMatrixRMaj;

/**
 * A dataset in memory, as stored: {@code inputs} (n×d) and {@code targets} (n×k). For classification k = 1 and the
 * target is the class number 0 … classes-1; for regression {@code classes} is 0. Not modified by anyone.
 */
public record DataTable(FMatrixRMaj inputs, FMatrixRMaj targets, List<String> inputNames, int classes) {

    public DataTable {
        if (inputs.numRows != targets.numRows || inputs.numCols != inputNames.size()) {
            throw new IllegalArgumentException("inputs %d×%d, targets of %d rows, %d names".formatted(inputs.numRows,
                    inputs.numCols, targets.numRows, inputNames.size()));
        }
        inputNames = List.copyOf(inputNames);
    }

    /** n. */
    public int rows() {
        return inputs.numRows;
    }

    /** What the targets are. */
    public Task task() {
        return classes > 0 ? Task.CLASSIFICATION : Task.REGRESSION;
    }

    /** The class number of a row of a classification. */
    public int classOf(int row) {
        return (int) targets.data[row];
    }
}
