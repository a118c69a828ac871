package org.trainyard.datasets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import org.trainyard.datasets.formats.JsonRows;
import org.trainyard.datasets.generators.Generator;
import org.trainyard.datasets.tables.Columns;
import org.trainyard.datasets.tables.Place;
import org.trainyard.datasets.tables.Table;
import org.trainyard.datasets.tables.TableDraft;
import org.trainyard.datasets.tables.TableFaults;
import org.trainyard.datasets.tables.TableRequest;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.ProblemType;
import org.trainyard.web.StrictJson;

/** Makes the table that a {@link DatasetDefinition} describes. */
@Component
final class DefinedTables {

    private final Limits limits;
    private final StrictJson json;

    DefinedTables(Limits limits, StrictJson json) {
        this.limits = limits;
        this.json = json;
    }

    /** The table, for the caller to close; empty if {@code faults} says why not. */
    Optional<Table> table(DatasetDefinition definition, String pointer, Faults faults) {
        var found = new TableFaults(faults, pointer);
        var rows = definition.rows();
        var generator = definition.generator();
        if (generator != null) {
            refuseBeside("columns", definition.columns(), found);
            refuseBeside("target", definition.target(), found);
            refuseBeside("task", definition.task(), found);
            refuseBeside("rows", rows, found);
            refuseBeside("missing", definition.missing(), found);
            refuseBeside("categorical", definition.categorical(), found);
            refuseBeside("ordinal", definition.ordinal(), found);
            return found.isEmpty() ? generated(generator, found) : Optional.empty();
        }
        var columns = definition.columns();
        if (rows == null && columns == null) {
            found.add(ProblemType.VALIDATION, "", "needs a generator, or columns and rows");
        } else if (rows == null || columns == null) {
            found.add(ProblemType.VALIDATION, rows == null ? "/rows" : "/columns",
                    "is required beside " + (rows == null ? "columns" : "rows"));
        } else {
            var targets = targets(definition.target(), found);
            var ordinal = definition.ordinal();
            if (ordinal != null && ordinal.values().stream().anyMatch(Objects::isNull)) {
                found.add(ProblemType.TYPE_MISMATCH, "/ordinal", "must give a list of names for each column");
            }
            if (found.isEmpty()) {
                var request = TableRequest.said(columns, targets, definition.task(), definition.categorical(), ordinal,
                        definition.missing());
                return new JsonRows(request, rows).table(limits, found);
            }
        }
        return Optional.empty();
    }

    /** Draws a generator's table. */
    Optional<Table> generated(Generator generator, TableFaults faults) {
        var names = generator.columns();
        var request = TableRequest.of(names, List.of(names.getLast()), generator.task());
        double cells = (double) generator.samples() * names.size();
        if (cells > limits.cells()) {
            faults.add(ProblemType.LIMIT_EXCEEDED, "/generator/samples",
                    "must be at most %d with %d columns, for a dataset has at most %d cells; was %d"
                            .formatted(limits.cells() / names.size(), names.size(), limits.cells(),
                                    generator.samples()));
        } else if (generator.work() > limits.generatorWork()) {
            faults.add(ProblemType.COST_BUDGET, "/generator", String.format(Locale.ROOT,
                    "takes about %.0e multiplications, at most %.0e are made", generator.work(),
                    limits.generatorWork()));
        }
        var columns = faults.isEmpty()
                ? Columns.of(names, request, limits, _ -> "/generator", faults)
                : Optional.<Columns>empty();
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        try (var draft = new TableDraft(columns.get(), request, limits, faults)) {
            int target = names.size() - 1;
            generator.draw((inputs, value) -> {
                for (int i = 0; i < target; i++) {
                    draft.number(i, inputs[i], Everywhere.GENERATOR);
                }
                draft.number(target, value, Everywhere.GENERATOR);
                draft.endRow();
            });
            return draft.finish("/generator");
        }
    }

    /** Where a definition's table comes from, as its dataset tells. */
    Map<String, Object> source(DatasetDefinition definition) {
        var source = new LinkedHashMap<String, Object>();
        var generator = definition.generator();
        source.put("kind", generator == null ? "rows" : "generator");
        if (generator != null) {
            source.put("generator", json.tree(generator));
        }
        return source;
    }

    private static void refuseBeside(String field, @Nullable Object value, TableFaults faults) {
        if (value != null) {
            faults.add(ProblemType.VALIDATION, "/" + field, "has no meaning beside a generator; leave out one of them");
        }
    }

    private static List<String> targets(@Nullable JsonNode target, TableFaults faults) {
        var names = new ArrayList<String>();
        if (target == null || target.isNull()) {
            return names;
        }
        if (target.isString()) {
            names.add(target.stringValue());
        } else if (target.isArray() && !target.isEmpty()) {
            target.forEach(name -> {
                if (name.isString()) {
                    names.add(name.stringValue());
                }
            });
        }
        if (names.isEmpty() || (target.isArray() && names.size() < target.size())) {
            faults.add(ProblemType.TYPE_MISMATCH, "/target", "must be a column's name, or a list of names");
        }
        return names;
    }

    /** Generated cells have no place but their generator. */
    private enum Everywhere implements Place {
        GENERATOR;

        @Override
        public String pointer(int column) {
            return "/generator";
        }

        @Override
        public String words(int column) {
            return "makes a value that ";
        }
    }
}
