package org.trainyard.datasets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One table of sixty rows, as a file of each format. */
final class TableFiles {

    private static final List<String> NAMES = List.of("height", "width", "kind");
    /** Float32 numbers that no two decimal digits hold, so that a format which rounds is found out. */
    private static final float[][] ROWS = IntStream.range(0, 60)
            .mapToObj(i -> new float[]{(float) Math.sqrt(i + 0.5), -i / 7f, i % 3}).toArray(float[][]::new);

    private TableFiles() {}

    static String separated(String delimiter) {
        var text = new StringBuilder(String.join(delimiter, NAMES)).append('\n');
        for (var row : ROWS) {
            text.append(row[0]).append(delimiter).append(row[1]).append(delimiter).append((int) row[2]).append('\n');
        }
        return text.toString();
    }

    static String objects(String between) {
        return String.join(between, Arrays.stream(ROWS).map(
                row -> "{\"height\": %s, \"width\": %s, \"kind\": %s}".formatted(row[0], row[1], row[2])).toList());
    }

    static String lists(String between) {
        return String.join(between, Arrays.stream(ROWS).map(Arrays::toString).toList());
    }

    static String arff() {
        return "% made by hand\n@relation table\n@attribute height real\n@ATTRIBUTE 'width' NUMERIC\n@attribute kind {2,1,0}\n@data\n"
                + separated(",").substring(separated(",").indexOf('\n') + 1);
    }

    static byte[] npy(String type, boolean columnMajor, int from, int to) {
        int size = type.charAt(2) - '0';
        var order = type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        var cells = ByteBuffer.allocate(ROWS.length * (to - from) * size).order(order);
        int outer = columnMajor ? to - from : ROWS.length;
        int inner = columnMajor ? ROWS.length : to - from;
        for (int i = 0; i < outer; i++) {
            for (int j = 0; j < inner; j++) {
                float cell = columnMajor ? ROWS[j][from + i] : ROWS[i][from + j];
                var _ = size == 8 ? cells.putDouble(cell) : cells.putFloat(cell);
            }
        }
        return npy(type, columnMajor ? "True" : "False", "(%d, %d)".formatted(ROWS.length, to - from), cells.array());
    }

    static byte[] labels() {
        var bytes = new byte[ROWS.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ROWS[i][2];
        }
        return npy("|u1", "False", "(%d,)".formatted(bytes.length), bytes);
    }

    static byte[] npyText(String type, String shape) {
        return npy(type, "False", shape, new byte[64]);
    }

    static byte[] npy(String type, String columnMajor, String shape, byte[] cells) {
        var header = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n".formatted(type, columnMajor, shape)
                .getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(10 + header.length + cells.length).order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[]{(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length).put(header)
                .put(cells).array();
    }

    static byte[] npz() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("y.npy"));
            zip.write(labels());
            zip.putNextEntry(new ZipEntry("X.npy"));
            zip.write(npy("<f4", false, 0, 2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] idx(int from, int to) {
        var file = to - from == 1 ? idxHeader(0x0D, ROWS.length) : idxHeader(0x0D, ROWS.length, to - from);
        for (var row : ROWS) {
            for (int j = from; j < to; j++) {
                file.putFloat(row[j]);
            }
        }
        return bytes(file);
    }

    /** All bytes of a buffer that wraps an array. */
    static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        return bytes;
    }

    static ByteBuffer idxHeader(int type, int... sizes) {
        int elements = IntStream.of(sizes).reduce(1, (a, b) -> a * b);
        var file = ByteBuffer.wrap(new byte[4 + 4 * sizes.length + elements * (type == 0x0D ? 4 : 1)]);
        file.put(new byte[]{0, 0, (byte) type, (byte) sizes.length});
        IntStream.of(sizes).forEach(file::putInt);
        return file;
    }

    static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] resource(String name) {
        try (var in = TableFiles.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
