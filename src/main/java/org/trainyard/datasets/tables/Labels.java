package org.trainyard.datasets.tables;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct values of one column, as far as they can be names, numbered as they come. A value that reads as a number
 * is that number, however it is written; any other is its text. What the values mean is only known when the last one was
 * seen, so a cell is kept as a code until then: the bits of a NaN that carries the value's number.
 */
final class Labels {

    /** The code of a cell without a value. */
    static final int MISSING = 0x003FFFFF;
    /** The bits to keep for a cell without a value. */
    static final int MISSING_BITS = bits(MISSING);
    private static final int CODE = 0x7FC00000;

    private final int most;
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<Object> values = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private boolean overflow;
    private boolean text;
    private boolean fraction;

    /** @param most number of names that a column may have, below {@link #MISSING} */
    Labels(int most) {
        this.most = most;
    }

    /** The bits to keep for a number: a code, or past {@code most} distinct values the float itself. */
    int bits(double value) {
        fraction |= value != StrictMath.rint(value) || StrictMath.abs(value) >= 1L << 53;
        int code = code(value);
        return code < 0 ? Float.floatToIntBits((float) value + 0f) : bits(code);
    }

    /** The bits to keep for a text. */
    int bits(String label) {
        text = true;
        return bits(Math.max(0, code(label)));
    }

    private static int bits(int code) {
        return CODE | code;
    }

    private int code(Object value) {
        Integer known = numbers.get(value);
        if (known != null) {
            counts.set(known, counts.get(known) + 1);
            return known;
        }
        if (values.size() > most) {
            overflow = true;
            return -1;
        }
        numbers.put(value, values.size());
        values.add(value);
        counts.add(1);
        return values.size() - 1;
    }

    /** Whether any value is text. */
    boolean text() {
        return text;
    }

    /** Whether any number is not whole, or too large to be told from its neighbours. */
    boolean fraction() {
        return fraction;
    }

    /** Whether there are more values than there may be names. */
    boolean tooMany() {
        return overflow || values.size() > most;
    }

    /** Number of distinct values; without meaning when there are too many. */
    int distinct() {
        return values.size();
    }

    /** The value of each code as a number: float32, for a column that is one. */
    float[] asValues() {
        var floats = new float[values.size()];
        for (int code = 0; code < floats.length; code++) {
            floats[code] = values.get(code) instanceof Double number ? number.floatValue() + 0f : 0;
        }
        return floats;
    }

    /** The place of each code among the {@link #names}. */
    float[] asPlaces() {
        var places = new float[values.size()];
        var order = order();
        for (int k = 0; k < order.size(); k++) {
            places[order.get(k)] = k;
        }
        return places;
    }

    /** The values as names, ascending. */
    List<String> names() {
        return order().stream().map(code -> name(values.get(code))).toList();
    }

    /** Cells of each name. */
    List<Integer> counts() {
        return order().stream().map(counts::get).toList();
    }

    /** The code of a cell, or -1 if its bits are the value itself. */
    static int codeOf(int bits) {
        return (bits & CODE) == CODE ? bits & MISSING : -1;
    }

    private List<Integer> order() {
        Comparator<Integer> byCodePoint = Comparator.comparing(code -> name(values.get(code)).getBytes(
                StandardCharsets.UTF_8), Arrays::compareUnsigned);
        Comparator<Integer> byValue = Comparator.comparing(code -> (Double) values.get(code));
        var codes = new ArrayList<Integer>();
        for (int code = 0; code < values.size(); code++) {
            codes.add(code);
        }
        codes.sort(text ? byCodePoint : byValue);
        return codes;
    }

    /** What a number is called as a name: whole ones without a decimal point. */
    static String name(double number) {
        return number == StrictMath.rint(number) && StrictMath.abs(number) < 1L << 53
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private static String name(Object value) {
        return value instanceof Double number ? name(number.doubleValue()) : (String) value;
    }
}
