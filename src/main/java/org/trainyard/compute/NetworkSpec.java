package org.trainyard.compute;

import java.util.List;

/** A multi-layer perceptron: {@code inputs} numbers go in, each layer's units come out. */
public record NetworkSpec(int inputs, List<LayerSpec> layers) {

    /** Weights and biases together: 31 for 3-4-3, 13 for 2-3-1. */
    public long parameters() {
        throw new UnsupportedOperationException();
    }

    /** Number of units of the last layer. */
    public int outputs() {
        throw new UnsupportedOperationException();
    }

    /** The last layer. */
    public LayerSpec lastLayer() {
        throw new UnsupportedOperationException();
    }

    /** Shapes and counts, layer by layer. */
    public Summary summary() {
        throw new UnsupportedOperationException();
    }

    /** Shapes as column vectors, {@code [3, 1]} for three numbers. */
    public record Summary(List<Integer> inputShape, List<Integer> outputShape, long parameters, List<Layer> layers) {

        /** One layer's part of the summary. */
        public record Layer(List<Integer> inputShape, List<Integer> outputShape, long weights, long biases,
                long parameters, Activation activation) {}
    }
}
