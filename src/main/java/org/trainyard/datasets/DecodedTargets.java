package org.trainyard.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/** Rows of a spool as they come out: a target's code has become the number of its class, or its value. */
final class DecodedTargets extends InputStream {

    private static final int BLOCK = 1 << 16;

    private final InputStream in;
    private final int columns;
    private final float[][] meanings;
    private final ByteBuffer block;

    /**
     * @param in starts with a row
     * @param meanings for each target, what each code stands for
     */
    DecodedTargets(InputStream in, int columns, float[][] meanings) {
        this.in = in;
        this.columns = columns;
        this.meanings = meanings;
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
                for (int t = 0; t < meanings.length; t++) {
                    int at = row + (columns - meanings.length + t) * Float.BYTES;
                    int code = Labels.codeOf(block.getInt(at));
                    if (code >= 0) {
                        block.putFloat(at, meanings[t][code]);
                    }
                }
            }
            return read > 0;
        } catch (IOException e) {
            throw new UncheckedIOException("A temporary file could not be read", e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
