package org.trainyard.datasets.formats;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/** The files of one upload by the names of their parts; a body that is the file itself is the part {@code file}. */
public final class Upload implements AutoCloseable {

    /** The part that a table with all its columns comes in. */
    public static final String FILE = "file";

    private static final int START = 512;
    private static final int BUFFER = 1 << 16;

    private final Map<String, Part> parts;
    private final Map<String, BufferedInputStream> opened = new HashMap<>();
    private final long limit;

    /** @param limit most bytes of a file, sent or decompressed: a gzip bomb stops there */
    public Upload(Map<String, Part> parts, long limit) {
        this.parts = Map.copyOf(parts);
        this.limit = limit;
    }

    /**
     * One file as it was sent.
     *
     * @param content opened once
     * @param fileName as the client gave it, maybe empty
     * @param encoding the header {@code Content-Encoding}, if any
     */
    public record Part(InputStreamSource content, String fileName, @Nullable String encoding) {}

    /** Whether there is such a part. */
    public boolean has(String part) {
        return parts.containsKey(part);
    }

    /** Names of the parts, in order. */
    public Set<String> names() {
        return new TreeSet<>(parts.keySet());
    }

    /**
     * A part, decompressed; the same stream each time.
     *
     * @throws Problem if there is none, and from the stream if it cannot be decompressed to its end
     */
    public BufferedInputStream open(String name) throws IOException {
        var known = opened.get(name);
        if (known != null) {
            return known;
        }
        var part = part(name);
        var in = decompressed(part.content().getInputStream(), part.encoding(), limit);
        opened.put(name, in);
        return in;
    }

    /** What a part begins with; its stream stays where it is. */
    public FileStart start(String name) throws IOException {
        return new FileStart(peek(open(name)));
    }

    @Override
    public void close() throws IOException {
        for (var in : opened.values()) {
            in.close();
        }
    }

    private Part part(String name) {
        var part = parts.get(name);
        if (part == null) {
            throw new Problem(ProblemType.VALIDATION,
                    "The format that was asked for is not read from files that are called %s; it needs one called %s."
                            .formatted(String.join(", ", names()), name));
        }
        return part;
    }

    static BufferedInputStream decompressed(InputStream raw, @Nullable String contentEncoding, long limit)
            throws IOException {
        var in = new BufferedInputStream(new Counted(raw, limit), BUFFER);
        var start = new FileStart(peek(in));
        boolean compressed = start.startsWith(0x1F, 0x8B);
        if (contentEncoding != null && !contentEncoding.equalsIgnoreCase("identity")) {
            var encoding = contentEncoding.toLowerCase(Locale.ROOT);
            if (!encoding.equals("gzip") && !encoding.equals("x-gzip")) {
                throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Of all content encodings, only gzip is understood for an upload.");
            }
            if (!compressed) {
                throw new Problem(ProblemType.VALIDATION, "The file was announced as gzip, but is not.");
            }
        }
        if (compressed) {
            try {
                in = new BufferedInputStream(new Counted(new Whole(new GZIPInputStream(in, BUFFER)), limit), BUFFER);
            } catch (ZipException | EOFException e) {
                throw new Problem(ProblemType.VALIDATION, "The file begins like gzip, but is damaged.");
            }
        }
        return in;
    }

    private static byte[] peek(BufferedInputStream in) throws IOException {
        in.mark(START);
        var start = in.readNBytes(START);
        in.reset();
        return start;
    }

    /** A stream of what was compressed, whose damages are the client's. */
    private static final class Whole extends FilterInputStream {

        Whole(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return super.read(into, offset, length);
            } catch (ZipException | EOFException e) {
                throw new Problem(ProblemType.VALIDATION,
                        "The file is damaged: it says that it is compressed by gzip, but could not be decompressed to its end.");
            }
        }
    }

    /** A stream that refuses to go past a number of bytes. */
    private static final class Counted extends InputStream {
        private final InputStream in;
        private final long limit;
        private long count;

        Counted(InputStream in, long limit) {
            this.in = in;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) {
            count += more;
            if (count > limit) {
                throw new Problem(ProblemType.BODY_TOO_LARGE,
                        "An upload has at most %d bytes, after decompression too; this one has more.".formatted(limit));
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
