package org.trainyard.training;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

import org.ejml.data.FMatrixRMaj;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import org.trainyard.datasets.Dataset;
import org.trainyard.web.Faults;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;
import org.trainyard.web.Spelling;

/** Rows of JSON become a matrix for a network, or a refusal with all that is wrong with them. */
final class Rows {

    /** An answer names no more columns than a person would read. */
    private static final int NAMED = 20;
    private static final JsonPointer PLACE = JsonPointer.compile("/rows");

    private final List<String> names;
    /** For each feature what its numbers stand for; empty for one of numbers. */
    private final List<List<String>> categories;
    private final IntPredicate needed;
    private final Faults faults = new Faults();

    /**
     * @param dataset whose features the columns are
     * @param needed whether a column makes a difference: one that does not may be left out of an object
     */
    Rows(Dataset dataset, IntPredicate needed) {
        this.needed = needed;
        this.names = dataset.features().stream().map(Dataset.Feature::name).toList();
        this.categories = dataset.features().stream().map(Dataset.Feature::categories)
                .map(each -> each == null ? List.<String>of() : each).toList();
    }

    /**
     * One row of the matrix for each row, one column for each feature.
     *
     * @param rows a list of lists of cells, or of objects by the names of the features
     * @throws Problem with every fault
     */
    FMatrixRMaj read(JsonNode rows) {
        if (!rows.isArray()) {
            faults.add(ProblemType.TYPE_MISMATCH, PLACE.toString(), "must be a list of rows, was " + Said.of(rows));
        } else if (rows.isEmpty()) {
            faults.add(ProblemType.VALIDATION, PLACE.toString(), "must hold at least one row");
        }
        faults.throwIfAny();
        var inputs = new FMatrixRMaj(rows.size(), names.size());
        for (int row = 0; row < rows.size(); row++) {
            fill(inputs, row, rows.get(row), PLACE.appendIndex(row));
        }
        faults.throwIfAny();
        return inputs;
    }

    private void fill(FMatrixRMaj inputs, int row, JsonNode cells, JsonPointer place) {
        if (cells.isObject()) {
            refuseUnknown(cells, place);
        } else if (!cells.isArray()) {
            faults.add(ProblemType.TYPE_MISMATCH, place.toString(),
                    "must be a list of cells or an object, was " + Said.of(cells));
            return;
        } else if (cells.size() != names.size()) {
            faults.add(ProblemType.SHAPE_MISMATCH, place.toString(),
                    "must hold %d cells, has %d".formatted(names.size(), cells.size()));
            return;
        }
        for (int column = 0; column < names.size(); column++) {
            var name = names.get(column);
            if (cells.isObject() && !cells.has(name) && !needed.test(column)) {
                continue;
            }
            inputs.set(row, column, cells.isObject()
                    ? cell(column, cells.path(name), place.appendProperty(name))
                    : cell(column, cells.get(column), place.appendIndex(column)));
        }
    }

    private void refuseUnknown(JsonNode cells, JsonPointer place) {
        for (var name : cells.propertyNames()) {
            if (!names.contains(name)) {
                faults.add(ProblemType.UNKNOWN_PROPERTY, place.appendProperty(name).toString(), "is no feature; "
                        + Spelling.nearest(name, names).map(near -> "did you mean " + Said.of(near) + "?")
                                .orElseGet(this::features));
            }
        }
    }

    private String features() {
        return "features are " + names.stream().limit(NAMED).map(Said::of).collect(Collectors.joining(", "))
                + (names.size() > NAMED ? " and %d more".formatted(names.size() - NAMED) : "");
    }

    private float cell(int column, JsonNode cell, JsonPointer place) {
        return categories.get(column).isEmpty() || cell.isMissingNode()
                ? number(cell, place)
                : category(categories.get(column), cell, place);
    }

    /** The number of a name, or of a number that is a name. */
    private float category(List<String> known, JsonNode cell, JsonPointer place) {
        var name = cell.isNumber() && cell.doubleValue() == Math.rint(cell.doubleValue())
                ? cell.numberValue().longValue() + ""
                : cell.asString("");
        int number = known.indexOf(name.strip());
        if (number < 0) {
            faults.add(ProblemType.VALIDATION, place.toString(), "must be one of %s%s, was %s".formatted(
                    known.stream().limit(NAMED).map(Said::of).collect(Collectors.joining(", ")),
                    known.size() > NAMED ? " and %d more".formatted(known.size() - NAMED) : "", Said.of(cell)));
        }
        return Math.max(0, number);
    }

    private float number(JsonNode cell, JsonPointer place) {
        if (cell.isBoolean()) {
            return cell.booleanValue() ? 1 : 0;
        }
        if (cell.isMissingNode()) {
            faults.add(ProblemType.VALIDATION, place.toString(), "is missing");
            return 0;
        }
        if (!cell.isNumber()) {
            faults.add(ProblemType.TYPE_MISMATCH, place.toString(), "must be a number, was " + Said.of(cell));
            return 0;
        }
        var value = (float) cell.doubleValue();
        if (!Float.isFinite(value)) {
            faults.add(ProblemType.NOT_FINITE, place.toString(),
                    "must be between -3.4e38 and 3.4e38, was " + Said.of(cell));
        }
        return value;
    }
}
