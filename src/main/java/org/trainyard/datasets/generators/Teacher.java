package org.trainyard.datasets.generators;

import java.util.Arrays;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.trainyard.compute.Limited;
import org.trainyard.compute.RandomStream;
import org.trainyard.compute.Task;

import static java.util.Objects.requireNonNullElse;

/**
 * Inputs from N(0,1) and what a random network with one tanh layer makes of them.
 * Its weights, from N(0, 1/fan-in), are drawn first: the hidden layer's, input by input, then the output layer's, hidden
 * unit by hidden unit. A value, or, with classes, one output a class of which the largest decides.
 *
 * @param samples number of rows
 * @param inputs number of inputs
 * @param hidden number of hidden units
 * @param classes 0 for a value, else the number of classes
 * @param noise standard deviation added to every output
 * @param seed where the random numbers start
 */
record Teacher(@Limited(by = "cells") Integer samples, @Limited(by = "columns") Integer inputs,
        @Min(1) @Max(256) Integer hidden, @Min(0) @Max(100) Integer classes,
        @DecimalMin("0") @DecimalMax("100") Double noise, @Min(0) @Max(MAX_SEED) Long seed) implements Generator {

    Teacher {
        samples = requireNonNullElse(samples, 200);
        inputs = requireNonNullElse(inputs, 10);
        hidden = requireNonNullElse(hidden, 8);
        classes = requireNonNullElse(classes, 0);
        noise = requireNonNullElse(noise, 0.1);
        seed = requireNonNullElse(seed, 0L);
    }

    @Override
    public int dimensions() {
        return inputs;
    }

    @Override
    public Task task() {
        return classes == 0 ? Task.REGRESSION : Task.CLASSIFICATION;
    }

    @Override
    public double work() {
        return (double) samples * hidden * (inputs + StrictMath.max(1, classes));
    }

    /** Weights (inputs × outputs), row by row. */
    private static double[][] weights(int inputs, int outputs, RandomStream random) {
        var weights = new double[inputs][outputs];
        double deviation = 1 / StrictMath.sqrt(inputs);
        for (double[] row : weights) {
            for (int j = 0; j < outputs; j++) {
                row[j] = deviation * random.gaussian();
            }
        }
        return weights;
    }

    /** {@code out} (k) = {@code x} (d) · {@code weights} (d×k), summed from the first input to the last. */
    private static void multiply(double[] x, double[][] weights, double[] out) {
        Arrays.fill(out, 0);
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < out.length; j++) {
                out[j] += x[i] * weights[i][j];
            }
        }
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int k = 1; k < values.length; k++) {
            if (values[k] > values[largest]) {
                largest = k;
            }
        }
        return largest;
    }

    @Override
    public void draw(RandomStream random, Points out) {
        int outputs = StrictMath.max(1, classes);
        var first = weights(inputs, hidden, random);
        var second = weights(hidden, outputs, random);
        var point = new double[inputs];
        var unit = new double[hidden];
        var output = new double[outputs];
        for (int row = 0; row < samples; row++) {
            for (int i = 0; i < inputs; i++) {
                point[i] = random.gaussian();
            }
            multiply(point, first, unit);
            for (int h = 0; h < hidden; h++) {
                unit[h] = StrictMath.tanh(unit[h]);
            }
            multiply(unit, second, output);
            for (int k = 0; k < outputs; k++) {
                output[k] += noise * random.gaussian();
            }
            out.add(point, classes == 0 ? output[0] : largest(output));
        }
    }
}
