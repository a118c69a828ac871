package org.trainyard.compute;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.kernel.Kernels;

/**
 * Forward and backward for a batch of n rows: row by row ({@link Network}) or, if it is small, by {@link ColumnPass}.
 */
interface BatchPass {

    /** A of the last layer for n rows of x (not modified); {@code dropout} is null unless units are to be dropped. */
    float[] forward(float[] x, int n, @Nullable RandomStream dropout);

    /**
     * Number, from 1, of the first layer with a weighted sum of the last n rows that is not finite; 0 if there is none.
     */
    int layerWithoutFiniteSums(int n);

    /** What it computes with. */
    Kernels kernels();

    /** A of the last layer. */
    float[] outputs();

    /** Room for the derivative of the loss; to be filled before {@link #backward}. */
    float[] lossGradient();

    /**
     * Gradients of all parameters from {@link #lossGradient}, which is with respect to the last layer's logits if
     * {@code ofLogits}, else to its outputs; {@code x} as in the {@link #forward} before. Parameters move by
     * {@code updates} as soon as nothing else depends on them.
     */
    void backward(float[] x, int n, boolean ofLogits, Updates updates);
}
