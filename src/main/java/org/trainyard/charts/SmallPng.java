package org.trainyard.charts;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * Small images as PNG files (W3C, "Portable Network Graphics", third edition). The pixels are stored, not
 * compressed: what a deflater makes of them depends on the version of zlib, and pages travel compressed anyway. A 28×28
 * digit takes about 900 bytes.
 */
final class SmallPng {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    /** Bytes in one stored block of a deflate stream (RFC 1951, 3.2.4). */
    private static final int MOST_STORED = 0xFFFF;
    private static final int GREY = 0;
    private static final int COLOUR = 2;

    private SmallPng() {}

    /** @param levels one byte a pixel, by rows; 0 is transparent */
    static byte[] grey(int rows, int columns, byte[] levels) {
        return encode(rows, columns, GREY, data -> data.writeShort(0), levels);
    }

    /** @param colours as {@link Colour#rgb}, one a pixel, by rows */
    static byte[] colour(int rows, int columns, int[] colours) {
        var bytes = new byte[3 * colours.length];
        for (int i = 0; i < colours.length; i++) {
            bytes[3 * i] = (byte) (colours[i] >> 16);
            bytes[3 * i + 1] = (byte) (colours[i] >> 8);
            bytes[3 * i + 2] = (byte) colours[i];
        }
        return encode(rows, columns, COLOUR, null, bytes);
    }

    /** @param transparent what is not to be seen; null where all is */
    private static byte[] encode(int rows, int columns, int kind, @Nullable Content transparent, byte[] pixels) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        chunk(file, "IHDR", data -> {
            data.writeInt(columns);
            data.writeInt(rows);
            data.write(new byte[]{8, (byte) kind, 0, 0, 0}); // 8 bits, and the only methods there are
        });
        if (transparent != null) {
            chunk(file, "tRNS", transparent);
        }
        chunk(file, "IDAT", data -> stored(data, scanLines(rows, pixels)));
        chunk(file, "IEND", data -> {});
        return file.toByteArray();
    }

    /** Each row behind a 0: it is not filtered. */
    private static byte[] scanLines(int rows, byte[] pixels) {
        int length = pixels.length / rows;
        var lines = new byte[rows * (length + 1)];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(pixels, row * length, lines, row * (length + 1) + 1, length);
        }
        return lines;
    }

    /** A zlib stream (RFC 1950) of stored blocks. */
    private static void stored(DataOutputStream data, byte[] bytes) throws IOException {
        data.writeShort(0x7801);
        for (int from = 0; from < bytes.length; from += MOST_STORED) {
            int length = Math.min(MOST_STORED, bytes.length - from);
            data.write(from + length == bytes.length ? 1 : 0);
            data.writeShort(Short.reverseBytes((short) length));
            data.writeShort(Short.reverseBytes((short) ~length));
            data.write(bytes, from, length);
        }
        var check = new Adler32();
        check.update(bytes);
        data.writeInt((int) check.getValue());
    }

    private static void chunk(ByteArrayOutputStream file, String type, Content content) {
        var bytes = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(bytes)) {
            data.write(type.getBytes(StandardCharsets.US_ASCII));
            content.writeTo(data);
            var check = new CRC32();
            check.update(bytes.toByteArray());
            data.writeInt((int) check.getValue());
            new DataOutputStream(file).writeInt(bytes.size() - 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file.writeBytes(bytes.toByteArray());
    }

    private interface Content {

        void writeTo(DataOutputStream data) throws IOException;
    }
}
