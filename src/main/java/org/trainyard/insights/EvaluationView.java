package org.trainyard.insights;

import java.util.List;

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
 */
record EvaluationView(String split, int rows, @Nullable Double loss, @Nullable Double accuracy,
        @Nullable List<String> classes, @Nullable List<List<Integer>> confusionMatrix,
        @Nullable List<ClassFigures> perClass, @Nullable Double rmse, @Nullable Double mae, @Nullable Double r2) {

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
}
