package org.trainyard.compute;

import org.jspecify.annotations.Nullable;

/** One dense layer. What a request leaves out (null) gets its default in the compact constructor. */
public record LayerSpec(Integer units, Activation activation, Boolean bias, Initializer initializer, Double dropout,
        float @Nullable [] @Nullable [] weights, float @Nullable [] biases) {

    /** A layer with all defaults. */
    public static LayerSpec of(int units, Activation activation) {
        throw new UnsupportedOperationException();
    }
}
