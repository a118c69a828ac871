package org.trainyard.datasets.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import org.trainyard.datasets.tables.Column;

/**
 * Apache Parquet (apache/parquet-format, README.md): the magic number, row groups, the {@link ParquetFooter footer}, its
 * length, the magic number again. A row group holds its rows column by column, each column as pages of values. Nothing is
 * compressed, and no column has gaps.
 *
 * <p>Memory: one row group, one page, and 8 bytes for each column of each row group written.
 */
@Component
@Order(10)
final class ParquetWriter implements TableWriter {

    /** Encodings, by their numbers in parquet.thrift. */
    static final int PLAIN = 0;
    static final int RLE = 3;

    private static final int DATA_PAGE = 0;
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    /** Cells of a row group, in bytes: of 4096 columns it holds 1024 rows, and what is said about each costs little. */
    private static final int GROUP = 1 << 24;
    /** Most values of a page, as in other writers. */
    private static final int PAGE = 20_000;

    @Override
    public String format() {
        return "parquet";
    }

    @Override
    public MediaType mediaType() {
        return new MediaType("application", "vnd.apache.parquet");
    }

    @Override
    public void write(List<Column> columns, int rows, InputStream cells, OutputStream out) throws IOException {
        write(columns, rows, cells, out, Math.max(1, GROUP / (columns.size() * Float.BYTES)));
    }

    /** @param most rows of a row group */
    static void write(List<Column> columns, int rows, InputStream cells, OutputStream out, int most)
            throws IOException {
        var stored = columns.stream().map(ParquetColumn::of).toList();
        var footer = new ParquetFooter(stored);
        var group = new RowGroup(columns.size(), Math.min(rows, most));
        out.write(MAGIC);
        for (int left = rows; left > 0; left -= group.rows()) {
            group.fill(cells, Math.min(left, most));
            var sizes = new long[stored.size()];
            for (int column = 0; column < stored.size(); column++) {
                sizes[column] = chunk(stored.get(column), group, column, out);
            }
            footer.add(group.rows(), sizes);
        }
        long length = footer.writeTo(out, MAGIC.length);
        out.write(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt((int) length).array());
        out.write(MAGIC);
    }

    /** Writes the pages of a column, and tells their size. */
    private static long chunk(ParquetColumn column, RowGroup group, int index, OutputStream out) throws IOException {
        long size = 0;
        for (int first = 0; first < group.rows(); first += PAGE) {
            int count = Math.min(PAGE, group.rows() - first);
            var page = column.page(group, index, first, count);
            var header = header(page.length, count);
            out.write(header);
            out.write(page);
            size += header.length + page.length;
        }
        return size;
    }

    /** A PageHeader with a DataPageHeader in it. */
    private static byte[] header(int bytes, int values) throws IOException {
        var header = new ByteArrayOutputStream();
        new ThriftCompact(header).i32(1, DATA_PAGE).i32(2, bytes).i32(3, bytes).struct(5).i32(1, values).i32(2, PLAIN)
                .i32(3, RLE).i32(4, RLE).end().end();
        return header.toByteArray();
    }
}
