package org.trainyard.compute;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** How good a model is on part of a table, in the data's own units. */
public record Evaluation(int rows, @Nullable Double loss, @Nullable Double accuracy,
        @Nullable List<List<Integer>> confusionMatrix, @Nullable List<ClassScore> classes, @Nullable Double rmse,
        @Nullable Double mae, @Nullable Double r2) {

    /** Evaluates {@code model} on those rows of a prepared part. */
    public static Evaluation of(TrainedModel model, DataTable table, int[] rows, TrainingPlan plan) {
        throw new UnsupportedOperationException();
    }

    /** Precision, recall and F1 of one class (null where 0/0), and its number of rows. */
    public record ClassScore(int index, @Nullable Double precision, @Nullable Double recall, @Nullable Double f1,
            int support) {}
}
