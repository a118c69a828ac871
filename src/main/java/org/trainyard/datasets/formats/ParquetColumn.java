package org.trainyard.datasets.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.trainyard.datasets.tables.Column;
import org.trainyard.datasets.tables.NumberText;

/**
 * A column as Parquet stores it: numbers as FLOAT, names as UTF-8, names that are all whole numbers as INT64. Values stand
 * one after another in the encoding PLAIN (apache/parquet-format, Encodings.md): numbers little-endian, a text after its
 * length in bytes. There are no levels before them, because every row has exactly one value.
 *
 * @param values for each category its bytes in a page; empty for numbers
 */
record ParquetColumn(String name, Type type, List<byte[]> values) {

    /** The physical types in use, and their numbers in parquet.thrift. */
    enum Type {
        INT64(2), FLOAT(4), BYTE_ARRAY(6);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    static ParquetColumn of(Column column) {
        var names = column.categories();
        if (names.isEmpty()) {
            return new ParquetColumn(column.name(), Type.FLOAT, List.of());
        }
        boolean areWhole = names.stream().mapToDouble(NumberText::parse).allMatch(number -> number == (long) number);
        return areWhole
                ? new ParquetColumn(column.name(), Type.INT64, names.stream().map(ParquetColumn::whole).toList())
                : new ParquetColumn(column.name(), Type.BYTE_ARRAY, names.stream().map(ParquetColumn::text).toList());
    }

    private static byte[] whole(String name) {
        return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong((long) NumberText.parse(name))
                .array();
    }

    private static byte[] text(String name) {
        var utf8 = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + utf8.length).order(ByteOrder.LITTLE_ENDIAN).putInt(utf8.length)
                .put(utf8).array();
    }

    /** The values of some rows, as the bytes of a page. */
    byte[] page(RowGroup rows, int column, int first, int count) {
        return values.isEmpty() ? numbers(rows, column, first, count) : names(rows, column, first, count);
    }

    private static byte[] numbers(RowGroup rows, int column, int first, int count) {
        var page = new byte[count * Float.BYTES];
        var into = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            into.putFloat(rows.cell(first + i, column));
        }
        return page;
    }

    private byte[] names(RowGroup rows, int column, int first, int count) {
        int size = 0;
        for (int i = 0; i < count; i++) {
            size += values.get((int) rows.cell(first + i, column)).length;
        }
        var page = new byte[size];
        var into = ByteBuffer.wrap(page);
        for (int i = 0; i < count; i++) {
            into.put(values.get((int) rows.cell(first + i, column)));
        }
        return page;
    }
}
