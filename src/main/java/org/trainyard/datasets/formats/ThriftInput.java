package org.trainyard.datasets.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads one struct in Thrift's compact protocol, field by field, and believes nothing that it says: a length is compared
 * with what is left before anything is allocated or looped over, and nesting has an end. The other way round is
 * {@link ThriftCompact}.
 */
final class ThriftInput {

    static final int TRUE = 1;
    static final int FALSE = 2;
    static final int I8 = 3;
    static final int I16 = 4;
    static final int I32 = 5;
    static final int I64 = 6;
    static final int DOUBLE = 7;
    static final int BINARY = 8;
    static final int LIST = 9;
    static final int STRUCT = 12;

    private static final int LONG_FORM = 15;
    private static final int DEEPEST = 16;

    private final InputStream in;
    private final long limit;
    /** Of each struct around the present one, the number of the field in which this one lies. */
    private final Deque<Integer> around = new ArrayDeque<>();
    private long read;
    private int field;
    private int type;

    /** @param limit most bytes of the struct */
    ThriftInput(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Number of bytes read so far. */
    long read() {
        return read;
    }

    /** The number of the next field of this struct, whose value has to be read or skipped; 0 at its end. */
    int next() throws IOException {
        int head = octet();
        type = head & 0xF;
        if (head == 0) {
            return 0;
        }
        field = head >> 4 == 0 ? (short) zigzag() : field + (head >> 4);
        if (field <= 0) {
            throw new IOException("a field without a number");
        }
        return field;
    }

    /** Goes into the struct that is the present field, or the next element of a list. */
    ThriftInput begin() {
        around.push(field);
        field = 0;
        return this;
    }

    /** Comes back from a struct, of which {@link #next} said that it ends. */
    void end() {
        field = around.pop();
    }

    ThriftInput struct() throws IOException {
        expect(STRUCT);
        return begin();
    }

    int i8() throws IOException {
        expect(I8);
        return (byte) octet();
    }

    int i32() throws IOException {
        expect(I32);
        return Math.toIntExact(zigzag());
    }

    long i64() throws IOException {
        expect(I64);
        return zigzag();
    }

    boolean flag() throws IOException {
        if (type != TRUE) {
            expect(FALSE);
        }
        return type == TRUE;
    }

    String text() throws IOException {
        expect(BINARY);
        int length = length();
        read += length;
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** The size of a list of structs. */
    int structs() throws IOException {
        expect(LIST);
        int head = octet();
        if ((head & 0xF) != STRUCT) {
            throw new IOException("a list of something else");
        }
        return size(head);
    }

    /** Passes over the present field. */
    void skip() throws IOException {
        skip(type, around.size());
    }

    private void skip(int skipped, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("nested too deeply");
        }
        switch (skipped) {
            case TRUE, FALSE -> {
            }
            case I8 -> octet();
            case I16, I32, I64 -> zigzag();
            case DOUBLE -> pass(Double.BYTES);
            case BINARY -> pass(length());
            case LIST -> list(depth);
            case STRUCT -> {
                for (int head = octet(); head != 0; head = octet()) {
                    if (head >> 4 == 0) {
                        zigzag();
                    }
                    skip(head & 0xF, depth + 1);
                }
            }
            default -> throw new IOException("a field of an unknown type");
        }
    }

    private void list(int depth) throws IOException {
        int head = octet();
        int element = head & 0xF;
        if (element == TRUE || element == FALSE) {
            // Written by nobody here, and not read alike by everybody.
            throw new IOException("a list of truths");
        }
        for (int left = size(head); left > 0; left--) {
            skip(element, depth + 1);
        }
    }

    private void expect(int wanted) throws IOException {
        if (type != wanted) {
            throw new IOException("field %d has the type %d instead of %d".formatted(field, type, wanted));
        }
    }

    private int size(int head) throws IOException {
        return head >> 4 == LONG_FORM ? length() : head >> 4;
    }

    /** A number of things of a byte at least. */
    private int length() throws IOException {
        long length = unsigned();
        if (length < 0 || length > limit - read) {
            throw new IOException("longer than what is left");
        }
        return (int) length;
    }

    private void pass(int bytes) throws IOException {
        if (bytes > limit - read) {
            throw new EOFException();
        }
        in.skipNBytes(bytes);
        read += bytes;
    }

    private long zigzag() throws IOException {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A number by itself, seven bits a byte. */
    long unsigned() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int octet = octet();
            value |= (long) (octet & 0x7F) << shift;
            if ((octet & 0x80) == 0) {
                return value;
            }
        }
        throw new IOException("a number without an end");
    }

    private int octet() throws IOException {
        int octet = read < limit ? in.read() : -1;
        if (octet < 0) {
            throw new EOFException();
        }
        read++;
        return octet;
    }
}
