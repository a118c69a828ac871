package org.trainyard.datasets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The distinct values of one target column, as far as they can be classes, numbered as they come. A value that reads as
 * a number is that number, however it is written; any other is its text. What the values mean is only known when the
 * last one was seen, so a cell is kept as a code until then: the bits of a NaN that carries the value's number.
 */
final class Labels {

    private static final int CODE = 0x7FC00000;
    private static final int NUMBER_OF_CODE = 0x003FFFFF;

    private final int most;
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<Object> values = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private boolean overflow;
    private boolean text;
    private boolean fraction;

    /** @param most number of classes that a table may have */
    Labels(int most) {
        this.most = most;
    }

    /** The bits to keep for a number: a code, or past {@code most} distinct values the float itself. */
    int bits(double value) {
        fraction |= value != StrictMath.rint(value) || StrictMath.abs(value) >= 1L << 53;
        int code = code(value);
        return code < 0 ? Float.floatToIntBits((float) value) : CODE | code;
    }

    /** The bits to keep for a text. */
    int bits(String label) {
        text = true;
        return CODE | Math.max(0, code(label));
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

    /** Whether there are more values than there may be classes. */
    boolean tooMany() {
        return overflow || values.size() > most;
    }

    /** Number of distinct values; without meaning when there are too many. */
    int distinct() {
        return values.size();
    }

    /** The value of each code as a number: float32, for a target that is one. */
    float[] asValues() {
        var floats = new float[values.size()];
        for (int code = 0; code < floats.length; code++) {
            floats[code] = values.get(code) instanceof Double number ? number.floatValue() : 0;
        }
        return floats;
    }

    /** The class of each code. */
    float[] asClasses() {
        var classes = new float[values.size()];
        var order = order();
        for (int k = 0; k < order.size(); k++) {
            classes[order.get(k)] = k;
        }
        return classes;
    }

    /** Names of the classes, ascending. */
    List<String> classes() {
        return order().stream().map(code -> name(values.get(code))).toList();
    }

    /** Rows of each class. */
    List<Integer> classCounts() {
        return order().stream().map(counts::get).toList();
    }

    /** The code of a cell, or -1 if its bits are the value itself. */
    static int codeOf(int bits) {
        return (bits & CODE) == CODE ? bits & NUMBER_OF_CODE : -1;
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

    private static String name(Object value) {
        if (value instanceof Double number) {
            double whole = number;
            return whole == StrictMath.rint(whole) && StrictMath.abs(whole) < 1L << 53
                    ? Long.toString((long) whole)
                    : number.toString();
        }
        return (String) value;
    }
}
