package org.trainyard.insights.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.trainyard.compute.Evenly;
import org.trainyard.compute.RowScores;
import org.trainyard.insights.evaluation.EvaluationView.ResidualPoint;
import org.trainyard.insights.evaluation.EvaluationView.TargetResiduals;

/** What predictions leave over of numbers. */
final class Residuals {

    private static final int MOST_POINTS = 1000;
    private static final int FEWEST_POINTS = 2;

    private Residuals() {}

    /** One a target; empty where a prediction is not finite. */
    static List<TargetResiduals> of(RowScores scores, List<String> targets) {
        for (float output : scores.outputs().data) {
            if (!Float.isFinite(output)) {
                return List.of();
            }
        }
        int most = Math.max(FEWEST_POINTS, MOST_POINTS / targets.size());
        return IntStream.range(0, targets.size()).mapToObj(j -> of(scores, targets.get(j), j, most)).toList();
    }

    private static TargetResiduals of(RowScores scores, String target, int column, int most) {
        int n = scores.size();
        var residuals = new double[n];
        double sum = 0;
        for (int row = 0; row < n; row++) {
            residuals[row] = (double) scores.target(row, column) - predicted(scores, row, column);
            sum += residuals[row];
        }
        double mean = sum / n;
        double squares = 0;
        for (double residual : residuals) {
            squares += (residual - mean) * (residual - mean);
        }
        Arrays.sort(residuals);
        double median = (residuals[(n - 1) / 2] + residuals[n / 2]) / 2;
        var points = IntStream.of(Evenly.fromEndToEnd(n, most))
                .mapToObj(row -> new ResidualPoint(scores.part().rows()[row],
                        scores.target(row, column), predicted(scores, row, column)))
                .toList();
        return new TargetResiduals(target, mean, Math.sqrt(squares / n), residuals[0], median, residuals[n - 1],
                points);
    }

    private static float predicted(RowScores scores, int row, int column) {
        return scores.outputs().data[row * scores.outputs().numCols + column];
    }
}
