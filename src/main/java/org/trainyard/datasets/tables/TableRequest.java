package org.trainyard.datasets.tables;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Task;

/**
 * What a client says about a table beside its cells.
 *
 * @param columns names of the columns, for a format that does not name them; else empty
 * @param targets names of the target columns; empty means the last column
 * @param task null means that the target decides
 * @param categorical names of columns whose cells are names, though they may look like numbers
 * @param ordinal columns of names with an order, and their names in this order
 * @param missing what becomes of cells without a value
 */
public record TableRequest(List<String> columns, List<String> targets, @Nullable Task task, Set<String> categorical,
        Map<String, List<String>> ordinal, MissingValues missing) {

    public TableRequest {
        columns = List.copyOf(columns);
        targets = List.copyOf(targets);
        categorical = Set.copyOf(categorical);
        ordinal = Map.copyOf(ordinal);
    }

    /** What was said, and where nothing was, what that means: no such column, and no cell may lack its value. */
    public static TableRequest said(@Nullable List<String> columns, @Nullable List<String> targets,
            @Nullable Task task, @Nullable List<String> categorical, @Nullable Map<String, List<String>> ordinal,
            @Nullable MissingValues missing) {
        return new TableRequest(columns == null ? List.of() : columns, targets == null ? List.of() : targets, task,
                categorical == null ? Set.of() : Set.copyOf(categorical), ordinal == null ? Map.of() : ordinal,
                missing == null ? MissingValues.REFUSE : missing);
    }

    /** Of a table of which nothing else is said. */
    public static TableRequest of(List<String> columns, List<String> targets, @Nullable Task task) {
        return said(columns, targets, task, null, null, null);
    }
}
