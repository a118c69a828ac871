package org.trainyard.datasets.tables;

import org.jspecify.annotations.Nullable;

/**
 * How much a column of numbers tells of the target. Pearson's r, -1 to 1, with values, or with two classes as 0 and 1;
 * with more classes the correlation ratio η, 0 to 1: the share of the column's deviation that lies between the classes,
 * as a root (Pearson 1905).
 */
final class Correlation {

    private final ColumnProfile.Figures figures;
    private final int rows;
    private final double targetMean;
    private final double targetStd;
    /** Sums of the column's distances from its mean, class by class; empty where Pearson's r is wanted. */
    private final double[] sums;
    private final int[] counts;
    private double products;

    private Correlation(ColumnProfile.Figures figures, int rows, double targetMean, double targetStd, int classes) {
        this.figures = figures;
        this.rows = rows;
        this.targetMean = targetMean;
        this.targetStd = targetStd;
        this.sums = new double[classes];
        this.counts = new int[classes];
    }

    /** Of a column with these figures and this target. */
    static Correlation of(ColumnProfile.Figures figures, ColumnProfile target, int rows) {
        var values = target.figures();
        if (values != null) {
            return new Correlation(figures, rows, values.mean(), values.std(), 0);
        }
        if (target.counts().size() > 2) {
            return new Correlation(figures, rows, 0, 0, target.counts().size());
        }
        double second = (double) target.counts().getLast() / rows;
        double share = target.counts().size() == 2 ? second : 0;
        return new Correlation(figures, rows, share, StrictMath.sqrt(share * (1 - share)), 0);
    }

    void add(double value, float target) {
        double distance = value - figures.mean();
        if (sums.length > 0) {
            sums[(int) target] += distance;
            counts[(int) target]++;
        } else {
            products += distance * (target - targetMean);
        }
    }

    /** Null where the column or the target does not vary. */
    @Nullable
    Double value() {
        if (figures.std() == 0 || (sums.length == 0 && targetStd == 0)) {
            return null;
        }
        if (sums.length == 0) {
            double r = products / rows / figures.std() / targetStd;
            return StrictMath.max(-1, StrictMath.min(1, r));
        }
        double between = 0;
        for (int k = 0; k < sums.length; k++) {
            between += counts[k] == 0 ? 0 : sums[k] / counts[k] * sums[k];
        }
        return StrictMath.min(1, StrictMath.sqrt(between / rows) / figures.std());
    }
}
