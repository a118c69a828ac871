package org.trainyard.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * JSON read strictly: unknown fields, wrong types and values out of range are all found, by pointer, in one pass. A
 * {@code @RequestBody} record is read so without further ado; this is for what stands in a record as a {@link JsonNode}
 * because it may be one thing or another:
 *
 * <pre>{@code
 * var faults = new Faults();
 * var model = json.bind(request.model(), ModelDefinition.class, "/model", faults);
 * if (model != null) {
 *     ...
 * }
 * faults.throwIfAny();
 * }</pre>
 */
public interface StrictJson {

    /**
     * Binds and validates (Jakarta Validation, nested) a tree that stands at {@code pointer} of the request; adds what
     * is wrong to {@code faults} and answers null if there was anything.
     */
    <T> @Nullable T bind(JsonNode tree, Class<T> type, String pointer, Faults faults);

    /** Writes a value as the API would. */
    String write(Object value);

    /** Reads back what {@link #write} wrote: for our own stored values. */
    <T> T read(String json, Class<T> type);

    /** A value as a tree. */
    JsonNode tree(Object value);
}
