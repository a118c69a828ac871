package org.trainyard.experiments;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A metric over the runs of a combination that have it.
 *
 * @param runs how many those are
 * @param mean their mean
 * @param median the middle one, or the mean of the two in the middle
 * @param sd standard deviation of a sample (divided by runs − 1); null for a single run
 * @param min the smallest
 * @param max the largest
 */
record Summary(int runs, double mean, double median, @Nullable Double sd, double min, double max) {

    /** Empty where there is nothing to summarise. */
    static Optional<Summary> of(double[] values) {
        int n = values.length;
        if (n == 0) {
            return Optional.empty();
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        // Halves first, so that the two largest numbers that there are have a middle.
        double median = n % 2 == 1 ? sorted[n / 2] : sorted[n / 2 - 1] / 2 + sorted[n / 2] / 2;
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += (values[i] - mean) / (i + 1);
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double sd = n == 1 ? Double.NaN : Math.sqrt(squares / (n - 1));
        return Optional.of(
                new Summary(n, mean, median, Double.isFinite(sd) ? (Double) sd : null, sorted[0], sorted[n - 1]));
    }
}
