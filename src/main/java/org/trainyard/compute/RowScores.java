package org.trainyard.compute;

import java.util.Arrays;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of each row of a part of its data, and how wrong that is.
 *
 * @param model which says so
 * @param table where the rows lie
 * @param part the rows, by the labels that they were trained on where they were redrawn
 * @param outputs of the last layer (n×k), regression in the data's own units
 * @param losses of each row as in training, without penalty and without the weight of its class; not finite where the
 *     model's numbers are not, 0 where there is no loss
 * @param loss their mean by class weights, as in training; null where there is none or it is not finite
 */
public record RowScores(TrainedModel model, DataTable table, PreparedData.Part part, FMatrixRMaj outputs,
        double[] losses, @Nullable Double loss) {

    /** Scores a part; {@code plan} is a resolved one, for its loss. */
    public static RowScores of(TrainedModel model, DataTable table, PreparedData.Part part, TrainingPlan plan) {
        var working = model.working(Math.max(1, Math.min(256, part.size())));
        var losses = new double[part.size()];
        var measurement = new Measurement(part, plan, model.encoding(), working.capacity(), losses);
        measurement.measure(working, () -> true);
        return new RowScores(model, table, part, model.outputs(table.inputs(), part.rows()), losses,
                measurement.loss());
    }

    /** n. */
    public int size() {
        return part.size();
    }

    /** The outputs for one row, a copy. */
    public float[] outputs(int row) {
        int k = outputs.numCols;
        return Arrays.copyOfRange(outputs.data, row * k, (row + 1) * k);
    }

    /** The class that is predicted for a row. */
    public int predicted(int row) {
        return model.predictedClass(outputs(row));
    }

    /** The target of a row in the data's own units. */
    public float target(int row, int column) {
        return table.targets().data[part.rows()[row] * table.targets().numCols + column];
    }

    /**
     * Of two classes, how much speaks for the second in each row: the output of a single unit, or the second of a softmax,
     * or by how much the second of two sigmoid units exceeds the first. The larger, the more.
     */
    public double[] forSecondClass() {
        boolean shares = model.network().lastLayer().activation() == Activation.SOFTMAX;
        var scores = new double[size()];
        for (int row = 0; row < scores.length; row++) {
            float[] own = outputs(row);
            scores[row] = own.length == 1 ? own[0] : shares ? own[1] : (double) own[1] - own[0];
        }
        return scores;
    }
}
