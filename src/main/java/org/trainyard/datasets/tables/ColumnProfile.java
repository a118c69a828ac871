package org.trainyard.datasets.tables;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A column and figures over its float32 cells.
 *
 * @param column what it is
 * @param missing cells that had no value when they came
 * @param counts rows of each category; empty for a numeric column
 * @param figures range, mean and deviation of a numeric column, else null
 * @param histogram rows in each of twenty equal intervals from the smallest value to the largest; empty unless numeric
 * @param correlation with the target, -1 to 1; null where there is none
 */
public record ColumnProfile(Column column, int missing, List<Integer> counts, @Nullable Figures figures,
        List<Integer> histogram, @Nullable Double correlation) {

    /** Intervals of a histogram. */
    public static final int BINS = 20;

    /** The bin of a value in a histogram from {@code min} on that is {@code width} wide. */
    public static int bin(double value, double min, double width) {
        int bin = width > 0 ? (int) ((value - min) / width * BINS) : 0;
        return StrictMath.min(bin, BINS - 1);
    }

    /**
     * Range, mean and deviation.
     *
     * @param std population standard deviation: the squares are divided by the number of rows
     */
    public record Figures(double min, double max, double mean, double std) {}
}
