package org.trainyard.datasets.formats;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * A column as the schema of a Parquet file declares it (apache/parquet-format, parquet.thrift, SchemaElement), as far as a
 * table of single values needs it; -1 stands for what is not said.
 */
record ParquetElement(int type, int length, int repetition, String name, int children, int converted, int scale,
        int precision, @Nullable Logical logical) {

    /** What a value means: the number of its kind among the logical types, and what two of these kinds say besides. */
    private record Logical(int kind, int first, int second) {

        private static final int DECIMAL = 5;
        private static final int TIME = 7;
        private static final int TIMESTAMP = 8;
        private static final int INTEGER = 10;
        private static final int NULL = 11;
        private static final int FLOAT16 = 15;

        /** Null for a kind that is not known here: such values are what they are stored as. */
        static @Nullable Logical read(ThriftInput in) throws IOException {
            Logical logical = null;
            in.struct();
            for (int kind = in.next(); kind != 0; kind = in.next()) {
                if (kind == DECIMAL || kind == TIME || kind == TIMESTAMP || kind == INTEGER) {
                    logical = parameters(in, kind);
                } else {
                    in.skip();
                    logical = kind <= FLOAT16 && kind != NULL ? new Logical(kind, 0, 0) : null;
                }
            }
            in.end();
            return logical;
        }

        private static Logical parameters(ThriftInput in, int kind) throws IOException {
            int first = 0;
            int second = 0;
            in.struct();
            for (int field = in.next(); field != 0; field = in.next()) {
                if (field == 1) {
                    first = switch (kind) {
                        case DECIMAL -> in.i32();
                        case INTEGER -> in.i8();
                        default -> in.flag() ? 1 : 0;
                    };
                } else if (field == 2) {
                    second = switch (kind) {
                        case DECIMAL -> in.i32();
                        case INTEGER -> in.flag() ? 1 : 0;
                        default -> unit(in);
                    };
                } else {
                    in.skip();
                }
            }
            in.end();
            return new Logical(kind, first, second);
        }

        private static int unit(ThriftInput in) throws IOException {
            int unit = 0;
            in.struct();
            for (int field = in.next(); field != 0; field = in.next()) {
                unit = field;
                in.skip();
            }
            in.end();
            return unit;
        }

        void write(ThriftCompact out) throws IOException {
            out.struct(kind);
            switch (kind) {
                case DECIMAL -> out.i32(1, first).i32(2, second);
                case INTEGER -> out.i8(1, first).flag(2, second == 1);
                case TIME, TIMESTAMP -> out.flag(1, first == 1).struct(2).struct(second).end().end();
                default -> {
                }
            }
            out.end();
        }

        boolean isSound() {
            return switch (kind) {
                case DECIMAL -> isScale(first, second);
                case TIME, TIMESTAMP -> second >= 1 && second <= 3;
                default -> true;
            };
        }
    }

    private static final int FIXED = 7;
    private static final int REPEATED = 2;
    private static final int DECIMAL = 5;
    /** A number or a name is shorter. */
    private static final int LONGEST = 1 << 12;

    static ParquetElement read(ThriftInput in) throws IOException {
        int[] numbers = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
        var name = "";
        Logical logical = null;
        in.begin();
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1, 2, 3, 5, 6, 7, 8 -> numbers[field] = in.i32();
                case 4 -> name = in.text();
                case 10 -> logical = Logical.read(in);
                default -> in.skip();
            }
        }
        in.end();
        return new ParquetElement(numbers[1], numbers[2], numbers[3], name, numbers[5], numbers[6], numbers[7],
                numbers[8], logical);
    }

    /** Whether it holds other columns. */
    boolean isGroup() {
        return type < 0;
    }

    /** Whether it may have several values in a row. */
    boolean isRepeated() {
        return repetition == REPEATED;
    }

    /** Whether its values have a size that can be worked with, and a meaning that can be. */
    boolean isSound() {
        return (type == FIXED ? length > 0 && length <= LONGEST : type < FIXED)
                && (converted != DECIMAL || isScale(Math.max(0, scale), precision))
                && (logical == null || logical.isSound());
    }

    private static boolean isScale(int scale, int precision) {
        return scale >= 0 && precision >= Math.max(1, scale) && precision <= LONGEST;
    }

    /** Writes it as an element of a list, under another name. */
    void write(ThriftCompact out, String otherName) throws IOException {
        out.element();
        number(out, 1, type);
        number(out, 2, length);
        number(out, 3, repetition);
        out.text(4, otherName);
        number(out, 5, children);
        number(out, 6, converted);
        number(out, 7, scale);
        number(out, 8, precision);
        if (logical != null) {
            out.struct(10);
            logical.write(out);
            out.end();
        }
        out.end();
    }

    private static void number(ThriftCompact out, int field, int value) throws IOException {
        if (value >= 0) {
            out.i32(field, value);
        }
    }
}
