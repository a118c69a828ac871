package org.trainyard.compute;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Checks the explicit weights and biases of a layer against its shape. */
final class StartingValues {

    private StartingValues() {}

    static void refusals(LayerSpec layer, int inputs, String pointer, List<Refusal> refusals) {
        if (layer.weights() != null) {
            weights(layer.weights(), inputs, layer.units(), pointer + "/weights", refusals);
        }
        if (layer.biases() == null) {
            return;
        }
        if (!layer.bias()) {
            refusals.add(Refusal.of(pointer + "/biases", "must be left out, as the layer has \"bias\": false"));
        } else {
            numbers(layer.biases(), layer.units(), "biases, one a unit", pointer + "/biases", refusals);
        }
    }

    private static void weights(float[] @Nullable [] weights, int inputs, int units,
            String pointer, List<Refusal> refusals) {
        if (weights.length != inputs) {
            refusals.add(Refusal.shape(pointer,
                    "must have %d rows, one for each number that comes in, was %d".formatted(inputs, weights.length)));
            return;
        }
        for (int i = 0; i < inputs; i++) {
            numbers(weights[i], units, "weights, one a unit", pointer + "/" + i, refusals);
        }
    }

    private static void numbers(float @Nullable [] numbers, int units, String what,
            String pointer, List<Refusal> refusals) {
        int length = numbers == null ? 0 : numbers.length;
        if (numbers == null || length != units) {
            refusals.add(Refusal.shape(pointer, "must hold %d %s, was %d".formatted(units, what, length)));
            return;
        }
        for (int i = 0; i < units; i++) {
            if (!Float.isFinite(numbers[i])) {
                refusals.add(Refusal.of(pointer + "/" + i, "must be a finite number"));
            }
        }
    }
}
