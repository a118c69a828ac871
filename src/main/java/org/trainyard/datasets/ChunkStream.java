package org.trainyard.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.IntFunction;

/** Stored chunks as one stream; holds one of them at a time. */
final class ChunkStream extends InputStream {

    private final IntFunction<byte[]> chunks;
    private final long end;
    private long at;
    private byte[] chunk = {};
    private int number = -1;

    /** @param chunks gives a chunk by its number, from 0 */
    ChunkStream(IntFunction<byte[]> chunks, long start, long end) {
        this.chunks = chunks;
        this.at = start;
        this.end = end;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (at >= end) {
            return -1;
        }
        int wanted = (int) (at / DatasetStore.CHUNK);
        if (number != wanted) {
            chunk = chunks.apply(wanted);
            number = wanted;
        }
        int inside = (int) (at % DatasetStore.CHUNK);
        if (inside >= chunk.length) {
            throw new UncheckedIOException(new IOException("chunk %d ends before the table does".formatted(wanted)));
        }
        int some = Math.min(length, chunk.length - inside);
        System.arraycopy(chunk, inside, into, offset, some);
        at += some;
        return some;
    }
}
