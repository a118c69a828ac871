package org.trainyard.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/** A column that says of each row which part of the split it is in. */
final class SplitColumn {
    private static final List<String> PARTS = List.of("train", "validation", "test");
    private static final String POINTER = "/split/column";

    private final String name;
    private final SplitRows rows;

    private SplitColumn(String name, SplitRows rows) {
        this.name = name;
        this.rows = rows;
    }

    /**
     * Reads the column.
     *
     * @throws TargetEncoding.IncompatibleException when it is not there or says something else
     */
    static SplitColumn of(DataTable table, String name) {
        int column = table.inputNames().indexOf(name);
        if (column < 0) {
            throw Refusal.of(POINTER, "must be a column of the dataset that is no target, was " + name).exception();
        }
        var names = table.categories().get(column);
        int[] parts = names.stream().mapToInt(each -> PARTS.indexOf(each.toLowerCase(Locale.ROOT))).toArray();
        if (names.isEmpty() || IntStream.of(parts).anyMatch(part -> part < 0)) {
            throw Refusal.of(POINTER, "%s must say train, validation or test for each row; it holds %s".formatted(name,
                    names.isEmpty() ? "numbers" : String.join(", ", names.subList(0, Math.min(5, names.size())))))
                    .exception();
        }
        var found = List.of(new ArrayList<Integer>(), new ArrayList<Integer>(), new ArrayList<Integer>());
        for (int row = 0; row < table.rows(); row++) {
            found.get(parts[(int) table.inputs().cell(row, column)]).add(row);
        }
        if (found.getFirst().isEmpty()) {
            throw Refusal.of(POINTER, "leaves no row to train with: %s says train nowhere".formatted(name)).exception();
        }
        return new SplitColumn(name, new SplitRows(array(found.getFirst()), array(found.get(1)), array(found.get(2))));
    }

    private static int[] array(List<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The rows of each part. */
    SplitRows rows() {
        return rows;
    }

    /** The split in rows; what it says besides must say the same. */
    Split resolve(Split split) {
        if (split.folds() != null || split.fold() != null) {
            throw Refusal.of("/split/folds", "must be left out: column %s has shared out the rows".formatted(name))
                    .exception();
        }
        return new Split(same(split.train(), rows.training(), "train"),
                same(split.validation(), rows.validation(), "validation"), same(split.test(), rows.test(), "test"),
                notStratified(split), split.labelNoise(), name);
    }

    private boolean notStratified(Split split) {
        if (Boolean.TRUE.equals(split.stratify())) {
            throw Refusal.of("/split/stratify", "must be left out: column %s has shared out the rows".formatted(name))
                    .exception();
        }
        return false;
    }

    private double same(@Nullable Double said, int[] part, String field) {
        if (said != null && said != part.length) {
            throw Refusal.of("/split/" + field, "must be left out: column %s puts %d rows there".formatted(name,
                    part.length)).exception();
        }
        return part.length;
    }
}
