package org.trainyard.compute;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.ejml.data.FMatrixRMaj;

/**
 * Preprocessing after it has seen the training rows: which numbers are made of a row, and by what each is shifted and
 * divided. Everything that raw rows need on their way into the network and values on their way out.
 *
 * @param columns numbers in a raw row
 * @param features what is made of them
 * @param shifts taken off each feature
 * @param widths what is left is divided by
 * @param targetShifts added to each value that comes out
 * @param targetWidths after it was multiplied by this; both are empty for classification
 */
record FittedScaling(int columns, List<Feature> features, double[] shifts, double[] widths, double[] targetShifts,
        double[] targetWidths) {

    /** Fits to those rows of a table, which are read twice at most, in their order. */
    static FittedScaling fit(Preprocessing preprocessing, DataTable table, int[] rows) {
        var features = Feature.all(preprocessing.features(), table);
        // A name is there or not: to shift or stretch that would tell the network nothing.
        boolean[] scaled = new boolean[features.size()];
        for (int j = 0; j < scaled.length; j++) {
            scaled[j] = features.get(j).kind() != Feature.Kind.CATEGORY;
        }
        var inputs = new ColumnFit(preprocessing.scaling(), scaled);
        float[] row = new float[table.inputs().columns()];
        double[] values = new double[features.size()];
        inputs.read(rows, i -> {
            table.inputs().copy(i, row, 0);
            for (int j = 0; j < values.length; j++) {
                values[j] = features.get(j).of(row, 0);
            }
            return values;
        });
        int k = table.task() == Task.REGRESSION ? table.targets().numCols : 0;
        boolean[] all = new boolean[k];
        Arrays.fill(all, true);
        var targets = new ColumnFit(preprocessing.targetScaling() == Preprocessing.TargetScaling.STANDARD
                ? Preprocessing.Scaling.STANDARD
                : Preprocessing.Scaling.NONE, all);
        double[] target = new double[k];
        targets.read(rows, i -> {
            for (int j = 0; j < k; j++) {
                target[j] = table.targets().data[i * k + j];
            }
            return target;
        });
        return new FittedScaling(table.inputs().columns(), features, inputs.shifts(), inputs.widths(),
                targets.shifts(), targets.widths());
    }

    /** Whether a column of the raw rows goes into any feature. */
    boolean uses(int column) {
        return features.stream().anyMatch(feature -> feature.first() == column
                || (feature.kind() == Feature.Kind.PRODUCT && feature.second() == column));
    }

    /** Whether a raw row goes into the network unchanged. */
    boolean leavesRowsAsTheyAre() {
        for (int j = 0; j < features.size(); j++) {
            var feature = features.get(j);
            if (feature.kind() != Feature.Kind.COLUMN || feature.first() != j || !isIdentity(j)) {
                return false;
            }
        }
        return features.size() == columns;
    }

    /** Numbers that go into the network. */
    int inputs() {
        return features.size();
    }

    /** Writes the network's input for the raw row that starts at {@code from} of {@code raw} to {@code out} (modified). */
    void scale(float[] raw, int from, float[] out, int to) {
        for (int j = 0; j < shifts.length; j++) {
            float value = features.get(j).of(raw, from);
            out[to + j] = isIdentity(j) ? value : (float) ((value - shifts[j]) / widths[j]);
        }
    }

    private boolean isIdentity(int j) {
        return shifts[j] == 0 && widths[j] == 1;
    }

    /** A regression target in scaled units. */
    float scaleTarget(float value, int j) {
        return (float) ((value - targetShifts[j]) / targetWidths[j]);
    }

    /** Brings outputs (modified) back to the data's own units. */
    void unscaleTargets(FMatrixRMaj outputs) {
        int k = targetShifts.length;
        for (int i = 0; k > 0 && i < outputs.numRows * k; i++) {
            outputs.data[i] = (float) (outputs.data[i] * targetWidths[i % k] + targetShifts[i % k]);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(columns);
        out.writeInt(features.size());
        for (int j = 0; j < features.size(); j++) {
            out.writeUTF(features.get(j).kind().name());
            out.writeInt(features.get(j).first());
            out.writeInt(features.get(j).second());
            out.writeDouble(shifts[j]);
            out.writeDouble(widths[j]);
        }
        out.writeInt(targetShifts.length);
        for (int j = 0; j < targetShifts.length; j++) {
            out.writeDouble(targetShifts[j]);
            out.writeDouble(targetWidths[j]);
        }
    }

    static FittedScaling read(DataInput in) throws IOException {
        int columns = in.readInt();
        int inputs = in.readInt();
        var features = new Feature[inputs];
        var shifts = new double[inputs];
        var widths = new double[inputs];
        for (int j = 0; j < inputs; j++) {
            features[j] = new Feature(Feature.Kind.valueOf(in.readUTF()), in.readInt(), in.readInt());
            shifts[j] = in.readDouble();
            widths[j] = in.readDouble();
        }
        int targets = in.readInt();
        var targetShifts = new double[targets];
        var targetWidths = new double[targets];
        for (int j = 0; j < targets; j++) {
            targetShifts[j] = in.readDouble();
            targetWidths[j] = in.readDouble();
        }
        return new FittedScaling(columns, List.of(features), shifts, widths, targetShifts, targetWidths);
    }
}
