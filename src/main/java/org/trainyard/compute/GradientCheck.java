package org.trainyard.compute;

import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of an update beside the one by central differences: the loss at a little more and a little less of one
 * parameter, all others as they are. Of fourth order, with h = 1/64:
 * ∂L/∂w ≈ (4 d(h) − d(2h)) / 3 with d(h) = (L(w + h) − L(w − h)) / 2h
 * (Abramowitz and Stegun, 25.3.6). In float32 that is good to about 1e-5. Where the two differences disagree, a unit
 * crosses a kink within the step, and a shorter one is taken: h = 1/512, good to about 1e-4.
 *
 * @param checked parameters that were checked, in order
 * @param relativeDifference ‖by backpropagation − by differences‖ / (‖by backpropagation‖ + ‖by differences‖) over these;
 *        0 where both are 0
 */
public record GradientCheck(List<Entry> checked, double relativeDifference) {
    private static final float STEP = 1f / 64;
    private static final float SHORT_STEP = 1f / 512;
    /** Of the two differences; those of a smooth loss differ by about h². */
    private static final double DISAGREEMENT = 1e-3;

    /**
     * One parameter.
     *
     * @param layer from 1
     * @param from the input or unit that it comes from, from 1; 0 for a bias
     * @param unit the unit that it leads to, from 1
     * @param backpropagation its derivative as the training computed it
     * @param centralDifference the same by differences of the loss
     */
    public record Entry(int layer, int from, int unit, double backpropagation, double centralDifference) {}

    /**
     * Checks an update of a network without dropout.
     *
     * @param plan a resolved one, which has a loss
     * @param most parameters; where there are more, every so many of them
     */
    public static GradientCheck of(NetworkSpec spec, TrainingPlan plan, PreparedData data, Update update, int most) {
        var objective = Objective.of(spec, plan, data, update);
        float[] parameters = update.parametersBefore();
        int step = Math.max(1, Math.ceilDiv(objective.size(), most));
        var entries = new ArrayList<Entry>();
        int first = 0;
        for (int i = 0; i < update.layers().size(); i++) {
            var layer = update.layers().get(i);
            int units = layer.spec().units();
            int weights = layer.before().weights().length;
            int all = weights + layer.before().biases().length;
            for (int j = Math.floorMod(-first, step); j < all; j += step) {
                double g = j < weights ? layer.gradient().weights()[j] : layer.gradient().biases()[j - weights];
                entries.add(new Entry(i + 1, j < weights ? j / units + 1 : 0, j % units + 1, g,
                        slope(objective, parameters, first + j)));
            }
            first += all;
        }
        return new GradientCheck(entries, relativeDifference(entries));
    }

    private static double relativeDifference(List<Entry> entries) {
        double difference = 0;
        double analytic = 0;
        double numeric = 0;
        for (var entry : entries) {
            double d = entry.backpropagation() - entry.centralDifference();
            difference += d * d;
            analytic += entry.backpropagation() * entry.backpropagation();
            numeric += entry.centralDifference() * entry.centralDifference();
        }
        double sum = Math.sqrt(analytic) + Math.sqrt(numeric);
        return sum == 0 ? 0 : Math.sqrt(difference) / sum;
    }

    private static double slope(Objective objective, float[] parameters, int index) {
        double near = difference(objective, parameters, index, STEP);
        double far = difference(objective, parameters, index, 2 * STEP);
        if (Math.abs(near - far) > DISAGREEMENT * (Math.abs(near) + DISAGREEMENT)) {
            near = difference(objective, parameters, index, SHORT_STEP);
            far = difference(objective, parameters, index, 2 * SHORT_STEP);
        }
        return (4 * near - far) / 3;
    }

    /** Of second order. */
    private static double difference(Objective objective, float[] parameters, int index, float h) {
        return (moved(objective, parameters, index, h) - moved(objective, parameters, index, -h)) / (2 * h);
    }

    private static double moved(Objective objective, float[] parameters, int index, float by) {
        float before = parameters[index];
        parameters[index] = before + by;
        double value = objective.at(parameters);
        parameters[index] = before;
        return value;
    }
}
