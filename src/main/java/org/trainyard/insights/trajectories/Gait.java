package org.trainyard.insights.trajectories;

import java.util.List;
import java.util.Locale;

/**
 * How a path went.
 *
 * @param length sum of the steps
 * @param distance straight from start to end
 * @param raisingShare share of the steps that raise the full loss; not a number without steps
 * @param meanCosine of the angle between one step and the next; not a number with fewer than two steps that move
 */
record Gait(double length, double distance, double raisingShare, double meanCosine) {

    /** Of the loss; smaller rises are rounding. */
    private static final double ROUNDING = 1e-6;

    /** @param losses full loss at each point */
    static Gait of(List<float[]> points, double[] losses) {
        double length = 0;
        int rises = 0;
        double cosines = 0;
        int pairs = 0;
        double before = 0;
        for (int i = 1; i < points.size(); i++) {
            double step = distance(points.get(i), points.get(i - 1));
            length += step;
            rises += losses[i] > losses[i - 1] * (1 + ROUNDING) ? 1 : 0;
            if (i > 1 && step > 0 && before > 0) {
                cosines += turn(points.get(i - 2), points.get(i - 1), points.get(i)) / (step * before);
                pairs++;
            }
            before = step;
        }
        return new Gait(length, distance(points.getFirst(), points.getLast()),
                (double) rises / (points.size() - 1), cosines / pairs);
    }

    private static double distance(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            double difference = (double) one[i] - other[i];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    /** The dot product of two steps. */
    private static double turn(float[] first, float[] second, float[] third) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += ((double) second[i] - first[i]) * ((double) third[i] - second[i]);
        }
        return sum;
    }

    /** Length over distance: 1 is straight; not a number for a path that ends where it began. */
    double detour() {
        return distance == 0 ? Double.NaN : length / distance;
    }

    String inWords(int batchSize, int trainingRows) {
        if (length == 0) {
            return "The weights did not move.";
        }
        var batch = batchSize == trainingRows
                ? "All rows in each update (gradient descent)"
                : batchSize == 1
                        ? "One row in each update (stochastic gradient descent)"
                        : "Mini-batches of " + batchSize;
        var way = distance == 0
                ? "the path ends where it began"
                : String.format(Locale.ROOT, "the path is %.1f times as long as the straight way", detour());
        var turns = Double.isNaN(meanCosine)
                ? ""
                : "; one step goes %s the one before".formatted(
                        meanCosine > 0.5 ? "on like" : meanCosine > -0.2 ? "across" : "back on");
        return String.format(Locale.ROOT, "%s: %.0f %% of the steps raise the full loss, and %s%s.", batch,
                100 * raisingShare, way, turns);
    }
}
