package org.trainyard.datasets;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import org.jspecify.annotations.Nullable;

import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/** The bytes of an uploaded file: decompressed, counted, and seen to be text before anyone reads them as such. */
final class Upload {

    private static final int START = 512;

    private Upload() {}

    /**
     * Opens a file as it comes in.
     *
     * @param raw as sent
     * @param contentEncoding the header of this name
     * @param limit most bytes, sent or decompressed: a gzip bomb stops there
     * @return UTF-8 text after a byte order mark, as far as its beginning tells
     */
    static BufferedInputStream open(InputStream raw, @Nullable String contentEncoding, long limit) throws IOException {
        var in = new BufferedInputStream(new Counted(raw, limit), 1 << 16);
        boolean compressed = startsWith(peek(in), 0x1F, 0x8B);
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
                in = new BufferedInputStream(new Counted(new GZIPInputStream(in, 1 << 16), limit), 1 << 16);
            } catch (ZipException | EOFException e) {
                throw new Problem(ProblemType.VALIDATION, "The file begins like gzip, but is damaged.");
            }
        }
        refuseOthers(peek(in));
        if (startsWith(peek(in), 0xEF, 0xBB, 0xBF)) {
            in.skipNBytes(3);
        }
        return in;
    }

    private static byte[] peek(BufferedInputStream in) throws IOException {
        in.mark(START);
        var start = in.readNBytes(START);
        in.reset();
        return start;
    }

    private static void refuseOthers(byte[] start) {
        if (startsWith(start, 0xFF, 0xFE) || startsWith(start, 0xFE, 0xFF)) {
            throw new Problem(ProblemType.ENCODING,
                    "The file is UTF-16. Save it as \"CSV UTF-8\" and send it again.");
        }
        if (startsWith(start, 0x93, 'N', 'U', 'M', 'P', 'Y') || startsWith(start, 'P', 'K', 3, 4)
                || startsWith(start, 'P', 'A', 'R', '1') || startsWith(start, 'M', 'Z')
                || startsWith(start, 0x7F, 'E', 'L', 'F') || startsWith(start, '%', 'P', 'D', 'F')) {
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "The file is not text. A dataset is read from comma-separated values (CSV), also compressed by gzip.");
        }
    }

    private static boolean startsWith(byte[] start, int... magic) {
        return start.length >= magic.length
                && Arrays.equals(Arrays.stream(magic).map(b -> (byte) b).toArray(),
                        IntStream.range(0, magic.length).map(i -> start[i]).toArray());
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
    }
}
