package org.trainyard.datasets.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;

import org.trainyard.datasets.tables.Spool;

/** The rows of an array that lies column by column (Fortran's order): one stream a column. */
final class ColumnMajorRows extends ArrayRows {

    /** Of all columns together. */
    private static final int BUFFERS = 1 << 25;

    private final Spool spool;
    private final InputStream[] streams;

    /** @param spool the elements; owned */
    ColumnMajorRows(String part, Spool spool, ElementType type, ByteOrder order, long rows, int columns) {
        super(part, InputStream.nullInputStream(), type, order, rows, columns);
        this.spool = spool;
        this.streams = new InputStream[columns];
        int buffer = Math.clamp(BUFFERS / Math.max(1, columns), 512, 1 << 16);
        for (int j = 0; j < columns; j++) {
            streams[j] = spool.open(j * rows * type.bytes(), buffer);
        }
    }

    @Override
    boolean fill(byte[] into) throws IOException {
        int bytes = type().bytes();
        for (int j = 0; j < streams.length; j++) {
            if (streams[j].readNBytes(into, j * bytes, bytes) < bytes) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        spool.close();
    }
}
