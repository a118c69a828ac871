package org.trainyard.web.json;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.Collection;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.trainyard.web.Said;

/** The end of a fault's sentence: what the value was, as the client wrote it. */
final class Was {
    private Was() {}

    /** A value of a tree. */
    static String of(JsonNode node) {
        return Said.of(node);
    }

    /** A value that has been read. */
    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Number number -> number(number);
            case CharSequence text -> Said.of(text.toString());
            case Boolean bool -> bool.toString();
            case Enum<?> label -> Said.of(Labels.of(label));
            default -> "another";
        };
    }

    /** Without the .0 that reading a whole number into a floating-point field leaves behind. */
    static String number(Number number) {
        return Double.isFinite(number.doubleValue())
                ? Said.cut(plain(new BigDecimal(number.toString())))
                : "not a finite number";
    }

    /** As a person would write it: 1000, 0.5, 1E+13 and 1E-7 only where zeros would fill the line. */
    private static String plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return Math.abs(stripped.scale()) > 20 ? stripped.toString() : stripped.toPlainString();
    }

    /** Code points of a text, entries of a list; -1 for everything else. */
    static int size(@Nullable Object value) {
        return switch (value) {
            case CharSequence text -> Character.codePointCount(text, 0, text.length());
            case Collection<?> list -> list.size();
            case null -> -1;
            default -> value.getClass().isArray() ? Array.getLength(value) : -1;
        };
    }
}
