package org.trainyard.models;

import java.util.Optional;

import tools.jackson.databind.JsonNode;

import org.trainyard.web.Faults;

/** Stored model definitions, and inline ones. */
public class Models {

    /**
     * What a request's {@code model} means: an id, or a whole definition. Adds what is wrong to {@code faults} at
     * {@code pointer}; empty if it could not be understood.
     */
    public Optional<Model> resolve(JsonNode reference, String pointer, Faults faults) {
        throw new UnsupportedOperationException();
    }
}
