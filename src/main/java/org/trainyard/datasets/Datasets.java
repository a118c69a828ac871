package org.trainyard.datasets;

import java.util.Optional;

import tools.jackson.databind.JsonNode;

import org.trainyard.compute.DataTable;
import org.trainyard.web.Faults;

/** Every dataset there is: built-in, generated, sent as rows, uploaded. */
public class Datasets {

    /**
     * What a request's {@code dataset} means: an id, a built-in's name, or a whole definition, which is stored when
     * {@code store} is true and only looked at otherwise. Adds what is wrong to {@code faults} at {@code pointer};
     * empty if it could not be understood.
     */
    public Optional<Resolved> resolve(JsonNode reference, boolean store, String pointer, Faults faults) {
        throw new UnsupportedOperationException();
    }

    /** The rows of a dataset that a run was made with; its id is a stored one's or a built-in's name. */
    public DataTable table(String id) {
        throw new UnsupportedOperationException();
    }

    /** The description of a dataset. @throws org.trainyard.web.Problem not-found */
    public Dataset describe(String id) {
        throw new UnsupportedOperationException();
    }

    /** A dataset's description, and its rows. */
    public record Resolved(Dataset dataset, DataTable table) {}
}
