package org.trainyard.insights.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.RowScores;
import org.trainyard.compute.TrainingPlan;
import org.trainyard.insights.evaluation.EvaluationView.Example;

/** The rows on which a network is most wrong. */
final class WorstExamples {

    private static final int MOST = 10;

    private final RowScores scores;
    private final @Nullable List<String> classes;
    private final boolean hasLoss;

    private WorstExamples(RowScores scores, @Nullable List<String> classes, TrainingPlan plan) {
        this.scores = scores;
        this.classes = classes;
        this.hasLoss = plan.loss() != null;
    }

    /**
     * Those with the largest loss, the worst first, one that is not finite before all others; where no loss is defined,
     * as for the perceptron, rows that are taken for another class.
     *
     * @param classes names of the classes; null for numbers
     */
    static List<Example> of(RowScores scores, @Nullable List<String> classes, TrainingPlan plan) {
        return new WorstExamples(scores, classes, plan).examples();
    }

    private List<Example> examples() {
        // The least bad of those that are kept is the first to go; of equals, the last row.
        var kept = new PriorityQueue<Integer>(
                Comparator.comparingDouble(this::badness).thenComparing(Comparator.reverseOrder()));
        for (int row = 0; row < scores.size(); row++) {
            if (hasLoss || badness(row) > 0) {
                kept.add(row);
            }
            if (kept.size() > MOST) {
                kept.remove();
            }
        }
        var examples = new ArrayList<Example>();
        while (!kept.isEmpty()) {
            examples.add(example(kept.remove()));
        }
        Collections.reverse(examples);
        return examples;
    }

    private double badness(int row) {
        if (!hasLoss) {
            return scores.predicted(row) == scores.part().labels()[row] ? 0 : 1;
        }
        double loss = scores.losses()[row];
        return Double.isFinite(loss) ? loss : Double.POSITIVE_INFINITY;
    }

    private Example example(int row) {
        double loss = scores.losses()[row];
        return new Example(scores.part().rows()[row], inputs(scores.part().rows()[row]), truth(row), prediction(row),
                hasLoss && Double.isFinite(loss) ? (Double) loss : null);
    }

    private Map<String, Object> inputs(int row) {
        var table = scores.table();
        var cells = new float[table.inputs().columns()];
        table.inputs().copy(row, cells, 0);
        var inputs = new LinkedHashMap<String, Object>();
        for (int i = 0; i < cells.length; i++) {
            var names = table.categories().get(i);
            inputs.put(table.inputNames().get(i), names.isEmpty() ? (Object) cells[i] : names.get((int) cells[i]));
        }
        return inputs;
    }

    private Object truth(int row) {
        if (classes != null) {
            return classes.get(scores.part().labels()[row]);
        }
        var numbers = new float[scores.outputs().numCols];
        for (int j = 0; j < numbers.length; j++) {
            numbers[j] = scores.target(row, j);
        }
        return oneOrAll(numbers);
    }

    private @Nullable Object prediction(int row) {
        float[] outputs = scores.outputs(row);
        for (float output : outputs) {
            if (!Float.isFinite(output)) {
                return null;
            }
        }
        return classes == null ? oneOrAll(outputs) : classes.get(scores.predicted(row));
    }

    private static Object oneOrAll(float[] numbers) {
        return numbers.length == 1 ? (Object) numbers[0] : numbers;
    }
}
