package org.trainyard.insights.evaluation;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How good a network is on a part of its data.
 *
 * @param split the part: {@code train}, {@code validation} or {@code test}
 * @param rows rows in it
 * @param loss the training's loss over these rows, without penalty
 * @param accuracy share of rows whose class is predicted right; null for regression
 * @param classes the classes, in the order of the matrix; null for regression
 * @param confusionMatrix row: true class, column: predicted class; null for regression
 * @param perClass figures of each class; null for regression
 * @param rmse root of the mean squared error, in the target's own unit; null for classification
 * @param mae mean absolute error, in the target's own unit; null for classification
 * @param r2 share of the targets' variance that the predictions explain, 1 is perfect; null for classification
 * @param roc how the second of two classes is found at every threshold; null for more classes, for regression, and where
 *     the part has rows of one class only
 * @param precisionRecall the same by precision and recall; null where {@code roc} is
 * @param residuals what the predictions leave over, one entry a target; null for classification
 * @param worstExamples up to ten rows with the largest loss, the worst first
 */
record EvaluationView(String split, int rows, @Nullable Double loss, @Nullable Double accuracy,
        @Nullable List<String> classes, @Nullable List<List<Integer>> confusionMatrix,
        @Nullable List<ClassFigures> perClass, @Nullable Double rmse, @Nullable Double mae, @Nullable Double r2,
        @Nullable Roc roc, @Nullable PrecisionRecall precisionRecall, @Nullable List<TargetResiduals> residuals,
        List<Example> worstExamples) {

    /**
     * Figures of one class; null where they would be 0/0.
     *
     * @param label the class
     * @param precision of the rows predicted to be of this class, the share that are
     * @param recall of the rows of this class, the share that were found
     * @param f1 harmonic mean of precision and recall
     * @param support rows of this class
     */
    record ClassFigures(String label, @Nullable Double precision, @Nullable Double recall, @Nullable Double f1,
            int support) {}

    /**
     * True against false positives, from the highest threshold to the lowest.
     *
     * @param positive the class that is looked for: the second
     * @param auc area under the curve: how probably a row of that class gets the larger score; 0.5 is chance, 1 perfect
     * @param points of the curve, at most 1000
     */
    record Roc(String positive, double auc, List<RocPoint> points) {}

    /**
     * What happens at a threshold.
     *
     * @param threshold rows with this score or more are taken for the positive class: the output of a single unit, the
     *     second of a softmax, or by how much the second of two sigmoid units exceeds the first; null at the start, where
     *     none is
     * @param fpr share of the other class that is taken for it
     * @param tpr share of the class that is found
     */
    record RocPoint(@Nullable Double threshold, double fpr, double tpr) {}

    /**
     * Precision against recall, from the highest threshold to the lowest.
     *
     * @param positive the class that is looked for: the second
     * @param averagePrecision Σ (recallᵢ − recallᵢ₋₁) precisionᵢ; chance is the share of the class
     * @param points of the curve, at most 1000
     */
    record PrecisionRecall(String positive, double averagePrecision, List<PrecisionRecallPoint> points) {}

    /**
     * What happens at a threshold.
     *
     * @param threshold rows with this score or more are taken for the positive class
     * @param precision share of those that are of it
     * @param recall share of the class that is among them
     */
    record PrecisionRecallPoint(double threshold, double precision, double recall) {}

    /**
     * What the predictions of a target leave over: the actual value minus the predicted one, in the target's own unit.
     *
     * @param target name of the column
     * @param mean of the residuals; above 0, predictions are too small on the whole
     * @param std standard deviation of the residuals
     * @param min the smallest residual
     * @param median the middle residual
     * @param max the largest residual
     * @param points rows with both values, spread evenly over the part; at most 1000 over all targets
     */
    record TargetResiduals(String target, double mean, double std, double min, double median, double max,
            List<ResidualPoint> points) {}

    /**
     * A row's value and what was predicted.
     *
     * @param row number of the row in the dataset, from 0
     * @param actual the value in the dataset
     * @param predicted the network's
     */
    record ResidualPoint(int row, double actual, double predicted) {}

    /**
     * A row of which the network is wrong.
     *
     * @param row number of the row in the dataset, from 0
     * @param inputs the row's features by name
     * @param truth its class, its value, or its values where there are several targets; as it was trained on, where
     *     labels were redrawn
     * @param prediction the same, as predicted; null where the outputs are not finite
     * @param loss of this row alone; null where there is none or it is not finite
     */
    record Example(int row, Map<String, Object> inputs, Object truth, @Nullable Object prediction,
            @Nullable Double loss) {}
}
