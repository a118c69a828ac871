package org.trainyard.datasets.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/** The rows of an array in a binary file, row by row; an array of more dimensions has them laid out behind each other. */
class ArrayRows implements AutoCloseable {

    private final String part;
    private final InputStream in;
    private final ElementType type;
    private final long rows;
    private final int columns;
    private final byte[] bytes;
    /** The same bytes. */
    private final ByteBuffer row;
    private long at;

    /**
     * @param part name of the file, for refusals
     * @param in starts with the first element; owned
     * @param columns elements a row
     */
    ArrayRows(String part, InputStream in, ElementType type, ByteOrder order, long rows, int columns) {
        this.part = part;
        this.in = in;
        this.type = type;
        this.rows = rows;
        this.columns = columns;
        this.bytes = new byte[Math.multiplyExact(columns, type.bytes())];
        this.row = ByteBuffer.wrap(bytes).order(order);
    }

    /** Number of rows that are said to be there. */
    final long rows() {
        return rows;
    }

    /** Elements a row. */
    final int columns() {
        return columns;
    }

    /** What an element is. */
    final ElementType type() {
        return type;
    }

    /** Goes to the next row, which must be there. */
    final void next() throws IOException {
        if (!fill(bytes)) {
            throw new Problem(ProblemType.VALIDATION,
                    "%s says that it has %d rows, but ends in row %d.".formatted(part, rows, at + 1));
        }
        at++;
    }

    /** Reads a row into an array (modified); false if the file ends before. */
    boolean fill(byte[] into) throws IOException {
        return in.readNBytes(into, 0, into.length) == into.length;
    }

    /** A number of the present row. */
    final double number(int column) {
        return type.number(row, column * type.bytes());
    }

    /** A text of the present row. */
    final String text(int column) {
        return type.text(row, column * type.bytes());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
