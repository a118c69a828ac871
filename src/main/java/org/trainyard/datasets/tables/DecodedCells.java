package org.trainyard.datasets.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Rows of a spool as they are stored: a code has become what it stands for, a cell without a value what fills it. */
final class DecodedCells extends InputStream {

    private static final int BLOCK = 1 << 16;

    private final InputStream in;
    private final int columns;
    private final List<ColumnDraft.Kept> kept;
    /** Those of which the spool has something else than what is stored. */
    private final int[] coded;
    private final ByteBuffer block;

    /**
     * @param in starts with a row
     * @param kept the columns in the order of the spool
     */
    DecodedCells(InputStream in, List<ColumnDraft.Kept> kept) {
        this.in = in;
        this.columns = kept.size();
        this.kept = kept;
        this.coded = IntStream.range(0, columns).filter(column -> kept.get(column).isCoded()).toArray();
        int rowBytes = columns * Float.BYTES;
        block = ByteBuffer.allocate(Math.max(1, BLOCK / rowBytes) * rowBytes).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    }

    /** This stream without its first {@code bytes}, fewer than a row. */
    InputStream skipped(int bytes) {
        if (fill()) {
            block.position(bytes);
        }
        return this;
    }

    @Override
    public int read() {
        return block.hasRemaining() || fill() ? block.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (!block.hasRemaining() && !fill()) {
            return -1;
        }
        int some = Math.min(length, block.remaining());
        block.get(into, offset, some);
        return some;
    }

    private boolean fill() {
        try {
            int read = in.readNBytes(block.array(), 0, block.capacity());
            block.position(0).limit(read);
            int rowBytes = columns * Float.BYTES;
            for (int row = 0; row < read; row += rowBytes) {
                for (int column : coded) {
                    decode(row + column * Float.BYTES, kept.get(column));
                }
            }
            return read > 0;
        } catch (IOException e) {
            throw new UncheckedIOException("A temporary file could not be read", e);
        }
    }

    private void decode(int at, ColumnDraft.Kept column) {
        int code = Labels.codeOf(block.getInt(at));
        if (code == Labels.MISSING) {
            block.putFloat(at, column.fill());
        } else if (code >= 0) {
            block.putFloat(at, Objects.requireNonNull(column.meanings())[code]);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
