package org.trainyard.datasets;

import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

import org.trainyard.compute.DataTable;
import org.trainyard.datasets.tables.Cells;
import org.trainyard.web.Faults;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;
import org.trainyard.web.StrictJson;

/** Every dataset there is: built-in, generated, sent as rows, uploaded. */
@Service
public class Datasets {

    private final BuiltInDatasets builtIns;
    private final StoredDatasets stored;
    private final DefinedTables defined;
    private final RowFiles files;
    private final StrictJson json;
    private final TableCache cache = new TableCache(Runtime.getRuntime().maxMemory() / 8);

    Datasets(BuiltInDatasets builtIns, StoredDatasets stored, DefinedTables defined, RowFiles files, StrictJson json) {
        this.builtIns = builtIns;
        this.stored = stored;
        this.defined = defined;
        this.files = files;
        this.json = json;
    }

    /**
     * What a request's {@code dataset} means: an id, a built-in's name, or a whole definition, which is stored when
     * {@code store} is true, in the caller's transaction, and only looked at otherwise: then its id is empty. Adds what
     * is wrong to {@code faults} at {@code pointer}; empty if it could not be understood.
     */
    public Optional<Resolved> resolve(JsonNode reference, boolean store, String pointer, Faults faults) {
        if (reference.isString()) {
            var known = find(reference.stringValue());
            if (known.isEmpty()) {
                faults.add(ProblemType.NOT_FOUND, pointer,
                        "is no dataset's id and no built-in's name, was " + Said.of(reference.stringValue()));
            }
            return known.map(dataset -> new Resolved(dataset, table(dataset)));
        }
        if (!reference.isObject()) {
            faults.add(ProblemType.TYPE_MISMATCH, pointer, "must be a dataset's id, a built-in's name or a definition");
            return Optional.empty();
        }
        var definition = json.bind(reference, DatasetDefinition.class, pointer, faults);
        if (definition == null) {
            return Optional.empty();
        }
        var made = defined.table(definition, pointer, faults);
        if (made.isEmpty()) {
            return Optional.empty();
        }
        try (var table = made.get()) {
            var source = defined.source(definition);
            var dataset = store
                    ? stored.save(table, definition.label(), source)
                    : Dataset.of(table, definition.label(), source);
            return Optional.of(new Resolved(dataset, table(dataset, table::cells)));
        }
    }

    /**
     * The rows of a dataset that a run was made with; its id is a stored one's or a built-in's name.
     *
     * @throws Problem not-found; internal when what is stored is damaged; storage-full where there is no room to read it
     */
    public DataTable table(String id) {
        return table(describe(id));
    }

    /**
     * Keeps a dataset from being deleted until the caller's transaction ends, which must be there: for whoever is about
     * to store that it needs it, and has not yet been seen by the others' {@link DatasetUse}.
     *
     * @throws Problem not-found when it was deleted meanwhile
     */
    public void hold(Dataset dataset) {
        if (!dataset.builtIn()) {
            stored.hold(dataset.id());
        }
    }

    /**
     * The description of a dataset.
     *
     * @throws Problem not-found
     */
    public Dataset describe(String id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    /** The cells of a dataset. */
    Cells cells(Dataset dataset) {
        return builtIns.cells(dataset.id()).orElseGet(() -> stored.cells(dataset));
    }

    static Problem unknown(String id) {
        return new Problem(ProblemType.NOT_FOUND,
                "There is no dataset %s; GET /api/v1/datasets lists them.".formatted(Said.of(id)));
    }

    private Optional<Dataset> find(String id) {
        return builtIns.find(id).or(() -> stored.find(id));
    }

    private DataTable table(Dataset dataset) {
        return table(dataset, () -> cells(dataset));
    }

    private DataTable table(Dataset dataset, Supplier<Cells> cells) {
        return files.suits(dataset)
                ? files.table(dataset, cells)
                : cache.table(dataset.sha256(), () -> LoadedTable.checked(dataset, cells.get()));
    }

    /** A dataset's description, and its rows. */
    public record Resolved(Dataset dataset, DataTable table) {}
}
