package org.trainyard.datasets.formats;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * What the elements of an array in a binary file are.
 *
 * @param kind how the bytes are to be understood
 * @param bytes size of one element
 */
record ElementType(Kind kind, int bytes) {

    /** How bytes are to be understood. */
    enum Kind {
        BOOLEAN, SIGNED, UNSIGNED, FLOATING, UNICODE, LATIN1
    }

    /** Whether an element is a text. */
    boolean isText() {
        return kind == Kind.UNICODE || kind == Kind.LATIN1;
    }

    /** The number at a place, in the byte order of the buffer. */
    double number(ByteBuffer row, int at) {
        return switch (kind) {
            case BOOLEAN -> row.get(at) == 0 ? 0 : 1;
            case SIGNED -> switch (bytes) {
                case 1 -> row.get(at);
                case 2 -> row.getShort(at);
                case 4 -> row.getInt(at);
                default -> row.getLong(at);
            };
            case UNSIGNED -> switch (bytes) {
                case 1 -> row.get(at) & 0xFF;
                case 2 -> row.getShort(at) & 0xFFFF;
                case 4 -> row.getInt(at) & 0xFFFFFFFFL;
                default -> unsigned(row.getLong(at));
            };
            case FLOATING -> switch (bytes) {
                case 2 -> Float.float16ToFloat(row.getShort(at));
                case 4 -> row.getFloat(at);
                default -> row.getDouble(at);
            };
            case UNICODE, LATIN1 -> throw new IllegalStateException("a text is no number");
        };
    }

    /** The nearest double; the lowest bit is kept in sight, or it could not decide between two neighbours. */
    private static double unsigned(long bits) {
        return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
    }

    /** The text at a place, up to its end or its first NUL. */
    String text(ByteBuffer row, int at) {
        var text = new StringBuilder();
        int step = kind == Kind.UNICODE ? Integer.BYTES : 1;
        for (int i = at; i < at + bytes; i += step) {
            int point = kind == Kind.UNICODE ? row.getInt(i) : row.get(i) & 0xFF;
            if (point == 0) {
                break;
            }
            text.appendCodePoint(Character.isValidCodePoint(point) ? point : '\uFFFD');
        }
        return text.toString();
    }

    /** As in a sentence. */
    String words() {
        return kind.name().toLowerCase(Locale.ROOT) + " of " + bytes + " bytes";
    }
}
