package org.trainyard.datasets;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/** Bytes on their way: in memory while they are few, else in a temporary file that goes with {@link #close}. */
final class Spool implements AutoCloseable {

    private static final int FEW = 1 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private OutputStream out = memory;

    void write(byte[] bytes) {
        try {
            if (file == null && memory.size() + bytes.length > FEW) {
                var spilled = Files.createTempFile("trainyard", ".rows");
                file = spilled;
                out = new BufferedOutputStream(Files.newOutputStream(spilled), 1 << 16);
                memory.writeTo(out);
                memory.reset();
            }
            out.write(bytes);
        } catch (IOException e) {
            throw full(e);
        }
    }

    /** All bytes written so far, from {@code offset} on. */
    InputStream open(long offset) {
        try {
            out.flush();
            var in = file == null ? new ByteArrayInputStream(memory.toByteArray()) : Files.newInputStream(file);
            in.skipNBytes(offset);
            return file == null ? in : new BufferedInputStream(in, 1 << 16);
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
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("The temporary file {} could not be closed and removed", file, e);
        }
    }

    private static Problem full(IOException cause) {
        var problem = new Problem(ProblemType.STORAGE_FULL,
                "There is no room left to receive this dataset; nothing was stored. Try again later.");
        problem.initCause(cause);
        return problem;
    }
}
