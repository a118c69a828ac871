package org.trainyard.compute;

import java.util.ArrayList;
import java.util.List;

/**
 * A multi-layer perceptron: {@code inputs} numbers go in, each layer's units come out.
 *
 * @param inputs numbers that a row brings
 * @param layers the layers, from the first hidden one to the last
 */
public record NetworkSpec(int inputs, List<LayerSpec> layers) {

    public NetworkSpec {
        layers = List.copyOf(layers);
    }

    /** Weights and biases together: 31 for 3-4-3, 13 for 2-3-1. */
    public long parameters() {
        return summary().parameters();
    }

    /** Weights alone: the multiply-adds of one row going through. */
    public long weights() {
        return summary().layers().stream().mapToLong(Summary.Layer::weights).sum();
    }

    /** Number of units of the last layer. */
    public int outputs() {
        return lastLayer().units();
    }

    /** The last layer. */
    public LayerSpec lastLayer() {
        return layers.getLast();
    }

    /** Number of inputs of a layer (from 0). */
    public int inputsOf(int layer) {
        return layer == 0 ? inputs : layers.get(layer - 1).units();
    }

    /** Shapes and counts, layer by layer. */
    public Summary summary() {
        var summaries = new ArrayList<Summary.Layer>();
        long total = 0;
        for (int i = 0; i < layers.size(); i++) {
            var layer = layers.get(i);
            long weights = (long) inputsOf(i) * layer.units();
            long biases = layer.bias() ? layer.units() : 0;
            total += weights + biases;
            summaries.add(new Summary.Layer(column(inputsOf(i)), column(layer.units()), weights, biases,
                    weights + biases, layer.activation()));
        }
        return new Summary(column(inputs), column(outputs()), total, List.copyOf(summaries));
    }

    /** What makes the definition unusable whatever the data; pointers start at the model: {@code /layers/0/weights}. */
    public List<Refusal> refusals() {
        var refusals = new ArrayList<Refusal>();
        for (int i = 0; i < layers.size(); i++) {
            var layer = layers.get(i);
            String pointer = "/layers/" + i;
            if (layer.activation() == Activation.SOFTMAX && i < layers.size() - 1) {
                refusals.add(Refusal.of(pointer + "/activation",
                        "softmax turns a layer's outputs into probabilities and is possible in the last layer only"));
            }
            if (layer.dropout() > 0 && i == layers.size() - 1) {
                refusals.add(Refusal.of(pointer + "/dropout",
                        "must be 0 in the last layer, whose units are the answer, was " + layer.dropout()));
            }
            StartingValues.refusals(layer, inputsOf(i), pointer, refusals);
        }
        return refusals;
    }

    private static List<Integer> column(int numbers) {
        return List.of(numbers, 1);
    }

    /**
     * Shapes as column vectors, {@code [3, 1]} for three numbers.
     *
     * @param inputShape what goes in
     * @param outputShape what comes out
     * @param parameters weights and biases of all layers
     * @param layers the layers, in order
     */
    public record Summary(List<Integer> inputShape, List<Integer> outputShape, long parameters, List<Layer> layers) {

        /**
         * One layer's part of the summary.
         *
         * @param inputShape what the layer before hands over
         * @param outputShape one number for each unit
         * @param weights inputs times units
         * @param biases one for each unit, or none
         * @param parameters weights and biases together
         * @param activation what each unit does to its sum
         */
        public record Layer(List<Integer> inputShape, List<Integer> outputShape, long weights, long biases,
                long parameters, Activation activation) {}
    }
}
