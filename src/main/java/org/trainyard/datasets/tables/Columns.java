package org.trainyard.datasets.tables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.trainyard.web.Limits;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;
import org.trainyard.web.Spelling;

/** Which columns of a table are features and which targets; in a stored row, the features come first. */
public record Columns(List<String> names, List<Integer> features, List<Integer> targets) {

    /** What people call the column that is to be learnt. */
    private static final Set<String> TARGET_NAMES = Set.of("y", "target", "label", "class");

    /**
     * Checks names, and what the request says about them.
     *
     * @param pointer where the name of a column stands
     */
    public static Optional<Columns> of(List<String> names, TableRequest request, Limits limits,
            IntFunction<String> pointer, TableFaults faults) {
        if (names.size() < 2 || names.size() > limits.columns()) {
            faults.add(names.size() < 2 ? ProblemType.VALIDATION : ProblemType.LIMIT_EXCEEDED, pointer.apply(-1),
                    "must name between 2 and " + limits.columns() + " columns, were " + names.size());
            return Optional.empty();
        }
        checkNames(names, limits, pointer, faults);
        var wanted = request.targets().isEmpty() ? List.of(names.get(guess(names))) : request.targets();
        var found = new ArrayList<Integer>();
        for (String target : wanted) {
            int column = names.indexOf(target);
            if (column >= 0 && found.contains(column)) {
                faults.add(ProblemType.VALIDATION, "/target", Said.of(target) + " is named twice");
            } else if (known(target, names, "/target", faults)) {
                found.add(column);
            }
        }
        checkTypes(names, found, request, faults);
        var features = IntStream.range(0, names.size()).filter(column -> !found.contains(column)).boxed().toList();
        if (features.isEmpty()) {
            faults.add(ProblemType.VALIDATION, "/target", "leaves no column to learn from");
        }
        return faults.isEmpty() ? Optional.of(new Columns(List.copyOf(names), features, found)) : Optional.empty();
    }

    /** The last column; or, if that one is called like a feature and one other column is called like a target, that one. */
    private static int guess(List<String> names) {
        var alike = IntStream.range(0, names.size())
                .filter(column -> TARGET_NAMES.contains(names.get(column).toLowerCase(Locale.ROOT))).boxed().toList();
        int last = names.size() - 1;
        return alike.size() == 1 && !alike.contains(last) ? alike.getFirst() : last;
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

    private static void checkTypes(List<String> names, List<Integer> targets, TableRequest request,
            TableFaults faults) {
        request.categorical().stream().sorted().forEach(name -> {
            if (known(name, names, "/categorical", faults) && request.ordinal().containsKey(name)) {
                faults.add(ProblemType.VALIDATION, "/ordinal",
                        Said.of(name) + " is said to be categorical too; it is one or the other");
            }
        });
        request.ordinal().forEach((name, order) -> {
            if (known(name, names, "/ordinal", faults) && targets.contains(names.indexOf(name))) {
                faults.add(ProblemType.VALIDATION, "/ordinal", Said.of(name)
                        + " is a target; an order is for features. For regression on it, send numbers");
            } else if (order.size() < 2 || new HashSet<>(order).size() < order.size()) {
                faults.add(ProblemType.VALIDATION, "/ordinal",
                        "must give the values of %s from low to high, two at least and each once".formatted(
                                Said.of(name)));
            }
        });
    }

    private static boolean known(String name, List<String> names, String pointer, TableFaults faults) {
        if (names.contains(name)) {
            return true;
        }
        faults.add(ProblemType.VALIDATION, pointer, "\"%s\" is not a column; %s".formatted(name,
                Spelling.nearest(name, names).map(near -> "did you mean " + Said.of(near) + "?")
                        .orElseGet(() -> "the columns are " + some(names))));
        return false;
    }

    private static String some(List<String> names) {
        int shown = Math.min(names.size(), 10);
        return String.join(", ", names.subList(0, shown)) + (shown < names.size() ? ", …" : "");
    }

    /** Number of cells a row. */
    public int size() {
        return names.size();
    }
}
