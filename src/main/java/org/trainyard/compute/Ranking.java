package org.trainyard.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How well a score tells two classes apart, whatever the threshold from which on it counts as the second: Fawcett, An
 * introduction to ROC analysis (2006), algorithms 1 and 2. Rows of equal score cross the threshold together.
 *
 * @param negatives rows of the first class, at least one
 * @param positives rows of the second class, at least one
 * @param steps one for each different score, from the largest on
 */
public record Ranking(int negatives, int positives, List<Step> steps) {

    /**
     * What happens at a threshold.
     *
     * @param threshold rows with this score or a larger one are taken for the second class
     * @param falsePositives rows of the first class among them
     * @param truePositives rows of the second class among them
     */
    public record Step(double threshold, int falsePositives, int truePositives) {}

    public Ranking {
        steps = List.copyOf(steps);
    }

    /** Ranks rows by score; empty where one of the classes has no rows, or a score is not finite. */
    public static Optional<Ranking> of(double[] scores, boolean[] second) {
        if (Arrays.stream(scores).anyMatch(score -> !Double.isFinite(score))) {
            return Optional.empty();
        }
        double[] negatives = some(scores, second, false);
        double[] positives = some(scores, second, true);
        if (negatives.length == 0 || positives.length == 0) {
            return Optional.empty();
        }
        var steps = new ArrayList<Step>();
        int n = negatives.length;
        int p = positives.length;
        while (n > 0 || p > 0) {
            double threshold = n == 0
                    ? positives[p - 1]
                    : p == 0 ? negatives[n - 1] : Math.max(negatives[n - 1], positives[p - 1]);
            while (n > 0 && negatives[n - 1] >= threshold) {
                n--;
            }
            while (p > 0 && positives[p - 1] >= threshold) {
                p--;
            }
            steps.add(new Step(threshold, negatives.length - n, positives.length - p));
        }
        return Optional.of(new Ranking(negatives.length, positives.length, steps));
    }

    /** In ascending order; −0 becomes 0, or the two would be different thresholds. */
    private static double[] some(double[] scores, boolean[] second, boolean wanted) {
        var some = new double[scores.length];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (second[i] == wanted) {
                some[count++] = scores[i] + 0.0;
            }
        }
        some = Arrays.copyOf(some, count);
        Arrays.sort(some);
        return some;
    }

    /**
     * The area under the curve of true over false positives: the probability that a row of the second class has the larger
     * score than one of the first, ties counting half. 0.5 is chance.
     */
    public double areaUnderRoc() {
        double area = 0;
        int falseBefore = 0;
        int trueBefore = 0;
        for (var step : steps) {
            area += (double) (step.falsePositives - falseBefore) * ((double) step.truePositives + trueBefore) / 2;
            falseBefore = step.falsePositives;
            trueBefore = step.truePositives;
        }
        return area / negatives / positives;
    }

    /** Σ (recallᵢ − recallᵢ₋₁) precisionᵢ: the mean precision over the thresholds at which a row of the second class is found. */
    public double averagePrecision() {
        double sum = 0;
        int trueBefore = 0;
        for (var step : steps) {
            sum += (step.truePositives - trueBefore) * precision(step);
            trueBefore = step.truePositives;
        }
        return sum / positives;
    }

    /** Share of the first class that is taken for the second. */
    public double falsePositiveRate(Step step) {
        return (double) step.falsePositives / negatives;
    }

    /** Share of the second class that is found: recall. */
    public double truePositiveRate(Step step) {
        return (double) step.truePositives / positives;
    }

    /** Share of those that are taken for the second class which are of it. */
    public double precision(Step step) {
        return (double) step.truePositives / ((double) step.falsePositives + step.truePositives);
    }
}
