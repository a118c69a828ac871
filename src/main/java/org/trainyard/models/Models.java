package org.trainyard.models;

import java.util.Optional;

import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

import org.trainyard.web.Faults;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;
import org.trainyard.web.StrictJson;

/** Stored model definitions, and inline ones: what other modules know of models. */
@Service
public class Models {

    private final ModelShelf shelf;
    private final StrictJson json;
    private final DefinitionCheck check;

    Models(ModelShelf shelf, StrictJson json, DefinitionCheck check) {
        this.shelf = shelf;
        this.json = json;
        this.check = check;
    }

    /**
     * What a request's {@code model} means: an id, or a whole definition. Adds what is wrong to {@code faults} at
     * {@code pointer}; empty if it could not be understood.
     */
    public Optional<Model> resolve(JsonNode reference, String pointer, Faults faults) {
        if (reference.isString()) {
            return stored(reference.stringValue(), pointer, faults);
        }
        if (!reference.isObject()) {
            faults.add(ProblemType.TYPE_MISMATCH, pointer, "must be the id of a model, or an object with layers");
            return Optional.empty();
        }
        return Optional.ofNullable(json.bind(reference, Definition.class, pointer, faults))
                .filter(definition -> check.passes(definition, pointer, faults)).map(Definition::model);
    }

    /**
     * Keeps a model from being deleted until the caller's transaction ends, which must be there: for whoever is about to
     * store that it needs it, and has not yet been seen by the others' {@link ModelUse}. An inline one is never deleted.
     *
     * @throws Problem not-found when it was deleted meanwhile
     */
    public void hold(Model model) {
        if (model.id() != null) {
            shelf.hold(model.id());
        }
    }

    /**
     * Whether the model takes rows of {@code columns} numbers; if not, adds why to {@code faults} under {@code pointer}.
     */
    public boolean fits(Model model, int columns, String pointer, Faults faults) {
        if (model.inputs() != null && model.inputs() != columns) {
            faults.add(ProblemType.SHAPE_MISMATCH, pointer + "/inputs",
                    "must be %d, the number of columns that the data brings, was %d; it may also be left out"
                            .formatted(columns, model.inputs()));
            return false;
        }
        return check.affordable(model.network(columns), pointer, faults);
    }

    private Optional<Model> stored(String id, String pointer, Faults faults) {
        var found = shelf.find(id);
        if (found.isEmpty()) {
            faults.add(ProblemType.NOT_FOUND, pointer, "names no stored model, was " + Said.of(id));
        }
        return found;
    }
}
