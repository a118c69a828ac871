package org.trainyard.datasets.tables;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Reads the cells of a table row by row. */
public final class RowReader implements AutoCloseable {

    /** For each column what a cell's number stands for; empty for numbers. */
    private final List<List<String>> categories;
    private final InputStream in;
    private final ByteBuffer row;

    /** Reads from the row with the number {@code first} on. */
    public RowReader(List<Column> columns, Cells cells, long first) {
        this(columns, new BufferedInputStream(cells.open(first * columns.size() * Float.BYTES), 1 << 16));
    }

    /**
     * Reads from where the stream stands.
     *
     * @param cells owned; at the beginning of a row
     */
    public RowReader(List<Column> columns, InputStream cells) {
        categories = columns.stream().map(Column::categories).toList();
        row = ByteBuffer.allocate(columns.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        in = cells;
    }

    /** Goes to the next row; false after the last. */
    public boolean next() {
        try {
            return in.readNBytes(row.array(), 0, row.capacity()) == row.capacity();
        } catch (IOException e) {
            throw new UncheckedIOException("A dataset's cells could not be read", e);
        }
    }

    /** A cell of the present row. */
    public float cell(int column) {
        return row.getFloat(column * Float.BYTES);
    }

    /** The present row as a client sent it: numbers, and categories by their names, as numbers where they are. */
    public List<Object> values() {
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
