package org.trainyard.datasets.tables;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Task;
import org.trainyard.web.Limits;
import org.trainyard.web.ProblemType;

/**
 * What a table's target asks for. Left to itself: text, or at most twenty distinct whole numbers, are classes; anything
 * else, and several targets, are values.
 */
record TargetRule(List<TargetDraft> targets, Limits limits, TableFaults faults) {

    private static final int FEW = 20;

    /** The task, checked against the cells; empty if they do not fit. */
    Optional<Task> task(@Nullable Task wish) {
        var task = wish != null ? wish : natural();
        if (task == Task.CLASSIFICATION && targets.size() > 1) {
            faults.add(ProblemType.VALIDATION, "/target",
                    "classification has one target column, were " + targets.size() + "; several are for regression");
        } else {
            targets.forEach(target -> check(task, target));
        }
        return faults.isEmpty() ? Optional.of(task) : Optional.empty();
    }

    private Task natural() {
        if (targets.size() > 1) {
            return Task.REGRESSION;
        }
        var target = targets.getFirst();
        var labels = target.labels();
        boolean classes = target.isSaidToBeCategorical() || labels.text()
                || (!labels.fraction() && labels.distinct() <= FEW);
        return classes ? Task.CLASSIFICATION : Task.REGRESSION;
    }

    private void check(Task task, TargetDraft target) {
        var labels = target.labels();
        if (task == Task.REGRESSION && labels.text()) {
            faults.add(ProblemType.VALIDATION, "/target", "regression needs numbers, but column \"%s\" holds text: %s"
                    .formatted(target.name(), target.firstText()));
        } else if (task == Task.CLASSIFICATION && !labels.text() && labels.fraction()) {
            faults.add(ProblemType.VALIDATION, "/target",
                    "classes are whole numbers or text, but column \"%s\" holds %s; for such a target the task is regression"
                            .formatted(target.name(), target.firstFraction()));
        } else if (task == Task.CLASSIFICATION && labels.tooMany()) {
            faults.add(ProblemType.LIMIT_EXCEEDED, "/target",
                    "column \"%s\" has more than %d different classes%s".formatted(target.name(), limits.classes(),
                            labels.text() ? "; its first text is " + target.firstText() : ""));
        }
    }
}
