package org.trainyard.datasets;

import org.ejml.data.FMatrixRMaj;

import org.trainyard.compute.DataTable;
import org.trainyard.compute.InputRows;
import org.trainyard.compute.Task;
import org.trainyard.datasets.tables.Cells;
import org.trainyard.datasets.tables.RowReader;

/** A dataset whole, in memory, as training reads it. */
final class LoadedTable {

    private LoadedTable() {}

    /**
     * Reads a table into memory. What is trained on is what the dataset's hash says, also on a node that fills its cache
     * from the store for the first time: the checksum of a chunk tells nothing of whether it is the right one.
     */
    static DataTable checked(Dataset dataset, Cells cells) {
        var print = dataset.fingerprint();
        var table = read(dataset, print.following(cells));
        dataset.require(print);
        return table;
    }

    private static DataTable read(Dataset dataset, Cells cells) {
        int features = dataset.features().size();
        int targets = dataset.targets().size();
        var inputs = new FMatrixRMaj(dataset.rows(), features);
        var outputs = new FMatrixRMaj(dataset.rows(), targets);
        try (var reader = new RowReader(dataset.layout(), cells, 0)) {
            for (int i = 0; reader.next(); i++) {
                for (int j = 0; j < features; j++) {
                    inputs.data[i * features + j] = reader.cell(j);
                }
                for (int t = 0; t < targets; t++) {
                    outputs.data[i * targets + t] = reader.cell(features + t);
                }
            }
        }
        return described(dataset, InputRows.of(inputs), outputs);
    }

    /** Rows of a dataset, however they are held. */
    static DataTable described(Dataset dataset, InputRows inputs, FMatrixRMaj targets) {
        var classes = dataset.targets().getFirst().classes();
        return new DataTable(inputs, targets, dataset.columnNames().subList(0, dataset.features().size()),
                dataset.features().stream().map(Dataset.Feature::oneHot).toList(),
                dataset.task() == Task.CLASSIFICATION && classes != null ? classes.size() : 0);
    }
}
