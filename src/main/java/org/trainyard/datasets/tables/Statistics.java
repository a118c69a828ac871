package org.trainyard.datasets.tables;

/** Figures of one column, in one pass over its values in row order (Welford 1962): stable, and the same bits always. */
final class Statistics {

    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double mean;
    private double squares;

    void add(double value) {
        count++;
        min = StrictMath.min(min, value);
        max = StrictMath.max(max, value);
        double distance = value - mean;
        mean += distance / count;
        squares += distance * (value - mean);
    }

    double mean() {
        return mean;
    }

    ColumnProfile.Figures figures() {
        return new ColumnProfile.Figures(min, max, mean, StrictMath.sqrt(squares / count));
    }
}
