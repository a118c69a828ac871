package org.trainyard.insights.layers;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The layers of a network while it learns.
 *
 * @param layers what they are, from the first hidden layer on
 * @param content recorded epochs and the one that the run has come to, thinned to the number that was asked for
 */
public record LayersView(List<Shape> layers, List<Moment> content) {

    /**
     * What a layer is.
     *
     * @param layer its number, from 1
     * @param activation its activation
     * @param inputs numbers that each unit gets
     * @param units its units
     * @param parameters its weights and biases
     */
    public record Shape(int layer, String activation, int inputs, int units, long parameters) {}

    /**
     * All layers after one epoch.
     *
     * @param epoch the epoch; 0 is before training
     * @param gradientRatio gradient norm of the first layer over that of the last: far below 1 the gradient vanishes on
     *        its way back, far above 1 it explodes; null where there is no gradient
     * @param layers from the first hidden layer on
     */
    public record Moment(int epoch, @Nullable Double gradientRatio, List<State> layers) {}

    /**
     * One layer after one epoch.
     *
     * @param weightNorm Euclidean length of its weights and biases
     * @param gradientNorm length of their gradient in the epoch's last update, in epoch 0 in the first one of all; null
     *        where no update followed
     * @param updateRatio length of the epoch's last step over that of the parameters before it: around 0.001 is healthy;
     *        null in epoch 0
     * @param deadUnits share of its units whose slope is 0 at all rows looked at, so that they cannot learn; null where
     *        an activation has no slope of its own
     * @param saturated share of units and rows where the slope is below a twentieth of the activation's steepest; null
     *        as above
     * @param weights how its weights and biases are spread
     * @param activations how its activations are spread over at most 256 training rows
     */
    public record State(double weightNorm, @Nullable Double gradientNorm, @Nullable Double updateRatio,
            @Nullable Double deadUnits, @Nullable Double saturated, Spread weights, Spread activations) {

        State with(double gradient, @Nullable Double ratio) {
            return new State(weightNorm, gradient, ratio, deadUnits, saturated, weights, activations);
        }
    }

    /**
     * How numbers are spread: counts in 20 equal intervals.
     *
     * @param from the smallest number
     * @param to the largest number
     * @param counts numbers in each interval from {@code from} to {@code to}
     */
    public record Spread(@Nullable Float from, @Nullable Float to, List<Integer> counts) {

        private static final int INTERVALS = 20;

        static Spread of(float[]... parts) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (float[] part : parts) {
                for (float number : part) {
                    low = Math.min(low, number);
                    high = Math.max(high, number);
                }
            }
            if (!(low <= high) || !Float.isFinite(high - low)) {
                return new Spread(null, null, List.of());
            }
            var counts = new Integer[INTERVALS];
            Arrays.fill(counts, 0);
            for (float[] part : parts) {
                for (float number : part) {
                    int interval = high == low ? 0 : (int) ((number - low) / (high - low) * INTERVALS);
                    counts[Math.min(INTERVALS - 1, interval)]++;
                }
            }
            return new Spread(low, high, List.of(counts));
        }
    }
}
