package org.trainyard.datasets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

import org.trainyard.web.Limits;
import org.trainyard.web.ProblemType;

/** Which columns of a table are features and which targets; in a stored row, the features come first. */
record Columns(List<String> names, List<Integer> features, List<Integer> targets) {

    /**
     * Checks names and targets.
     *
     * @param targets names of the target columns; empty means the last column
     * @param pointer where the name of a column stands
     */
    static Optional<Columns> of(List<String> names, List<String> targets, Limits limits, IntFunction<String> pointer,
            TableFaults faults) {
        if (names.size() < 2 || names.size() > limits.columns()) {
            faults.add(names.size() < 2 ? ProblemType.VALIDATION : ProblemType.LIMIT_EXCEEDED, pointer.apply(-1),
                    "must name between 2 and " + limits.columns() + " columns, were " + names.size());
            return Optional.empty();
        }
        checkNames(names, limits, pointer, faults);
        var wanted = targets.isEmpty() ? List.of(names.getLast()) : targets;
        var found = new ArrayList<Integer>();
        for (String target : wanted) {
            int column = names.indexOf(target);
            if (column < 0 || found.contains(column)) {
                faults.add(ProblemType.VALIDATION, "/target", "\"%s\" %s; the columns are %s".formatted(target,
                        column < 0 ? "is not a column" : "is named twice", some(names)));
            } else {
                found.add(column);
            }
        }
        var features = new ArrayList<Integer>();
        for (int column = 0; column < names.size(); column++) {
            if (!found.contains(column)) {
                features.add(column);
            }
        }
        if (features.isEmpty()) {
            faults.add(ProblemType.VALIDATION, "/target", "leaves no column to learn from");
        }
        return faults.isEmpty() ? Optional.of(new Columns(List.copyOf(names), features, found)) : Optional.empty();
    }

    private static void checkNames(List<String> names, Limits limits, IntFunction<String> pointer, TableFaults faults) {
        var seen = new HashSet<String>();
        for (int column = 0; column < names.size(); column++) {
            var name = names.get(column);
            if (name.isBlank()) {
                faults.add(ProblemType.VALIDATION, pointer.apply(column),
                        "column %d has no name".formatted(column + 1));
            } else if (PlainText.fault(name, limits.nameLength()).isPresent()) {
                faults.add(ProblemType.VALIDATION, pointer.apply(column), "the name of column %d %s"
                        .formatted(column + 1, PlainText.fault(name, limits.nameLength()).get()));
            } else if (!seen.add(name)) {
                faults.add(ProblemType.VALIDATION, pointer.apply(column),
                        "\"%s\" is the name of two columns; give each its own".formatted(name));
            }
        }
    }

    private static String some(List<String> names) {
        int shown = Math.min(names.size(), 10);
        return String.join(", ", names.subList(0, shown)) + (shown < names.size() ? ", …" : "");
    }

    /** Number of cells a row. */
    int size() {
        return names.size();
    }
}
