package org.trainyard.datasets;

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

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    double mean() {
        return mean;
    }

    /** Population standard deviation. */
    double std() {
        return StrictMath.sqrt(squares / count);
    }
}
