package org.trainyard.web.json;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A sealed interface whose records are told apart by a field of their JSON.
 *
 * @param property name of that field
 * @param otherwise the record that stands for an object without that field; null where it is required
 * @param kinds the records by their label, in the order in which the source permits them
 */
public record Family(String property, @Nullable Class<?> otherwise, Map<String, Class<?>> kinds) {

    /** Whether this type is read by looking at a field first. */
    public static boolean is(Class<?> type) {
        return type.isSealed() && type.isInterface() && type.isAnnotationPresent(JsonTypeInfo.class);
    }

    /** The family of a type for which {@link #is} holds. */
    public static Family of(Class<?> type) {
        var info = Objects.requireNonNull(type.getAnnotation(JsonTypeInfo.class));
        var kinds = new LinkedHashMap<String, Class<?>>();
        members(type).forEach(member -> kinds.put(label(member), member));
        var otherwise = info.defaultImpl().isRecord() ? info.defaultImpl() : null;
        return new Family(info.property().isEmpty() ? info.use().getDefaultPropertyName() : info.property(), otherwise,
                kinds);
    }

    /** Whether this record belongs to a family. */
    static boolean isMember(Class<?> type) {
        return type.isRecord() && ancestors(type).anyMatch(Family::is);
    }

    /** What tells a record apart: what {@code @JsonTypeName} says, else its name in kebab-case. */
    public static String label(Class<?> member) {
        var named = member.getAnnotation(JsonTypeName.class);
        return named != null && !named.value().isEmpty()
                ? named.value()
                : member.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static Stream<Class<?>> members(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Family::members)
                : Stream.of(type);
    }

    private static Stream<Class<?>> ancestors(Class<?> type) {
        return Arrays.stream(type.getInterfaces()).flatMap(each -> Stream.concat(Stream.of(each), ancestors(each)));
    }
}
