package org.trainyard.datasets.formats;

import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import org.trainyard.datasets.tables.Columns;
import org.trainyard.datasets.tables.Place;
import org.trainyard.datasets.tables.Table;
import org.trainyard.datasets.tables.TableDraft;
import org.trainyard.datasets.tables.TableFaults;
import org.trainyard.datasets.tables.TableRequest;
import org.trainyard.web.Limits;
import org.trainyard.web.ProblemType;

/** A table whose rows are JSON arrays, a value a column. */
public record JsonRows(TableRequest request, JsonNode rows) {

    /** The table, for the caller to close; empty if {@code faults} says why not. */
    public Optional<Table> table(Limits limits, TableFaults faults) {
        var known = Columns.of(columns(), request, limits,
                column -> column < 0 ? "/columns" : "/columns/" + column, faults);
        if (!rows.isArray()) {
            faults.add(ProblemType.TYPE_MISMATCH, "/rows", "must be a list of rows");
        }
        if (known.isEmpty() || !rows.isArray()) {
            return Optional.empty();
        }
        try (var draft = new TableDraft(known.get(), request, limits, faults)) {
            for (int i = 0; i < rows.size() && !faults.full(); i++) {
                row(rows.get(i), new Row(i), draft, faults);
            }
            return draft.finish("/rows");
        }
    }

    private void row(JsonNode row, Row place, TableDraft draft, TableFaults faults) {
        if (!row.isArray()) {
            faults.add(ProblemType.TYPE_MISMATCH, place.pointer(), "must be a list of cells");
        } else if (row.size() != columns().size()) {
            faults.add(ProblemType.VALIDATION, place.pointer(),
                    "must have %d cells, has %d".formatted(columns().size(), row.size()));
        } else {
            for (int column = 0; column < columns().size(); column++) {
                cell(row.get(column), column, place, draft, faults);
            }
            draft.endRow();
        }
    }

    private void cell(JsonNode cell, int column, Row place, TableDraft draft, TableFaults faults) {
        switch (cell.getNodeType()) {
            // Beyond the largest double is infinity here, which the draft refuses.
            case NUMBER -> draft.number(column, cell.doubleValue(Double.POSITIVE_INFINITY), place);
            case BOOLEAN -> draft.text(column, String.valueOf(cell.booleanValue()), place);
            case NULL -> draft.missing(column, place);
            case STRING -> draft.text(column, cell.stringValue(), place);
            default -> faults.add(ProblemType.TYPE_MISMATCH, place.pointer(column),
                    "must be a number, true, false or a text");
        }
    }

    private List<String> columns() {
        return request.columns();
    }

    /** A row of the request. */
    private record Row(int number) implements Place {

        String pointer() {
            return "/rows/" + number;
        }

        @Override
        public String pointer(int column) {
            return pointer() + "/" + column;
        }

        @Override
        public String words(int column) {
            return "";
        }
    }
}
