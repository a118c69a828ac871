package org.trainyard.datasets.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands at the end of a Parquet file: its schema, and where each column of each row group lies (struct FileMetaData
 * in apache/parquet-format, parquet.thrift; field numbers and constants are from there). The chunks of columns follow each
 * other without a gap, so that their sizes are all that has to be remembered: 8 bytes a chunk.
 */
final class ParquetFooter {

    private static final int REQUIRED = 0;
    private static final int UTF8 = 0;
    private static final int UNCOMPRESSED = 0;
    /** The program, and the version of what it writes here. */
    private static final String CREATED_BY = "trainyard version 1";

    private final List<ParquetColumn> columns;
    /** Rows of each row group, and the bytes of each of its chunks. */
    private final List<Integer> rows = new ArrayList<>();
    private final List<long[]> sizes = new ArrayList<>();

    ParquetFooter(List<ParquetColumn> columns) {
        this.columns = columns;
    }

    /**
     * Adds a row group.
     *
     * @param chunks bytes of each column in it, with the headers of its pages; owned
     */
    void add(int count, long[] chunks) {
        rows.add(count);
        sizes.add(chunks);
    }

    /**
     * Writes it.
     *
     * @param first where the first row group begins in the file
     * @return its length in bytes
     */
    long writeTo(OutputStream out, long first) throws IOException {
        var file = new ThriftCompact(out);
        file.i32(1, 1);
        schema(file);
        file.i64(3, rows.stream().mapToLong(Integer::longValue).sum()).structs(4, rows.size());
        long offset = first;
        for (int group = 0; group < rows.size(); group++) {
            offset = group(file, rows.get(group), sizes.get(group), offset);
        }
        file.text(6, CREATED_BY).end();
        return file.written();
    }

    private void schema(ThriftCompact file) throws IOException {
        file.structs(2, 1 + columns.size()).element().text(4, "table").i32(5, columns.size()).end();
        for (var column : columns) {
            file.element().i32(1, column.type().number()).i32(3, REQUIRED).text(4, column.name());
            if (column.type() == ParquetColumn.Type.BYTE_ARRAY) {
                // Once for old readers, and once for new ones: a LogicalType whose field 1, STRING, is set.
                file.i32(6, UTF8).struct(10).struct(1).end().end();
            }
            file.end();
        }
    }

    private long group(ThriftCompact file, int count, long[] chunks, long first) throws IOException {
        file.element().structs(1, columns.size());
        long offset = first;
        for (int i = 0; i < columns.size(); i++) {
            file.element().i64(2, 0);
            chunk(file.struct(3), columns.get(i), count, offset, chunks[i]);
            file.end();
            offset += chunks[i];
        }
        file.i64(2, offset - first).i64(3, count).end();
        return offset;
    }

    private static void chunk(ThriftCompact file, ParquetColumn column, int count, long offset, long size)
            throws IOException {
        file.i32(1, column.type().number()).i32s(2, ParquetWriter.PLAIN, ParquetWriter.RLE).texts(3, column.name())
                .i32(4, UNCOMPRESSED).i64(5, count).i64(6, size).i64(7, size).i64(9, offset);
        // Statistics, of which only the number of nulls is told.
        file.struct(12).i64(3, 0).end();
        file.end();
    }
}
