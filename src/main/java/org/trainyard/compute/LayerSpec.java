package org.trainyard.compute;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

import org.jspecify.annotations.Nullable;

/**
 * One dense layer: a = f(x·W + b).
 *
 * @param units numbers that come out
 * @param activation f
 * @param bias whether b is there
 * @param initializer how W starts
 * @param dropout share of the units that is switched off at random in each update; not for the last layer
 * @param weights W (inputs × units) to start with, in place of the initializer
 * @param biases b (units) to start with, in place of 0
 */
public record LayerSpec(@NotNull @Limited(by = "units") Integer units, @NotNull Activation activation, Boolean bias,
        Initializer initializer, @PositiveOrZero @DecimalMax(value = "1", inclusive = false) Double dropout,
        float @Nullable [] @Nullable [] weights, float @Nullable [] biases) {

    public LayerSpec {
        bias = bias == null || bias;
        initializer = initializer == null ? Initializer.GLOROT_UNIFORM : initializer;
        dropout = dropout == null ? 0.0 : dropout;
    }

    /** A layer with all defaults. */
    public static LayerSpec of(int units, Activation activation) {
        return new LayerSpec(units, activation, true, Initializer.GLOROT_UNIFORM, 0.0, null, null);
    }

    /** The layer with these weights (inputs × units) and biases (units; null for none) to start with. */
    public LayerSpec startingAt(float[][] weights, float @Nullable [] biases) {
        return new LayerSpec(units, activation, biases != null, initializer, dropout, weights, biases);
    }

    /** The layer with weights drawn by another initializer. */
    public LayerSpec startedBy(Initializer other) {
        return new LayerSpec(units, activation, bias, other, dropout, weights, biases);
    }

    /** The layer without biases. */
    public LayerSpec withoutBias() {
        return new LayerSpec(units, activation, false, initializer, dropout, weights, null);
    }

    /** The layer with that share of its units dropped out. */
    public LayerSpec dropping(double share) {
        return new LayerSpec(units, activation, bias, initializer, share, weights, biases);
    }
}
