package org.trainyard.compute;

import java.util.List;

import org.trainyard.compute.RandomStream.Purpose;
import org.trainyard.compute.kernel.Elementary;
import org.trainyard.compute.kernel.KernelChoice;

/** What members of the families do, by their own code, at places that somebody wants to look at. */
public final class Samples {

    private Samples() {}

    /**
     * A function at some places.
     *
     * @param values one a place
     * @param derivatives one a place
     */
    public record Function(double[] values, double[] derivatives) {}

    /** The activation of a unit at each z, and da/dz; beside it stands a unit with z = 0, which only softmax looks at. */
    public static Function of(Activation activation, double[] z) {
        var kernels = KernelChoice.scalar();
        int numbers = 2 * z.length;
        var sums = new float[numbers];
        var delta = new float[numbers];
        for (int i = 0; i < z.length; i++) {
            sums[2 * i] = (float) z[i];
            delta[2 * i] = 1;
        }
        var a = new float[numbers];
        activation.apply(kernels, sums, a, z.length, 2);
        activation.backward(kernels, sums, a, delta, new float[2][numbers], z.length, 2);
        return new Function(everySecond(a), everySecond(delta));
    }

    private static double[] everySecond(float[] numbers) {
        var some = new double[numbers.length / 2];
        for (int i = 0; i < some.length; i++) {
            some[i] = numbers[2 * i];
        }
        return some;
    }

    /**
     * The loss of a row at each x, which is what its {@linkplain Loss#curve() curve} says: for the target 0 or, of a
     * probability or a margin, 1. The derivative is with respect to the output, or to its logit for cross-entropies.
     *
     * @param x probabilities and shares lie between 0 and 1, neither of them included
     */
    public static Function of(Loss loss, double[] x) {
        int units = loss.curve() == Loss.Curve.SHARE ? 2 : 1;
        boolean probability = loss.curve() == Loss.Curve.SHARE || loss.curve() == Loss.Curve.PROBABILITY;
        double delta = TrainingPlan.unspecified().lossDelta();
        var values = new double[x.length];
        var derivatives = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            float[] a = {(float) x[i], (float) (1 - x[i])};
            float[] z = {probability ? (float) Elementary.log(x[i] / (1 - x[i])) : a[0], 0};
            float[] y = {loss.curve() == Loss.Curve.RESIDUAL ? 0 : 1, 0};
            values[i] = loss.row(z, a, 0, y, 0, units, delta);
            var gradient = new float[units];
            loss.gradient(KernelChoice.scalar(), a, y, gradient, units, (float) delta, 1);
            derivatives[i] = gradient[0];
        }
        return new Function(values, derivatives);
    }

    /** Weights of a layer with that many inputs and units, as many as are asked for. */
    public static double[] of(Initializer initializer, int inputs, int units, int count) {
        var random = RandomStream.of(0, Purpose.INITIALISATION);
        var weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = initializer.draw(random, inputs, units);
        }
        return weights;
    }

    /**
     * The rate of each epoch of a training, from 1, without validation rows.
     *
     * @param losses what the training loss is after each epoch
     */
    public static double[] of(LearningRateSchedule schedule, double initial, double[] losses) {
        int epochs = losses.length;
        var network = new Network(new NetworkSpec(1, List.of(LayerSpec.of(1, Activation.LINEAR))), 1);
        var patience = new Patience(plan(schedule.over(epochs)), network);
        var rates = new double[epochs];
        for (int epoch = 0; epoch < epochs; epoch++) {
            rates[epoch] = schedule.over(epochs).rate(initial, epoch, epochs, patience.plateaus());
            patience.observe(new EpochReport(epoch + 1, losses[epoch], null, null, null, null, null, rates[epoch]),
                    network);
        }
        return rates;
    }

    @SuppressWarnings("NullAway") // null means left out, and the constructor is the one home of each default
    private static TrainingPlan plan(LearningRateSchedule schedule) {
        return new TrainingPlan(null, null, null, null, schedule, null, null, null, null, null, null, null, null, null,
                null, null, null);
    }
}
