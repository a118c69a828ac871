package org.trainyard.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;

import org.trainyard.datasets.tables.Table;
import org.trainyard.web.Faults;
import org.trainyard.web.Idempotency;
import org.trainyard.web.Page;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/** What the endpoints do, beyond HTTP: creating, previewing, listing over built-in and stored datasets, deleting. */
@Component
class DatasetDesk {

    private final BuiltInDatasets builtIns;
    private final StoredDatasets stored;
    private final DefinedTables defined;

    DatasetDesk(BuiltInDatasets builtIns, StoredDatasets stored, DefinedTables defined) {
        this.builtIns = builtIns;
        this.stored = stored;
        this.defined = defined;
    }

    /** Stores what a definition describes. The table is made before the transaction begins, which so stays short. */
    Dataset create(DatasetDefinition definition, Idempotency idempotency) {
        var faults = new Faults();
        if (definition.name() == null) {
            faults.add(ProblemType.VALIDATION, "/name", "is required");
        }
        var made = defined.table(definition, "", faults);
        try {
            faults.throwIfAny();
            return store(made.orElseThrow(), definition.label(), defined.source(definition), idempotency);
        } finally {
            made.ifPresent(Table::close);
        }
    }

    /** Stores a table that is in order. */
    Dataset store(Table table, String name, Map<String, Object> source, Idempotency idempotency) {
        return idempotency.once(Dataset.class, () -> stored.save(table, name, source));
    }

    DatasetController.Preview preview(DatasetDefinition definition) {
        var faults = new Faults();
        var made = defined.table(definition, "", faults);
        faults.throwIfAny();
        try (var table = made.orElseThrow()) {
            return preview(Dataset.of(table, definition.label(), defined.source(definition)), table);
        }
    }

    DatasetController.Preview preview(Dataset dataset, Table table) {
        return new DatasetController.Preview(dataset, RowPage.of(dataset, table.cells(), 0, DatasetController.ROWS));
    }

    /** A page of one list in which the built-in datasets stand before the stored ones. */
    Page<Dataset> list(Pageable page) {
        long first = page.getOffset();
        var content = new ArrayList<Dataset>();
        if (first < builtIns.count()) {
            content.addAll(builtIns.all().stream().skip(first).limit(page.getPageSize()).toList());
        }
        int rest = page.getPageSize() - content.size();
        if (rest > 0) {
            content.addAll(stored.some(Math.max(0, first - builtIns.count()), rest, page.getSort()));
        }
        long total = builtIns.count() + stored.count();
        int pages = (int) ((total + page.getPageSize() - 1) / page.getPageSize());
        return new Page<>(List.copyOf(content),
                new Page.Position(page.getPageSize(), page.getPageNumber(), total, pages));
    }

    void delete(String id) {
        if (builtIns.find(id).isPresent()) {
            throw new Problem(ProblemType.IN_USE, "The dataset \"%s\" came with the service and cannot be deleted."
                    .formatted(id));
        }
        stored.delete(id);
    }
}
