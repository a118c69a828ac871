package org.trainyard.insights.trace;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.GradientCheck;
import org.trainyard.compute.Optimizer;

/**
 * One update of the weights, worked out. Matrices are lists of rows.
 *
 * @param update its number, from 1
 * @param epoch the epoch it belongs to
 * @param batch the mini-batch of that epoch, from 1
 * @param learningRate its rate
 * @param optimizer how the weights follow the gradient
 * @param plainDescent whether each parameter moves by rate × gradient: no momentum, no clipping
 * @param loss mean loss of the rows and the penalty, before the update; null with dropout and for the perceptron
 * @param lossAfter the same after it
 * @param rows the rows of the mini-batch
 * @param layers from the first hidden layer on
 * @param gradientCheck the gradient beside one by central differences, at most 500 parameters of it; null with dropout
 *        and for the perceptron
 */
record TraceView(long update, int epoch, int batch, double learningRate, Optimizer optimizer, boolean plainDescent,
        @Nullable Double loss,
        @Nullable Double lossAfter, List<Row> rows, List<Layer> layers, @Nullable GradientCheck gradientCheck) {

    /**
     * A row of the mini-batch.
     *
     * @param row its number in the dataset, from 0
     * @param inputs what the network got, scaled
     * @param target what it should have given, encoded
     * @param label its class; null for regression
     */
    record Row(int row, float[] inputs, float[] target, @Nullable String label) {}

    /**
     * What one layer computed.
     *
     * @param layer its number, from 1
     * @param activation its activation
     * @param z weighted sums: a row for each row of the mini-batch, a column for each unit
     * @param a activations, as z
     * @param delta derivative of the loss by z, as z
     * @param gradients derivative of loss and penalty by the parameters, before clipping
     * @param before the parameters before the update
     * @param after the parameters after it
     */
    record Layer(int layer, String activation, float[][] z, float[][] a, float[][] delta, Parameters gradients,
            Parameters before, Parameters after) {}

    /**
     * One number for each parameter of a layer.
     *
     * @param weights inputs × units
     * @param biases one a unit
     */
    record Parameters(float[][] weights, float[] biases) {}
}
