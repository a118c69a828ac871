package org.trainyard.web.json;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

import org.trainyard.web.Said;

/** The names that constants of an enum bear in JSON and in parameters, and the nearest name to a mistyped one. */
public final class Labels {
    private static final int NEAR = 2;

    private Labels() {}

    /** The label of one constant: what its {@code @JsonValue} method says, else its Java name. */
    public static String of(Enum<?> constant) {
        return Arrays.stream(constant.getDeclaringClass().getMethods())
                .filter(method -> method.isAnnotationPresent(JsonValue.class)).findFirst()
                .map(method -> call(method, constant)).orElse(constant.name());
    }

    /** All constants by label, in their order. */
    public static Map<String, Enum<?>> all(Class<?> type) {
        var all = new LinkedHashMap<String, Enum<?>>();
        for (var constant : type.getEnumConstants()) {
            all.put(of((Enum<?>) constant), (Enum<?>) constant);
        }
        return all;
    }

    /** {@code "a", "b" or "c"}. */
    public static String listed(List<String> names) {
        var quoted = names.stream().map(Said::of).toList();
        return quoted.size() < 2
                ? String.join("", quoted)
                : String.join(", ", quoted.subList(0, quoted.size() - 1)) + " or " + quoted.getLast();
    }

    /** What a student calls a value of this type, with its article: {@code a whole number}. */
    public static String typeName(Class<?> type) {
        return Scalars.name(type);
    }

    /** A name at most two typing errors away, and fewer than it has letters. */
    static Optional<String> nearest(String given, List<String> names) {
        return names.stream().filter(name -> distance(given, name) <= Math.min(NEAR, name.length() - 1))
                .min(Comparator.comparingInt(name -> distance(given, name)));
    }

    private static String call(Method method, Enum<?> constant) {
        try {
            return String.valueOf(method.invoke(constant));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The label of a constant is not readable", e);
        }
    }

    /** Levenshtein's distance, upper and lower case taken as equal; far is far, so long names are not measured. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > NEAR) {
            return Integer.MAX_VALUE;
        }
        var above = new int[b.length() + 1];
        Arrays.setAll(above, j -> j);
        for (var i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                row[j] = Math.min(above[j - 1] + (same ? 0 : 1), 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
