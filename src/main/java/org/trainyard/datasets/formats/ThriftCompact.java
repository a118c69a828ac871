package org.trainyard.datasets.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes one struct in Thrift's compact protocol (apache/thrift, doc/specs/thrift-compact-protocol.md), as far as Parquet
 * needs it: fields with rising numbers that hold whole numbers, texts, structs and lists of these. Numbers are written
 * seven bits a byte, those with a sign in zigzag first, so that small ones are short.
 */
final class ThriftCompact {

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int I8 = 3;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    /** From here on the size of a list, or the step from field to field, does not fit into half a byte. */
    private static final int LONG_FORM = 15;

    private final OutputStream out;
    /** Of each struct around the present one, the number of the field in which this one lies. */
    private final Deque<Integer> around = new ArrayDeque<>();
    private int field;
    private long written;

    ThriftCompact(OutputStream out) {
        this.out = out;
    }

    /** Number of bytes written so far. */
    long written() {
        return written;
    }

    ThriftCompact i8(int number, int value) throws IOException {
        head(number, I8);
        octet(value);
        return this;
    }

    ThriftCompact flag(int number, boolean value) throws IOException {
        head(number, value ? TRUE : FALSE);
        return this;
    }

    ThriftCompact i32(int number, int value) throws IOException {
        head(number, I32);
        unsigned(zigzag(value));
        return this;
    }

    ThriftCompact i64(int number, long value) throws IOException {
        head(number, I64);
        unsigned(zigzag(value));
        return this;
    }

    ThriftCompact text(int number, String value) throws IOException {
        head(number, BINARY);
        text(value);
        return this;
    }

    ThriftCompact i32s(int number, int... values) throws IOException {
        list(number, I32, values.length);
        for (int value : values) {
            unsigned(zigzag(value));
        }
        return this;
    }

    ThriftCompact texts(int number, String... values) throws IOException {
        list(number, BINARY, values.length);
        for (var value : values) {
            text(value);
        }
        return this;
    }

    /** Begins a list; so many times {@link #element} and {@link #end} have to follow. */
    ThriftCompact structs(int number, int size) throws IOException {
        list(number, STRUCT, size);
        return this;
    }

    /** Begins a struct in a list. */
    ThriftCompact element() {
        around.push(field);
        field = 0;
        return this;
    }

    /** Begins a struct in a field. */
    ThriftCompact struct(int number) throws IOException {
        head(number, STRUCT);
        return element();
    }

    /** Ends the struct begun last, or the whole. */
    ThriftCompact end() throws IOException {
        octet(0);
        field = around.isEmpty() ? 0 : around.pop();
        return this;
    }

    private void list(int number, int type, int size) throws IOException {
        head(number, LIST);
        if (size < LONG_FORM) {
            octet((size << 4) | type);
        } else {
            octet((LONG_FORM << 4) | type);
            unsigned(size);
        }
    }

    private void head(int number, int type) throws IOException {
        if (number <= field || number > field + LONG_FORM) {
            throw new IllegalArgumentException("Field %d cannot follow field %d".formatted(number, field));
        }
        octet(((number - field) << 4) | type);
        field = number;
    }

    private void text(String value) throws IOException {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        unsigned(bytes.length);
        out.write(bytes);
        written += bytes.length;
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    private void unsigned(long value) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            octet((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        octet((int) rest);
    }

    private void octet(int value) throws IOException {
        out.write(value);
        written++;
    }
}
