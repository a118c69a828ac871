package org.trainyard.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON read strictly: unknown fields, wrong types and values out of range are all found, by pointer, in one pass. */
public class StrictJson {

    /**
     * Binds and validates (Jakarta Validation, nested) a tree that stands at {@code pointer} of the request; adds what
     * is wrong to {@code faults} and answers null if it could not be bound.
     */
    public <T> @Nullable T bind(JsonNode tree, Class<T> type, String pointer, Faults faults) {
        throw new UnsupportedOperationException();
    }

    /** Writes a value as the API would. */
    public String write(Object value) {
        throw new UnsupportedOperationException();
    }

    /** Reads back what {@link #write} wrote: for our own stored values. */
    public <T> T read(String json, Class<T> type) {
        throw new UnsupportedOperationException();
    }

    /** A value as a tree. */
    public JsonNode tree(Object value) {
        throw new UnsupportedOperationException();
    }
}
