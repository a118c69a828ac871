package org.trainyard.compute;

import java.util.Collections;
import java.util.List;

import org.ejml.data.FMatrixRMaj;

/**
 * A dataset as stored: {@code inputs} (n×d), in memory or not, and {@code targets} (n×k). For classification k = 1 and the
 * target is the class number 0 … classes-1; for regression {@code classes} is 0. Not modified by anyone.
 *
 * @param categories for each input column that holds names, the names, its cells being their numbers from 0; empty for a
 *        column of numbers
 */
public record DataTable(InputRows inputs, FMatrixRMaj targets, List<String> inputNames, List<List<String>> categories,
        int classes) {

    public DataTable {
        if (inputs.rows() != targets.numRows || inputs.columns() != inputNames.size()
                || categories.size() != inputNames.size()) {
            throw new IllegalArgumentException("inputs %d×%d, targets of %d rows, %d names".formatted(inputs.rows(),
                    inputs.columns(), targets.numRows, inputNames.size()));
        }
        inputNames = List.copyOf(inputNames);
        categories = List.copyOf(categories);
    }

    /** A table in memory whose inputs are all numbers. */
    public DataTable(FMatrixRMaj inputs, FMatrixRMaj targets, List<String> inputNames, int classes) {
        this(InputRows.of(inputs), targets, inputNames, Collections.nCopies(inputNames.size(), List.of()), classes);
    }

    /** The same table, its inputs read by way of {@code rows}, which hold the same numbers. */
    public DataTable with(InputRows rows) {
        return new DataTable(rows, targets, inputNames, categories, classes);
    }

    /** n. */
    public int rows() {
        return targets.numRows;
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
