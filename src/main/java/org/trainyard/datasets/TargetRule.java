package org.trainyard.datasets;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Task;
import org.trainyard.web.Limits;
import org.trainyard.web.ProblemType;

/**
 * What a table's target asks for. Left to itself: text, or at most twenty distinct whole numbers, are classes; anything
 * else, and several targets, are values.
 */
record TargetRule(Columns columns, Labels[] labels, @Nullable String[] firstText, @Nullable String[] firstFraction,
        Limits limits, TableFaults faults) {

    private static final int FEW = 20;

    /** The task, checked against the cells; empty if they do not fit. */
    Optional<Task> task(@Nullable Task wish) {
        var task = wish != null ? wish : natural();
        if (task == Task.CLASSIFICATION && labels.length > 1) {
            faults.add(ProblemType.VALIDATION, "/target",
                    "classification has one target column, were " + labels.length + "; several are for regression");
        } else {
            for (int t = 0; t < labels.length; t++) {
                check(task, labels[t], columns.targets().get(t));
            }
        }
        return faults.isEmpty() ? Optional.of(task) : Optional.empty();
    }

    private Task natural() {
        if (labels.length > 1) {
            return Task.REGRESSION;
        }
        var target = labels[0];
        boolean classes = target.text() || (!target.fraction() && target.distinct() <= FEW);
        return classes ? Task.CLASSIFICATION : Task.REGRESSION;
    }

    private void check(Task task, Labels target, int column) {
        var name = columns.names().get(column);
        if (task == Task.REGRESSION && target.text()) {
            faults.add(ProblemType.VALIDATION, "/target",
                    "regression needs numbers, but column \"%s\" holds text: %s".formatted(name, firstText[column]));
        } else if (task == Task.CLASSIFICATION && !target.text() && target.fraction()) {
            faults.add(ProblemType.VALIDATION, "/target",
                    "classes are whole numbers or text, but column \"%s\" holds %s; for such a target the task is regression"
                            .formatted(name, firstFraction[column]));
        } else if (task == Task.CLASSIFICATION && target.tooMany()) {
            faults.add(ProblemType.LIMIT_EXCEEDED, "/target",
                    "column \"%s\" has more than %d different classes%s".formatted(
                            name, limits.classes(), target.text() ? "; its first text is " + firstText[column] : ""));
        }
    }
}
