package org.trainyard.web.json;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;

import org.trainyard.web.Said;

/** The names that constants of an enum bear in JSON and in parameters. */
public final class Labels {
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

    private static String call(Method method, Enum<?> constant) {
        try {
            return String.valueOf(method.invoke(constant));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The label of a constant is not readable", e);
        }
    }
}
