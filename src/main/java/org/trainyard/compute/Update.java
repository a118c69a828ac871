package org.trainyard.compute;

import java.util.List;

/**
 * One update of the weights with all that was computed for it: copies, nobody modifies them. B is the number of rows.
 *
 * @param number from 1, over the whole training
 * @param epoch the epoch it belongs to, from 1
 * @param batch the mini-batch of that epoch, from 1
 * @param learningRate the rate of this update
 * @param rows numbers of the rows in the table, in the order in which the batch holds them
 * @param inputs what the first layer got (B×d, row by row), scaled
 * @param targets encoded targets (B×k, row by row)
 * @param labels class numbers of the rows, as trained on; empty for regression
 * @param scalars what the optimizer remembers of all parameters together, in the order of
 *        {@link Optimizer.Memory#scalars()}, as the update uses it
 * @param layers from the first hidden layer on
 */
public record Update(long number, int epoch, int batch, double learningRate, int[] rows, float[] inputs,
        float[] targets, int[] labels, double[] scalars, List<Layer> layers) {

    /** All parameters as they were: layer by layer, weights row by row, then biases. */
    public float[] parametersBefore() {
        return flat(layers.stream().map(Layer::before).toList());
    }

    /** The same as they are now. */
    public float[] parametersAfter() {
        return flat(layers.stream().map(Layer::after).toList());
    }

    /** The gradient of loss and penalty by all of them, before clipping. */
    public float[] gradient() {
        return flat(layers.stream().map(Layer::gradient).toList());
    }

    private static float[] flat(List<Numbers> all) {
        var flat = new float[all.stream().mapToInt(one -> one.weights.length + one.biases.length).sum()];
        int at = 0;
        for (var one : all) {
            System.arraycopy(one.weights, 0, flat, at, one.weights.length);
            at += one.weights.length;
            System.arraycopy(one.biases, 0, flat, at, one.biases.length);
            at += one.biases.length;
        }
        return flat;
    }

    /**
     * One layer, of d inputs and k units.
     *
     * @param spec what it is
     * @param inputs d
     * @param x what it got (B×d)
     * @param z weighted sums (B×k)
     * @param a activations (B×k), before dropout
     * @param delta ∂L/∂z (B×k), L averaged over the rows of the batch
     * @param before its parameters as they were
     * @param gradient of the loss and the penalty by its parameters, before clipping
     * @param memory what the optimizer remembered of each parameter before the update, in the order of
     *        {@link Optimizer.Memory#slots()}
     * @param after its parameters as they are now
     */
    public record Layer(LayerSpec spec, int inputs, float[] x, float[] z, float[] a, float[] delta, Numbers before,
            Numbers gradient, List<Numbers> memory, Numbers after) {}

    /**
     * One number for each parameter of a layer.
     *
     * @param weights inputs × units, row by row
     * @param biases one a unit; empty for a layer without
     */
    public record Numbers(float[] weights, float[] biases) {

        /** Euclidean length. */
        public double norm() {
            return Math.sqrt(squares(weights) + squares(biases));
        }

        /** Euclidean length of {@code this − other}, which has the same shape. */
        public double distance(Numbers other) {
            return Math.sqrt(squaresBetween(weights, other.weights) + squaresBetween(biases, other.biases));
        }

        private static double squares(float[] numbers) {
            double sum = 0;
            for (float number : numbers) {
                sum += (double) number * number;
            }
            return sum;
        }

        private static double squaresBetween(float[] one, float[] other) {
            double sum = 0;
            for (int i = 0; i < one.length; i++) {
                double difference = (double) one[i] - other[i];
                sum += difference * difference;
            }
            return sum;
        }
    }
}
