package org.trainyard.datasets.formats;

import java.util.Arrays;
import java.util.stream.IntStream;

import dev.hardwood.internal.conversion.LogicalTypeConverter;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.Validity;
import dev.hardwood.schema.ColumnProjection;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Parquet file. The library's own reader of rows is not used: it begins to read when it is made, so that
 * nobody can close it if that fails and its threads wait for ever; and it takes memory for 16384 rows at least, however
 * many columns there are.
 */
final class ParquetRows implements AutoCloseable {

    /** Of all columns together. */
    private static final int BUFFERS = 1 << 25;
    /** What a text takes in a batch of the library, of which it holds four. */
    private static final int CELL = 4 * 36;

    private final ColumnReaders readers;
    private final ColumnReader[] columns;
    private final Object[] values;
    private final Validity[] present;
    private int count;
    private int row = -1;

    /** @param kept which columns, by the numbers that are their names */
    ParquetRows(ParquetFileReader file, int[] kept) {
        long rows = Math.clamp(file.getFileMetaData().numRows(), 1, 1 << 14);
        readers = file.buildColumnReaders(
                ColumnProjection.columns(IntStream.of(kept).mapToObj(String::valueOf).toArray(String[]::new)))
                .batchSize((int) Math.clamp(BUFFERS / CELL / kept.length, 1, rows)).build();
        columns = IntStream.range(0, kept.length).mapToObj(readers::getColumnReader).toArray(ColumnReader[]::new);
        values = new Object[kept.length];
        present = new Validity[kept.length];
        Arrays.fill(present, Validity.NO_NULLS);
    }

    /** Goes to the next row; false after the last one. */
    boolean next() {
        if (++row < count) {
            return true;
        }
        row = 0;
        count = readers.nextBatch() ? readers.getRecordCount() : 0;
        for (int column = 0; count > 0 && column < columns.length; column++) {
            values[column] = batch(columns[column]);
            present[column] = columns[column].getLeafValidity();
        }
        return count > 0;
    }

    private static Object batch(ColumnReader column) {
        return switch (column.getColumnSchema().type()) {
            case INT32 -> column.getInts();
            case INT64 -> column.getLongs();
            case FLOAT -> column.getFloats();
            case DOUBLE -> column.getDoubles();
            case BOOLEAN -> column.getBooleans();
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96 -> column.getBinaries();
        };
    }

    /** A value of the present row, as what its column means. */
    @Nullable
    Object value(int column) {
        if (present[column].isNull(row)) {
            return null;
        }
        Object stored = switch (values[column]) {
            case int[] numbers -> numbers[row];
            case long[] numbers -> numbers[row];
            case float[] numbers -> numbers[row];
            case double[] numbers -> numbers[row];
            case boolean[] truths -> truths[row];
            case byte[][] bytes -> bytes[row];
            default -> throw new IllegalStateException("A batch of an unknown type");
        };
        var schema = columns[column].getColumnSchema();
        if (schema.type() == PhysicalType.INT96) {
            return LogicalTypeConverter.int96ToInstant((byte[]) stored);
        }
        return schema.logicalType() == null
                ? stored
                : LogicalTypeConverter.convert(stored, schema.type(), schema.logicalType());
    }

    @Override
    public void close() {
        readers.close();
    }
}
