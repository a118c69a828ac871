package org.trainyard.datasets.formats;

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
 * One array in NumPy's format 1.0 (numpy.lib.format): a header, and then the cells exactly as they are stored. Names of
 * columns, categories and classes have no place in it.
 */
@Component
@Order(10)
final class NpyWriter implements TableWriter {

    private static final byte[] START = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    /** Where the elements may begin, so that they can be used from a file mapped into memory. */
    private static final int ALIGNMENT = 64;

    @Override
    public String format() {
        return "npy";
    }

    @Override
    public MediaType mediaType() {
        return new MediaType("application", "x-npy");
    }

    @Override
    public void write(List<Column> columns, int rows, InputStream cells, OutputStream out) throws IOException {
        out.write(header(rows, columns.size()));
        cells.transferTo(out);
    }

    private static byte[] header(int rows, int columns) {
        var shape = "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }".formatted(rows, columns);
        int first = START.length + Short.BYTES;
        int blanks = ALIGNMENT - 1 - (first + shape.length()) % ALIGNMENT;
        var dictionary = (shape + " ".repeat(blanks) + '\n').getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(first + dictionary.length).order(ByteOrder.LITTLE_ENDIAN).put(START)
                .putShort((short) dictionary.length).put(dictionary).array();
    }
}
