package org.trainyard.compute;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Shift and width of each column of some rows, in passes over the rows: all columns at once, so that a table which is not
 * in memory is read as few times as there are passes. The sums of a column have the order of the rows.
 */
final class ColumnFit {
    private final Preprocessing.Scaling scaling;
    private final boolean[] scaled;
    private final double[] shifts;
    private final double[] widths;

    /** @param scaled which columns are scaled at all; not modified */
    ColumnFit(Preprocessing.Scaling scaling, boolean[] scaled) {
        this.scaling = scaling;
        this.scaled = scaled;
        this.shifts = new double[scaled.length];
        this.widths = new double[scaled.length];
    }

    /**
     * Reads the rows.
     *
     * @param rows their numbers, in order
     * @param values gives the numbers of a row, one for each column; read at once
     */
    void read(int[] rows, IntFunction<double[]> values) {
        switch (scaling) {
            case NONE -> {
            }
            case STANDARD -> standard(rows, values);
            case MINMAX -> minmax(rows, values);
        }
        for (int j = 0; j < scaled.length; j++) {
            shifts[j] = scaled[j] ? shifts[j] : 0;
            // a column that never changes is only shifted
            widths[j] = scaled[j] && widths[j] > 0 ? widths[j] : 1;
        }
    }

    private void standard(int[] rows, IntFunction<double[]> values) {
        for (int row : rows) {
            double[] x = values.apply(row);
            for (int j = 0; j < x.length; j++) {
                shifts[j] += x[j];
            }
        }
        for (int j = 0; j < shifts.length; j++) {
            shifts[j] /= rows.length;
        }
        for (int row : rows) {
            double[] x = values.apply(row);
            for (int j = 0; j < x.length; j++) {
                widths[j] += (x[j] - shifts[j]) * (x[j] - shifts[j]);
            }
        }
        for (int j = 0; j < widths.length; j++) {
            widths[j] = Math.sqrt(widths[j] / rows.length);
        }
    }

    private void minmax(int[] rows, IntFunction<double[]> values) {
        double[] largest = new double[shifts.length];
        Arrays.fill(shifts, Double.POSITIVE_INFINITY);
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
        for (int row : rows) {
            double[] x = values.apply(row);
            for (int j = 0; j < x.length; j++) {
                shifts[j] = Math.min(shifts[j], x[j]);
                largest[j] = Math.max(largest[j], x[j]);
            }
        }
        for (int j = 0; j < widths.length; j++) {
            widths[j] = largest[j] - shifts[j];
        }
    }

    /** Taken off each column. */
    double[] shifts() {
        return shifts;
    }

    /** What is left is divided by. */
    double[] widths() {
        return widths;
    }
}
