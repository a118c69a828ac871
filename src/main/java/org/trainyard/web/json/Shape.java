package org.trainyard.web.json;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Spelling;

/** Compares a tree with the record that it is to become: which fields there are, and what type each value has. */
final class Shape {
    private final JsonMapper mapper;
    private final Scalars scalars;

    Shape(JsonMapper mapper, Limits limits) {
        this.mapper = mapper;
        this.scalars = new Scalars(limits);
    }

    /** Adds everything that does not fit; says nothing about places that already have a fault. */
    void check(JsonNode node, Class<?> type, String pointer, Faults faults) {
        if (node.isNull()) {
            faults.add(ProblemType.TYPE_MISMATCH, pointer, "must be " + Scalars.name(type) + ", was null");
        } else {
            check(node, mapper.getTypeFactory().constructType(type), new Annotation[0], pointer, faults);
        }
    }

    private void check(JsonNode node, JavaType type, Annotation[] annotations, String pointer, Faults faults) {
        var raw = type.getRawClass();
        if (JsonNode.class.isAssignableFrom(raw) || raw == Object.class || faults.has(pointer)) {
            return;
        }
        if (node.isNull()) {
            if (raw.isPrimitive()) {
                faults.add(ProblemType.TYPE_MISMATCH, pointer, "must be " + Scalars.name(raw) + ", was null");
            }
        } else if (Scalars.knows(raw)) {
            scalars.check(node, raw, annotations, pointer, faults);
        } else if (Family.is(raw)) {
            family(node, raw, pointer, faults);
        } else if (speaksForItself(raw)) {
            trial(node, type, pointer, faults);
        } else if (raw.isRecord()) {
            members(node, raw, List.of(), pointer, faults);
        } else if (type.isMapLikeType()) {
            if (is(node.isObject(), node, "an object", pointer, faults)) {
                node.properties().forEach(entry -> check(entry.getValue(), type.getContentType(), new Annotation[0],
                        Pointers.member(pointer, entry.getKey()), faults));
            }
        } else if (type.isContainerType()) {
            elements(node, type, pointer, faults);
        } else {
            trial(node, type, pointer, faults);
        }
    }

    private void elements(JsonNode node, JavaType type, String pointer, Faults faults) {
        if (!is(node.isArray(), node, "a list", pointer, faults)) {
            return;
        }
        for (var i = 0; i < node.size(); i++) {
            var place = Pointers.element(pointer, i);
            if (node.get(i).isNull()) {
                faults.add(ProblemType.TYPE_MISMATCH, place,
                        "must be " + Scalars.name(type.getContentType().getRawClass()) + ", was null");
            } else {
                check(node.get(i), type.getContentType(), new Annotation[0], place, faults);
            }
        }
    }

    private void family(JsonNode node, Class<?> type, String pointer, Faults faults) {
        if (!is(node.isObject(), node, "an object", pointer, faults)) {
            return;
        }
        var family = Family.of(type);
        var place = Pointers.member(pointer, family.property());
        var given = node.get(family.property());
        var kinds = List.copyOf(family.kinds().keySet());
        if (given == null && family.otherwise() != null) {
            members(node, family.otherwise(), List.of(family.property()), pointer, faults);
        } else if (given == null) {
            faults.add(ProblemType.VALIDATION, place, "is required, and must be " + Labels.listed(kinds));
        } else if (scalars.label(given, kinds, place, faults)) {
            members(node, Objects.requireNonNull(family.kinds().get(given.stringValue())), List.of(family.property()),
                    pointer, faults);
        }
    }

    /** @param also names of fields that are legal beside the record's components */
    private void members(JsonNode node, Class<?> type, List<String> also, String pointer, Faults faults) {
        if (!is(node.isObject(), node, "an object", pointer, faults)) {
            return;
        }
        var components = Components.of(type);
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            var place = Pointers.member(pointer, member.getKey());
            var component = components.get(member.getKey());
            if (component != null) {
                check(member.getValue(), mapper.getTypeFactory().constructType(component.getGenericType()),
                        Components.annotations(component), place, faults);
            } else if (!also.contains(member.getKey()) && !faults.has(place)) {
                var legal = new ArrayList<>(also);
                legal.addAll(components.keySet());
                faults.add(ProblemType.UNKNOWN_PROPERTY, place, unknown(member.getKey(), legal));
            }
        }
        components.forEach((name, component) -> {
            if (component.getType().isPrimitive() && !node.has(name)) {
                faults.add(ProblemType.VALIDATION, Pointers.member(pointer, name), "is required");
            }
        });
    }

    private static String unknown(String name, List<String> legal) {
        return "is not a field here; "
                + Spelling.nearest(name, legal).map(near -> "did you mean \"" + near + "\"?")
                        .orElseGet(() -> legal.isEmpty() ? "there are none" : "there are " + String.join(", ", legal));
    }

    /** A type whose own code decides what it reads, such as a number or a word. */
    private static boolean speaksForItself(Class<?> type) {
        for (var method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(JsonCreator.class) || method.isAnnotationPresent(JsonValue.class)) {
                return true;
            }
        }
        return false;
    }

    /** What such a type refuses by an {@link IllegalArgumentException} is a sentence for the client. */
    private void trial(JsonNode node, JavaType type, String pointer, Faults faults) {
        try {
            mapper.treeToValue(node, type);
        } catch (JacksonException e) {
            refused(e, node, pointer, faults);
        }
    }

    /** Turns Jackson's failure to build a value into a fault: its builder's own sentence, where there is one. */
    static void refused(JacksonException e, JsonNode node, String pointer, Faults faults) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                throw problem;
            }
            if (cause instanceof IllegalArgumentException && !(cause instanceof NumberFormatException)
                    && cause.getMessage() != null) {
                faults.add(ProblemType.VALIDATION, Pointers.of(pointer, e), cause.getMessage());
                return;
            }
        }
        faults.add(ProblemType.TYPE_MISMATCH, Pointers.of(pointer, e),
                "has a form that is not known, was " + Was.of(node));
    }

    private static boolean is(boolean right, JsonNode node, String wanted, String pointer, Faults faults) {
        if (!right) {
            faults.add(ProblemType.TYPE_MISMATCH, pointer, "must be " + wanted + ", was " + Was.of(node));
        }
        return right;
    }
}
