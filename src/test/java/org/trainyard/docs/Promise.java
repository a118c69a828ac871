package org.trainyard.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Holds an answer against the schema that promises it, with the few keywords of JSON Schema that this service uses. A
 * member that the schema does not name is a fault too: clients would not see it.
 */
final class Promise {

    private final Description description;
    private final List<String> faults = new ArrayList<>();

    private Promise(Description description) {
        this.description = description;
    }

    /** What is wrong with this answer, by pointer. */
    static List<String> faults(Description description, JsonNode schema, JsonNode answer) {
        var promise = new Promise(description);
        promise.check(schema, answer, "");
        return promise.faults;
    }

    private void check(JsonNode given, JsonNode value, String pointer) {
        var schema = description.resolved(given);
        if (schema.has("oneOf")) {
            var kept = schema.path("oneOf").valueStream()
                    .filter(one -> faults(description, one, value).isEmpty()).count();
            if (kept != 1) {
                faults.add(pointer + ": " + kept + " of the alternatives fit " + value);
            }
            return;
        }
        var types = types(schema);
        if (!types.isEmpty() && !types.contains(type(value))
                && !(value.isIntegralNumber() && types.contains("number"))) {
            faults.add("%s: must be %s, was %s".formatted(pointer, types, value));
            return;
        }
        if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals)) {
            faults.add("%s: must be one of %s, was %s".formatted(pointer, schema.path("enum"), value));
        }
        if (value.isObject() && schema.path("type").isString()) {
            members(schema, value, pointer);
        } else if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(schema.path("items"), value.path(i), pointer + "/" + i);
            }
        }
    }

    private void members(JsonNode schema, JsonNode value, String pointer) {
        schema.path("required").valueStream().map(JsonNode::asString).filter(name -> !value.has(name))
                .forEach(name -> faults.add(pointer + "/" + name + ": is required and missing"));
        value.propertyStream().forEach(member -> {
            var place = pointer + "/" + member.getKey();
            var property = schema.path("properties").path(member.getKey());
            if (!property.isMissingNode()) {
                check(property, member.getValue(), place);
            } else if (schema.has("additionalProperties")) {
                check(schema.path("additionalProperties"), member.getValue(), place);
            } else {
                faults.add(place + ": is not described");
            }
        });
    }

    private static Set<String> types(JsonNode schema) {
        var type = schema.path("type");
        return (type.isArray() ? type.valueStream() : Stream.of(type).filter(JsonNode::isString))
                .map(JsonNode::asString).collect(Collectors.toUnmodifiableSet());
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case STRING, BOOLEAN, OBJECT, ARRAY, NULL -> value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
            default -> throw new IllegalArgumentException("no JSON: " + value);
        };
    }
}
