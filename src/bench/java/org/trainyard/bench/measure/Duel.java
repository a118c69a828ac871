package org.trainyard.bench.measure;

import java.util.Arrays;

/**
 * Two sides in turn, ours first: neighbouring rounds meet the same weather on the machine, so each pair gives a ratio,
 * theirs / ours, above 1 where we are faster.
 *
 * @param ours median seconds of our rounds
 * @param theirs median seconds of their rounds
 * @param ratio median of the pairs' ratios
 * @param least the smallest ratio of a pair
 * @param greatest the largest ratio of a pair
 */
public record Duel(double ours, double theirs, double ratio, double least, double greatest) {

    /** Warms both sides up and lets them work in turn. */
    public static Duel between(Side ours, Side theirs, Pace pace) {
        ours.warmUp();
        theirs.warmUp();
        double[] oursSeconds = new double[pace.rounds()];
        double[] theirSeconds = new double[pace.rounds()];
        for (int i = 0; i < pace.rounds(); i++) {
            oursSeconds[i] = ours.round();
            theirSeconds[i] = theirs.round();
        }
        return of(oursSeconds, theirSeconds);
    }

    /** From the seconds of pairs of rounds (not modified). */
    public static Duel of(double[] ours, double[] theirs) {
        double[] ratios = new double[ours.length];
        Arrays.setAll(ratios, i -> theirs[i] / ours[i]);
        return new Duel(median(ours), median(theirs), median(ratios), Arrays.stream(ratios).min().orElseThrow(),
                Arrays.stream(ratios).max().orElseThrow());
    }

    /** "1.31 (1.27 to 1.40)", with as many digits as mean something. */
    public String told() {
        String form = ratio < 10 ? "%.2f (%.2f to %.2f)" : ratio < 100 ? "%.1f (%.1f to %.1f)" : "%.0f (%.0f to %.0f)";
        return form.formatted(ratio, least, greatest);
    }

    /** The middle one of these values (not modified), or the mean of the two in the middle. */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
