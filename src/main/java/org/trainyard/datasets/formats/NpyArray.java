package org.trainyard.datasets.formats;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

import org.trainyard.datasets.tables.Spool;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;

/**
 * The header of a NumPy array (NPY 1.0 to 3.0, numpy.lib.format). It is a Python dictionary, of which exactly what NumPy
 * writes is understood; nothing in it is ever evaluated, and pickled objects are never read.
 */
record NpyArray(String part, ElementType type, ByteOrder order, boolean isColumnMajor, long rows, int columns) {

    private static final int[] MAGIC = {0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 1 << 16;
    private static final Pattern HEADER = Pattern.compile(
            "\\{\\s*'descr':\\s*(?<descr>'[^']*'|\\[.*]),\\s*'fortran_order':\\s*(?<fortran>True|False),\\s*"
                    + "'shape':\\s*\\((?<shape>[-0-9,\\sL]*)\\),?\\s*}\\s*");
    private static final Pattern TYPE = Pattern
            .compile("(?<order>[<>|=]?)(?<kind>[a-zA-Z?])(?<size>\\d{0,6})(\\[.*])?");

    /** Whether a file begins like one. */
    static boolean fits(FileStart start) {
        return start.startsWith(MAGIC);
    }

    /** Reads the header, and leaves the stream at the first element. */
    static NpyArray read(String part, InputStream in, Limits limits) throws IOException {
        try {
            var data = new DataInputStream(in);
            var magic = data.readNBytes(MAGIC.length);
            int major = data.readUnsignedByte();
            data.skipNBytes(1);
            int length = data.readUnsignedByte() | data.readUnsignedByte() << 8;
            if (major > 1) {
                length |= data.readUnsignedByte() << 16 | data.readUnsignedByte() << 24;
            }
            if (!fits(new FileStart(magic)) || major < 1 || major > 3 || length < 0 || length > LONGEST) {
                throw refusal(part, "has no header of NPY 1.0 to 3.0");
            }
            var header = data.readNBytes(length);
            return parse(part, new String(header, major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1),
                    limits);
        } catch (EOFException e) {
            throw refusal(part, "ends within its header");
        }
    }

    private static NpyArray parse(String part, String header, Limits limits) {
        var fields = HEADER.matcher(header);
        if (!fields.matches()) {
            throw refusal(part, "has a header that NumPy does not write");
        }
        var descr = fields.group("descr").replace("'", "");
        var type = TYPE.matcher(descr);
        if (!type.matches()) {
            throw unknown(part, descr);
        }
        long[] shape = Arrays.stream(fields.group("shape").split(",")).map(String::strip)
                .map(size -> size.replace("L", "")).filter(size -> !size.isEmpty()).mapToLong(size -> size(part, size))
                .toArray();
        if (shape.length == 0) {
            throw refusal(part, "holds a single number; an array of rows is needed");
        }
        long columns = 1;
        for (int i = 1; i < shape.length && columns <= limits.columns(); i++) {
            columns *= shape[i];
        }
        if (columns < 1 || columns > limits.columns()) {
            throw new Problem(ProblemType.LIMIT_EXCEEDED,
                    "%s has rows of %d numbers; a table has between 1 and %d columns.".formatted(part, columns,
                            limits.columns()));
        }
        if ((double) shape[0] * columns > limits.cells()) {
            throw new Problem(ProblemType.LIMIT_EXCEEDED,
                    "%s has %d rows of %d numbers; a dataset has at most %d cells."
                            .formatted(part, shape[0], columns, limits.cells()));
        }
        boolean isColumnMajor = fields.group("fortran").equals("True") && shape.length > 1;
        if (isColumnMajor && shape.length > 2) {
            throw refusal(part, "has more than two dimensions in Fortran's order; save np.ascontiguousarray(X)");
        }
        return new NpyArray(part, element(part, descr, type.group("kind"), type.group("size")),
                type.group("order").equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, isColumnMajor,
                shape[0], (int) columns);
    }

    private static long size(String part, String text) {
        if (!text.matches("\\d{1,15}")) {
            throw refusal(part, "has a shape with " + Said.of(text) + "; sizes are whole numbers from 0");
        }
        return Long.parseLong(text);
    }

    private static ElementType element(String part, String descr, String kind, String size) {
        int bytes = size.isEmpty() ? 1 : Integer.parseInt(size);
        return switch (kind) {
            case "b", "?" -> new ElementType(ElementType.Kind.BOOLEAN, 1);
            case "i" -> whole(part, descr, ElementType.Kind.SIGNED, bytes);
            case "u" -> whole(part, descr, ElementType.Kind.UNSIGNED, bytes);
            case "f" -> {
                if (bytes != 2 && bytes != 4 && bytes != 8) {
                    throw unknown(part, descr);
                }
                yield new ElementType(ElementType.Kind.FLOATING, bytes);
            }
            case "U" -> text(part, descr, ElementType.Kind.UNICODE, bytes * 4);
            case "S" -> text(part, descr, ElementType.Kind.LATIN1, bytes);
            default -> throw unknown(part, descr);
        };
    }

    private static ElementType whole(String part, String descr, ElementType.Kind kind, int bytes) {
        if (bytes != 1 && bytes != 2 && bytes != 4 && bytes != 8) {
            throw unknown(part, descr);
        }
        return new ElementType(kind, bytes);
    }

    private static ElementType text(String part, String descr, ElementType.Kind kind, int bytes) {
        if (bytes < 1 || bytes > 4096) {
            throw unknown(part, descr);
        }
        return new ElementType(kind, bytes);
    }

    /** The rows from the present place of the stream, which is owned. */
    ArrayRows rows(InputStream in) throws IOException {
        return isColumnMajor && columns > 1
                ? new ColumnMajorRows(part, Spool.of(in, rows * columns * type.bytes()), type, order, rows, columns)
                : new ArrayRows(part, in, type, order, rows, columns);
    }

    private static Problem unknown(String part, String descr) {
        var advice = descr.contains("O")
                ? "Python objects (pickle) are never loaded, because loading them can run programs. Save numbers, as in np.save(\"X.npy\", X.astype(\"float32\"))."
                : "Numbers and texts are read; convert it, as in X.astype(\"float32\").";
        return new Problem(ProblemType.UNSUPPORTED_DTYPE,
                "%s has elements of the type %s. %s".formatted(part, Said.of(descr), advice));
    }

    private static Problem refusal(String part, String what) {
        return new Problem(ProblemType.VALIDATION,
                "%s %s. Write it with numpy.save or numpy.savez.".formatted(part, what));
    }
}
