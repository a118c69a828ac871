package org.trainyard.datasets;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.trainyard.compute.Task;
import org.trainyard.web.Limits;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;

/** A table whose rows are JSON arrays, a value a column. */
record JsonRows(List<String> columns, List<String> targets, @Nullable Task task, JsonNode rows) {

    Optional<Table> table(Limits limits, TableFaults faults) {
        var known = Columns.of(columns, targets, limits,
                column -> column < 0 ? "/columns" : "/columns/" + column, faults);
        if (!rows.isArray()) {
            faults.add(ProblemType.TYPE_MISMATCH, "/rows", "must be a list of rows");
        }
        if (known.isEmpty() || !rows.isArray()) {
            return Optional.empty();
        }
        try (var draft = new TableDraft(known.get(), limits, faults)) {
            for (int i = 0; i < rows.size() && !faults.full(); i++) {
                row(rows.get(i), new Row(i), draft, faults);
            }
            return draft.finish(task, "/rows");
        }
    }

    private void row(JsonNode row, Row place, TableDraft draft, TableFaults faults) {
        if (!row.isArray()) {
            faults.add(ProblemType.TYPE_MISMATCH, place.pointer(), "must be a list of cells");
        } else if (row.size() != columns.size()) {
            faults.add(ProblemType.VALIDATION, place.pointer(),
                    "must have %d cells, has %d".formatted(columns.size(), row.size()));
        } else {
            for (int column = 0; column < columns.size(); column++) {
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
            case STRING -> {
                if (isTarget(column)) {
                    draft.text(column, cell.stringValue(), place);
                } else {
                    faults.add(
                            NumberText.isNotFinite(cell.stringValue())
                                    ? ProblemType.NOT_FINITE
                                    : ProblemType.VALIDATION,
                            place.pointer(column), "must be a number, was " + Said.of(cell.stringValue()));
                }
            }
            default -> faults.add(ProblemType.TYPE_MISMATCH, place.pointer(column),
                    "must be a number, true, false or, in the target, text");
        }
    }

    private boolean isTarget(int column) {
        return targets.isEmpty() ? column == columns.size() - 1 : targets.contains(columns.get(column));
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
