package org.trainyard.compute;

import java.util.List;

import org.ejml.data.FMatrixRMaj;

/**
 * A dataset in memory, as stored: {@code inputs} (n×d) and {@code targets} (n×k). For classification k = 1 and the
 * target is the class number 0 … classes-1; for regression {@code classes} is 0. Not modified by anyone.
 */
public record DataTable(FMatrixRMaj inputs, FMatrixRMaj targets, List<String> inputNames, int classes) {

    public int rows() {
        return inputs.numRows;
    }

    public Task task() {
        return classes > 0 ? Task.CLASSIFICATION : Task.REGRESSION;
    }
}
