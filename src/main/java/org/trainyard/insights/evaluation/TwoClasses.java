package org.trainyard.insights.evaluation;

import java.util.Optional;
import java.util.stream.IntStream;

import org.trainyard.compute.Evenly;
import org.trainyard.compute.Ranking;
import org.trainyard.compute.RowScores;
import org.trainyard.insights.evaluation.EvaluationView.PrecisionRecall;
import org.trainyard.insights.evaluation.EvaluationView.PrecisionRecallPoint;
import org.trainyard.insights.evaluation.EvaluationView.Roc;
import org.trainyard.insights.evaluation.EvaluationView.RocPoint;

/** How well two classes are told apart, whatever the threshold. */
record TwoClasses(Ranking ranking, String positive) {

    private static final int MOST_POINTS = 1000;

    /**
     * @param positive name of the second class
     * @return empty where the part has rows of one class only, or an output is not finite
     */
    static Optional<TwoClasses> of(RowScores scores, String positive) {
        var second = new boolean[scores.size()];
        for (int row = 0; row < second.length; row++) {
            second[row] = scores.part().labels()[row] == 1;
        }
        return Ranking.of(scores.forSecondClass(), second).map(ranking -> new TwoClasses(ranking, positive));
    }

    /** From nothing taken for the second class to everything. */
    Roc roc() {
        var steps = ranking.steps();
        var points = IntStream.of(Evenly.fromEndToEnd(steps.size() + 1, MOST_POINTS)).mapToObj(i -> {
            if (i == 0) {
                return new RocPoint(null, 0, 0);
            }
            var step = steps.get(i - 1);
            return new RocPoint(step.threshold(), ranking.falsePositiveRate(step), ranking.truePositiveRate(step));
        }).toList();
        return new Roc(positive, ranking.areaUnderRoc(), points);
    }

    PrecisionRecall precisionRecall() {
        var steps = ranking.steps();
        var points = IntStream.of(Evenly.fromEndToEnd(steps.size(), MOST_POINTS)).mapToObj(steps::get)
                .map(step -> new PrecisionRecallPoint(step.threshold(), ranking.precision(step),
                        ranking.truePositiveRate(step)))
                .toList();
        return new PrecisionRecall(positive, ranking.averagePrecision(), points);
    }
}
