package org.trainyard.datasets.formats;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.trainyard.datasets.tables.Column;
import org.trainyard.datasets.tables.ColumnType;

/** Good files of every format, small, with as much of the format in them as possible: what a fuzzer starts from. */
final class ReaderSeeds {

    private static final int ROWS = 6;

    private ReaderSeeds() {}

    /** Seeds of a format, each also compressed by gzip; none for a format that is not known here. */
    static List<FuzzInput> of(String format) {
        var seeds = new ArrayList<>(switch (format) {
            case "arff" -> arff();
            case "csv" -> csv();
            case "idx" -> idx();
            case "json" -> json();
            case "npy" -> npy();
            case "npz" -> npz();
            case "parquet" -> parquet();
            default -> List.<FuzzInput>of();
        });
        seeds.addAll(seeds.stream().limit(1).map(
                seed -> new FuzzInput(seed.said(), seed.files().stream().map(ReaderSeeds::gzip).toList())).toList());
        return seeds;
    }

    private static List<FuzzInput> arff() {
        return List.of(text(0, """
                % made by hand
                @relation table
                @attribute height real
                @ATTRIBUTE 'the width' NUMERIC
                @attribute note string
                @attribute kind {2,1,ab}
                @data
                1.5,-2,x,2
                2.5,"3",'it''s',1
                {0 4, 2 y, 3 ab}
                1e3,7,z,1
                """), text(1, "@relation r\n@attribute a numeric\n@attribute y {u,v}\n@data\n1,u\n?,v\n3,?\n4,v\n"));
    }

    private static List<FuzzInput> csv() {
        return List.of(text(0, "height,width,kind\n1.5,-2,a\n2.5,3e2,b\n-0.25,\"4\",\"a\"\n"),
                text(2, "größe;breite;y\n1,5;2,25;0\n;3;1\n2,5;4,75;0\n"),
                text(3, "'a'\t'b'\t'y'\n'1'\t'x;y'\t1.5\n?\t'z'\t2.5\n3\tz\t3.5\n"),
                text(FuzzInput.NAMED, "1,2,0\n3,4,1\n5,true,1\n"), text(FuzzInput.REGRESSION, "1|2|0\n3|4|1\n"),
                new FuzzInput(FuzzInput.DIALECT,
                        List.of("\uFEFFa;y\n'1,5';2\n3;4\n".getBytes(StandardCharsets.UTF_16LE))),
                new FuzzInput(0, List.of("größe,y\n1,2.5\n3,4\n".getBytes(StandardCharsets.ISO_8859_1))));
    }

    private static List<FuzzInput> json() {
        return List.of(text(0, "[{\"a\": 1.5, \"b\": \"x\", \"y\": 0},\n {\"y\": 1, \"a\": -2e3, \"b\": \"z\"}]"),
                text(1, "{\"a\": 1, \"b\": true, \"y\": 2}\n{\"a\": null, \"b\": false, \"y\": 3}\n{\"b\": true, \"y\": 1}"),
                text(FuzzInput.NAMED, "[[1, 2.5, \"u\"], [3, 4.5, \"v\"], [5, 6, \"\\u00e4\\n\"]]"),
                text(0, "\uFEFF[1, 2]\n[3, 4]\n[5, 6]\n"));
    }

    private static List<FuzzInput> npy() {
        return List.of(file(FuzzInput.NAMED, array("<f4", "False", "(6, 3)", 72)),
                file(FuzzInput.CATEGORICAL | FuzzInput.NAMED, array(">i2", "True", "(6, 3)", 36)),
                file(0, array("<f2", "False", "(3, 2, 2)", 24)), file(0, array("|u1", "False", "(6, 2)", 12)),
                file(0, array("<U2", "False", "(3, 2)", 48)), file(1, array(">f8", "False", "(3, 2)", 48)),
                new FuzzInput(FuzzInput.PAIR_OF_ARRAYS,
                        List.of(array("<f8", "False", "(6, 2)", 96), array("|b1", "False", "(6,)", 6))),
                new FuzzInput(FuzzInput.PAIR_OF_ARRAYS,
                        List.of(array("<i8", "True", "(6, 2)", 96), array("<u2", "False", "(6,)", 12))));
    }

    private static List<FuzzInput> npz() {
        return List.of(file(0, archive("y.npy", array("|u1", "False", "(6,)", 6), "X.npy",
                array("<f4", "True", "(6, 2)", 48))), file(FuzzInput.NAMED,
                        archive("data.npy",
                                array("<f4", "False", "(6, 3)", 72))));
    }

    private static List<FuzzInput> idx() {
        return List.of(file(0, images(0x0D, ROWS, 3)), file(FuzzInput.NAMED, images(0x0B, ROWS, 3)),
                new FuzzInput(FuzzInput.PAIR_OF_IMAGES, List.of(images(0x08, ROWS, 2, 2), images(0x09, ROWS))),
                new FuzzInput(FuzzInput.PAIR_OF_IMAGES, List.of(images(0x0E, ROWS, 2, 1, 2), images(0x0C, ROWS))));
    }

    private static List<FuzzInput> parquet() {
        return List.of(file(0, written()), file(0, resource("/datasets/table-plain.parquet")),
                file(FuzzInput.NAMED, resource("/datasets/table-snappy.parquet")),
                file(1, resource("/datasets/table-zstd.parquet")));
    }

    private static FuzzInput text(int said, String text) {
        return file(said, text.getBytes(StandardCharsets.UTF_8));
    }

    private static FuzzInput file(int said, byte[] bytes) {
        return new FuzzInput(said, List.of(bytes));
    }

    private static byte[] array(String type, String columnMajor, String shape, int size) {
        var header = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n".formatted(type, columnMajor, shape)
                .getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(10 + header.length + size).order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[]{(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length).put(header)
                .put(cells(size)).array();
    }

    private static byte[] images(int type, int... sizes) {
        int bytes = switch (type) {
            case 0x0B -> 2;
            case 0x0C, 0x0D -> 4;
            case 0x0E -> 8;
            default -> 1;
        };
        int size = IntStream.of(sizes).reduce(bytes, (a, b) -> a * b);
        var file = ByteBuffer.allocate(4 + 4 * sizes.length + size)
                .put(new byte[]{0, 0, (byte) type, (byte) sizes.length});
        IntStream.of(sizes).forEach(file::putInt);
        return file.put(cells(size)).array();
    }

    /** Bytes that are numbers, whatever they are read as. */
    private static byte[] cells(int size) {
        var cells = new byte[size];
        for (int i = 0; i < size; i++) {
            cells[i] = (byte) (i % 3);
        }
        return cells;
    }

    private static byte[] archive(Object... namesAndArrays) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndArrays.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndArrays[i]));
                zip.write((byte[]) namesAndArrays[i + 1]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] written() {
        var columns = List.of(new Column("a", ColumnType.NUMERIC, List.of()),
                new Column("b", ColumnType.CATEGORICAL, List.of("x", "yy", "zzz")),
                new Column("y", ColumnType.CATEGORICAL, List.of("-1", "1", "2")));
        var cells = ByteBuffer.allocate(ROWS * columns.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < ROWS; row++) {
            cells.putFloat(row / 4f).putFloat(row % 3).putFloat(row % 3);
        }
        var out = new ByteArrayOutputStream();
        try {
            ParquetWriter.write(columns, ROWS, new ByteArrayInputStream(cells.array()), out, 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
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

    private static byte[] resource(String name) {
        try (var in = Objects.requireNonNull(ReaderSeeds.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
