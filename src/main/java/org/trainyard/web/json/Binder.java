package org.trainyard.web.json;

import java.io.IOException;
import java.io.InputStream;

import jakarta.validation.Validator;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.StrictJson;

/** Tree to value in three steps: shape, binding, validation. Each tells all it finds, also after an earlier one did. */
public final class Binder implements StrictJson {
    private final JsonMapper mapper;
    private final Document document;
    private final Shape shape;
    private final Validation validation;

    public Binder(JsonMapper mapper, Validator validator, Limits limits) {
        this.mapper = mapper;
        this.document = new Document(mapper);
        this.shape = new Shape(mapper, limits);
        this.validation = new Validation(validator, limits);
    }

    /**
     * A whole body.
     *
     * @throws Problem with everything that is wrong with it
     * @throws IOException when the connection fails
     */
    <T> T body(InputStream body, Class<T> type) throws IOException {
        var faults = new Faults();
        var tree = document.read(body, faults);
        var value = bind(tree, type, "", faults);
        faults.throwIfAny();
        if (value == null) {
            throw new IllegalStateException("A body without faults was not bound");
        }
        return value;
    }

    @Override
    public <T> @Nullable T bind(JsonNode tree, Class<T> type, String pointer, Faults faults) {
        shape.check(tree, type, pointer, faults);
        var value = faults.within(pointer)
                ? whatIsLeft(tree, type, pointer, faults)
                : value(tree, type, pointer, faults);
        if (value != null) {
            validation.check(value, pointer, faults);
        }
        return faults.within(pointer) ? null : value;
    }

    private <T> @Nullable T value(JsonNode tree, Class<T> type, String pointer, Faults faults) {
        try {
            return mapper.treeToValue(tree, type);
        } catch (JacksonException e) {
            Shape.refused(e, tree, pointer, faults);
            return null;
        }
    }

    /** The value without its faulty parts: good for nothing but to have the other parts validated. */
    private <T> @Nullable T whatIsLeft(JsonNode tree, Class<T> type, String pointer, Faults faults) {
        var copy = tree.deepCopy();
        for (var place : faults.places()) {
            if (place.equals(pointer)) {
                return null;
            }
            if (place.startsWith(pointer + "/")) {
                remove(copy, JsonPointer.compile(place.substring(pointer.length())));
            }
        }
        try {
            return mapper.readerFor(type).without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).readValue(copy);
        } catch (JacksonException e) {
            // The faulty part was needed. It is reported already; what depends on it is heard of the next time.
            return null;
        }
    }

    /** A list goes as a whole with a faulty element, since without the element its other places would move. */
    private static void remove(JsonNode tree, JsonPointer place) {
        var parent = place.head();
        if (parent != null && tree.at(parent) instanceof ObjectNode object) {
            object.remove(place.last().getMatchingProperty());
        } else if (parent != null && !parent.matches()) {
            remove(tree, parent);
        }
    }

    @Override
    public String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    @Override
    public <T> T read(String json, Class<T> type) {
        // What an older version wrote may have fields that are gone.
        return mapper.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).readValue(json);
    }

    @Override
    public JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }
}
