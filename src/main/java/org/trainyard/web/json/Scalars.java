package org.trainyard.web.json;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import org.trainyard.compute.Limited;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Spelling;

/** The types of single values: numbers, texts, booleans, labels. */
final class Scalars {
    private static final Set<Class<?>> INTS = Set.of(int.class, Integer.class);
    private static final Set<Class<?>> LONGS = Set.of(long.class, Long.class);
    private static final Set<Class<?>> FLOATS = Set.of(float.class, Float.class);
    private static final Set<Class<?>> DOUBLES = Set.of(double.class, Double.class);
    private static final Set<Class<?>> BOOLEANS = Set.of(boolean.class, Boolean.class);

    private final Limits limits;

    Scalars(Limits limits) {
        this.limits = limits;
    }

    static boolean knows(Class<?> type) {
        return type == String.class || type.isEnum()
                || List.of(INTS, LONGS, FLOATS, DOUBLES, BOOLEANS).stream().anyMatch(types -> types.contains(type));
    }

    /** What a student calls a value of this type, with its article. */
    static String name(Class<?> type) {
        if (isWhole(type)) {
            return "a whole number";
        }
        if (FLOATS.contains(type) || DOUBLES.contains(type)) {
            return "a number";
        }
        if (BOOLEANS.contains(type)) {
            return "true or false";
        }
        if (type == String.class || type.isEnum()) {
            return "a text in quotes";
        }
        return type.isArray() || Iterable.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    void check(JsonNode node, Class<?> type, Annotation[] annotations, String pointer, Faults faults) {
        if (type.isEnum()) {
            label(node, List.copyOf(Labels.all(type).keySet()), pointer, faults);
        } else if (!fits(node, type)) {
            faults.add(ProblemType.TYPE_MISMATCH, pointer, "must be " + name(type) + ", was " + Was.of(node));
        } else if (isTooLong(node, type)) {
            outside(node, type, annotations, pointer, faults);
        } else if (FLOATS.contains(type) && !Float.isFinite((float) node.doubleValue())) {
            faults.add(ProblemType.NOT_FINITE, pointer,
                    "must be at most 3.4e38 in size, as a 32-bit float ends there, was " + Was.of(node));
        }
    }

    /** Whether the value is one of these labels; adds a fault if it is not. */
    boolean label(JsonNode node, List<String> labels, String pointer, Faults faults) {
        if (!node.isString()) {
            faults.add(ProblemType.TYPE_MISMATCH, pointer,
                    "must be %s, in quotes, was %s".formatted(Labels.listed(labels), Was.of(node)));
            return false;
        }
        var given = node.stringValue();
        if (!labels.contains(given)) {
            var hint = Spelling.nearest(given, labels).map(near -> "; did you mean \"" + near + "\"?").orElse("");
            faults.add(ProblemType.VALIDATION, pointer,
                    "must be %s, was %s%s".formatted(Labels.listed(labels), Was.of(node), hint));
            return false;
        }
        return true;
    }

    private static boolean isWhole(Class<?> type) {
        return INTS.contains(type) || LONGS.contains(type);
    }

    private static boolean isTooLong(JsonNode node, Class<?> type) {
        return INTS.contains(type) ? !node.canConvertToInt() : LONGS.contains(type) && !node.canConvertToLong();
    }

    private static boolean fits(JsonNode node, Class<?> type) {
        if (type == String.class) {
            return node.isString();
        }
        if (BOOLEANS.contains(type)) {
            return node.isBoolean();
        }
        return isWhole(type) ? node.isIntegralNumber() : node.isNumber();
    }

    /** A whole number that not even the type can hold: told by the range of the field, not by that of the type. */
    private void outside(JsonNode node, Class<?> type, Annotation[] annotations, String pointer, Faults faults) {
        var range = Range.of(annotations, limits);
        var ends = INTS.contains(type)
                ? Range.between(Integer.MIN_VALUE, Integer.MAX_VALUE)
                : Range.between(Long.MIN_VALUE, Long.MAX_VALUE);
        var limited = Arrays.stream(annotations).anyMatch(Limited.class::isInstance)
                && node.bigIntegerValue().signum() > 0;
        faults.add(limited ? ProblemType.LIMIT_EXCEEDED : ProblemType.VALIDATION, pointer,
                "must be %s, was %s".formatted(range.orElse(ends).words(), Was.of(node)));
    }
}
