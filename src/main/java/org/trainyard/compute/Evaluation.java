package org.trainyard.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * How good a model is on some rows of a table.
 *
 * @param rows number of rows
 * @param loss mean loss as in training: without penalty, in scaled units where targets were scaled
 * @param accuracy share of rows whose class is predicted
 * @param confusionMatrix rows by true class, then by predicted class
 * @param classes figures of each class
 * @param rmse root of the mean squared error over rows and targets, in the data's own units
 * @param mae mean absolute error over rows and targets, in the data's own units
 * @param r2 1 − Σ(y − ŷ)² / Σ(y − mean)², the mean over targets; null where a target never changes
 */
public record Evaluation(int rows, @Nullable Double loss, @Nullable Double accuracy,
        @Nullable List<List<Integer>> confusionMatrix, @Nullable List<ClassScore> classes, @Nullable Double rmse,
        @Nullable Double mae, @Nullable Double r2) {

    /** Evaluates {@code model} on those rows; {@code plan} is a resolved one, for its loss. */
    public static Evaluation of(TrainedModel model, DataTable table, int[] rows, TrainingPlan plan) {
        var part = PreparedData.part(table, rows, null, model.network().outputs(), model.scaling(), model.encoding());
        return of(model, table, part, plan);
    }

    /**
     * Evaluates {@code model} on a part of its data, by the labels that it was trained on where they were redrawn, so
     * that the figures are those of the training's own epochs.
     */
    public static Evaluation of(TrainedModel model, DataTable table, PreparedData.Part part, TrainingPlan plan) {
        return of(RowScores.of(model, table, part, plan));
    }

    /** Evaluates what was said of each row. */
    public static Evaluation of(RowScores scores) {
        var table = scores.table();
        return table.task() == Task.CLASSIFICATION
                ? classification(scores.model(), table.classes(), scores.part().labels(), scores.outputs(),
                        scores.loss())
                : regression(table, scores.part().rows(), scores.outputs(), scores.loss());
    }

    private static Evaluation classification(TrainedModel model, int classes, int[] labels, FMatrixRMaj outputs,
            @Nullable Double loss) {
        int k = outputs.numCols;
        int right = 0;
        var counts = new int[classes][classes];
        for (int i = 0; i < labels.length; i++) {
            int predicted = model.predictedClass(Arrays.copyOfRange(outputs.data, i * k, (i + 1) * k));
            counts[labels[i]][predicted]++;
            right += labels[i] == predicted ? 1 : 0;
        }
        var matrix = new ArrayList<List<Integer>>();
        var scores = new ArrayList<ClassScore>();
        for (int c = 0; c < counts.length; c++) {
            matrix.add(Arrays.stream(counts[c]).boxed().toList());
            scores.add(ClassScore.of(c, counts));
        }
        return new Evaluation(labels.length, loss, ratio(right, labels.length), matrix, scores, null, null, null);
    }

    private static Evaluation regression(DataTable table, int[] rows, FMatrixRMaj outputs, @Nullable Double loss) {
        int k = outputs.numCols;
        double squares = 0;
        double sizes = 0;
        double r2 = 0;
        for (int j = 0; j < k; j++) {
            double sum = 0;
            for (int row : rows) {
                sum += table.targets().data[row * k + j];
            }
            double mean = sum / rows.length;
            double left = 0;
            double spread = 0;
            for (int i = 0; i < rows.length; i++) {
                double y = table.targets().data[rows[i] * k + j];
                double d = y - outputs.data[i * k + j];
                left += d * d;
                sizes += Math.abs(d);
                spread += (y - mean) * (y - mean);
            }
            squares += left;
            r2 += spread > 0 ? (1 - left / spread) / k : Double.NaN;
        }
        double numbers = (double) rows.length * k;
        return new Evaluation(rows.length, loss, null, null, null, finite(Math.sqrt(squares / numbers)),
                finite(sizes / numbers), finite(r2));
    }

    private static @Nullable Double finite(double figure) {
        return Double.isFinite(figure) ? (Double) figure : null;
    }

    private static @Nullable Double ratio(int part, int whole) {
        return whole == 0 ? null : (Double) ((double) part / whole);
    }

    /**
     * Figures of one class, null where they are 0/0.
     *
     * @param index number of the class, from 0
     * @param precision share of the rows predicted as this class that are of it
     * @param recall share of the rows of this class that are predicted as it
     * @param f1 harmonic mean of the two
     * @param support rows of this class
     */
    public record ClassScore(int index, @Nullable Double precision, @Nullable Double recall, @Nullable Double f1,
            int support) {

        private static ClassScore of(int index, int[][] counts) {
            int support = Arrays.stream(counts[index]).sum();
            int predicted = 0;
            for (int[] row : counts) {
                predicted += row[index];
            }
            int right = counts[index][index];
            return new ClassScore(index, ratio(right, predicted), ratio(right, support),
                    ratio(2 * right, support + predicted), support);
        }
    }
}
