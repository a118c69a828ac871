package org.trainyard.datasets.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Some rows of a table in memory, to be read column by column; filled again and again. */
final class RowGroup {

    private final ByteBuffer cells;
    private final int columns;
    private int rows;

    /** @param most number of rows that it can hold */
    RowGroup(int columns, int most) {
        this.columns = columns;
        this.cells = ByteBuffer.allocate(Math.multiplyExact(columns * Float.BYTES, most))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Forgets its rows, and takes the next ones of a stream of cells. */
    void fill(InputStream in, int count) throws IOException {
        int bytes = count * columns * Float.BYTES;
        if (in.readNBytes(cells.array(), 0, bytes) < bytes) {
            throw new EOFException("A table has fewer cells than it should");
        }
        rows = count;
    }

    /** Number of rows now. */
    int rows() {
        return rows;
    }

    /** A cell as it is stored. */
    float cell(int row, int column) {
        return cells.getFloat((row * columns + column) * Float.BYTES);
    }
}
