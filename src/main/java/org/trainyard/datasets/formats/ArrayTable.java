package org.trainyard.datasets.formats;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipException;

import org.jspecify.annotations.Nullable;

import org.trainyard.datasets.tables.Columns;
import org.trainyard.datasets.tables.TableDraft;
import org.trainyard.datasets.tables.TableFaults;
import org.trainyard.datasets.tables.TableRequest;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/** One array whose last column is the target, or an array of inputs and one of targets side by side, as a table. */
record ArrayTable(ArrayRows inputs, @Nullable ArrayRows targets, TableRequest request, Limits limits,
        TableFaults faults) {

    Optional<TableReader.Reading> read(Map<String, Object> told) throws IOException {
        if (targets != null && targets.rows() != inputs.rows()) {
            throw new Problem(ProblemType.SHAPE_MISMATCH,
                    "There are %d rows of inputs, but %d of targets; each input needs its target."
                            .formatted(inputs.rows(), targets.rows()));
        }
        var names = request.columns().isEmpty() ? names() : request.columns();
        if (names.size() != columns()) {
            faults.add(ProblemType.VALIDATION, "/columns", "must name the %d columns of the arrays, names %d"
                    .formatted(columns(), names.size()));
            return Optional.empty();
        }
        var known = Columns.of(names, targeted(names), limits, _ -> "/columns", faults);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var place = new FilePlace("row");
        place.name(names);
        try (var draft = new TableDraft(known.get(), request, limits, faults)) {
            for (long i = 1; i <= inputs.rows() && !faults.full(); i++) {
                place.at(i);
                inputs.next();
                cells(inputs, 0, draft, place);
                if (targets != null) {
                    targets.next();
                    cells(targets, inputs.columns(), draft, place);
                }
                draft.endRow();
            }
            return draft.finish(TableReader.FILE).map(table -> new TableReader.Reading(table, told));
        } catch (ZipException | EOFException e) {
            throw new Problem(ProblemType.VALIDATION, "The file is damaged: it could not be decompressed to its end.");
        }
    }

    private int columns() {
        return inputs.columns() + (targets == null ? 0 : targets.columns());
    }

    private List<String> names() {
        int outputs = targets == null ? 1 : targets.columns();
        if (outputs == 1) {
            return columns() < 2 ? List.of("x1") : CsvReader.numbered(columns());
        }
        var names = new ArrayList<String>();
        IntStream.rangeClosed(1, inputs.columns()).forEach(i -> names.add("x" + i));
        IntStream.rangeClosed(1, outputs).forEach(i -> names.add("y" + i));
        return names;
    }

    /** Targets that came in an array of their own are the targets, unless the client names others. */
    private TableRequest targeted(List<String> names) {
        var chosen = request.targets().isEmpty()
                ? names.subList(targets == null ? names.size() - 1 : inputs.columns(), names.size())
                : request.targets();
        return new TableRequest(request.columns(), chosen, request.task(), request.categorical(), request.ordinal(),
                request.missing());
    }

    private static void cells(ArrayRows rows, int first, TableDraft draft, FilePlace place) {
        for (int j = 0; j < rows.columns(); j++) {
            if (rows.type().isText()) {
                draft.text(first + j, rows.text(j), place);
            } else {
                draft.number(first + j, rows.number(j), place);
            }
        }
    }
}
