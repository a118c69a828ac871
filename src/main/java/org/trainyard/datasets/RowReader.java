package org.trainyard.datasets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.ejml.data.FMatrixRMaj;

import org.trainyard.compute.DataTable;
import org.trainyard.compute.InputRows;
import org.trainyard.compute.Task;
import org.trainyard.datasets.tables.Cells;
import org.trainyard.datasets.tables.Column;
import org.trainyard.datasets.tables.NumberText;

/** Reads a dataset's cells row by row. */
final class RowReader implements AutoCloseable {

    /** For each column what a cell's number stands for; empty for numbers. */
    private final List<List<String>> categories;
    private final InputStream in;
    private final ByteBuffer row;

    /** @param first number of the first row to read */
    RowReader(Dataset dataset, Cells cells, long first) {
        categories = Stream.concat(dataset.features().stream().map(Dataset.Feature::column),
                dataset.targets().stream().map(Dataset.Target::column)).map(Column::categories).toList();
        row = ByteBuffer.allocate(dataset.columns() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        in = new BufferedInputStream(cells.open(first * row.capacity()), 1 << 16);
    }

    /** Names of the columns, features first. */
    static List<String> columns(Dataset dataset) {
        var names = new ArrayList<String>();
        dataset.features().forEach(feature -> names.add(feature.name()));
        dataset.targets().forEach(target -> names.add(target.name()));
        return names;
    }

    /** A dataset whole, in memory. */
    static DataTable table(Dataset dataset, Cells cells) {
        int features = dataset.features().size();
        int targets = dataset.targets().size();
        var inputs = new FMatrixRMaj(dataset.rows(), features);
        var outputs = new FMatrixRMaj(dataset.rows(), targets);
        try (var reader = new RowReader(dataset, cells, 0)) {
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
        return new DataTable(inputs, targets, columns(dataset).subList(0, dataset.features().size()),
                dataset.features().stream().map(Dataset.Feature::oneHot).toList(),
                dataset.task() == Task.CLASSIFICATION && classes != null ? classes.size() : 0);
    }

    /** Goes to the next row; false after the last. */
    boolean next() {
        try {
            return in.readNBytes(row.array(), 0, row.capacity()) == row.capacity();
        } catch (IOException e) {
            throw new UncheckedIOException("A dataset's cells could not be read", e);
        }
    }

    /** A cell of the present row. */
    float cell(int column) {
        return row.getFloat(column * Float.BYTES);
    }

    /** The present row as a client sent it: numbers, and categories by their names, as numbers where they are. */
    List<Object> values() {
        var values = new ArrayList<Object>();
        for (int column = 0; column < categories.size(); column++) {
            var names = categories.get(column);
            values.add(names.isEmpty() ? number(cell(column)) : named(names.get((int) cell(column))));
        }
        return values;
    }

    private static Object named(String name) {
        double number = NumberText.parse(name);
        return number == (long) number ? (Object) (long) number : name;
    }

    /** Whole numbers without a decimal point, and others as the shortest text that means this very float. */
    private static Object number(float value) {
        return value == (int) value ? (Object) (int) value : (Object) value;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A dataset's cells could not be closed", e);
        }
    }
}
