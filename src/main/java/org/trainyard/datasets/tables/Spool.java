package org.trainyard.datasets.tables;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * Bytes on their way: in memory while they are few, else in a temporary file. It loses its name as soon as it is open, so
 * that it goes with {@link #close} and also with a process that is killed.
 */
public final class Spool implements AutoCloseable {

    private static final int FEW = 1 << 20;
    private static final int BLOCK = 1 << 16;
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable FileChannel file;
    private OutputStream out = memory;
    /** What is in memory, as last read. */
    private byte @Nullable [] whole;
    private long size;

    /** All bytes of a stream, which is not closed. */
    public static Spool of(InputStream in) throws IOException {
        return of(in, Long.MAX_VALUE);
    }

    /** So many bytes of a stream, which is not closed, or fewer if it ends before. */
    public static Spool of(InputStream in, long most) throws IOException {
        var spool = new Spool();
        try {
            var block = new byte[BLOCK];
            while (spool.size < most) {
                int read = in.readNBytes(block, 0, (int) Math.min(BLOCK, most - spool.size));
                if (read == 0) {
                    break;
                }
                spool.write(block, read);
            }
            return spool;
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    void write(byte[] bytes) {
        write(bytes, bytes.length);
    }

    private void write(byte[] bytes, int length) {
        size += length;
        try {
            if (file == null && memory.size() + length > FEW) {
                var spilled = FileChannel.open(Files.createTempFile("trainyard", ".rows"), StandardOpenOption.READ,
                        StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
                file = spilled;
                out = new BufferedOutputStream(Channels.newOutputStream(spilled), BLOCK);
                memory.writeTo(out);
                memory.reset();
                whole = null;
            }
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw full(e);
        }
    }

    /** Number of bytes written so far. */
    public long size() {
        return size;
    }

    /** All bytes written so far, from {@code offset} on. */
    public InputStream open(long offset) {
        return open(offset, BLOCK);
    }

    /** As {@link #open(long)}, with a buffer of so many bytes: for many streams at once. */
    public InputStream open(long offset, int buffer) {
        try {
            out.flush();
            if (file != null) {
                return new BufferedInputStream(new FromPosition(file, offset), buffer);
            }
            var written = whole == null || whole.length < size ? memory.toByteArray() : whole;
            whole = written;
            return new ByteArrayInputStream(written, (int) Math.min(offset, size), (int) Math.max(0, size - offset));
        } catch (IOException e) {
            throw full(e);
        }
    }

    @Override
    public void close() {
        try {
            try {
                out.close();
            } finally {
                // Closing writes what is left, which a full disk refuses: then the file has to go more than ever.
                if (file != null) {
                    file.close();
                }
            }
        } catch (IOException e) {
            LOG.warn("A temporary file could not be closed", e);
        }
    }

    private static Problem full(IOException cause) {
        var problem = new Problem(ProblemType.STORAGE_FULL,
                "There is no room left to receive this dataset; nothing was stored. Try again later.");
        problem.initCause(cause);
        return problem;
    }

    /** Reads a file from a place of its own, whoever else reads or writes it. */
    private static final class FromPosition extends InputStream {

        private final FileChannel file;
        private long position;

        FromPosition(FileChannel file, long position) {
            this.file = file;
            this.position = position;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = file.read(ByteBuffer.wrap(bytes, offset, length), position);
            position += Math.max(0, count);
            return count;
        }
    }
}
