package org.trainyard.insights.trace;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.GradientCheck;
import org.trainyard.compute.Loss;
import org.trainyard.compute.LossReduction;
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
 * @param rule what the optimizer computes, in the letters of its settings and of `memory`
 * @param scalars what the optimizer remembers of all parameters together, as the update uses it
 * @param clipFactor what all gradients are multiplied by, where together they are longer than `clipNorm`; else 1
 * @param clipValue where a gradient is cut off, up and down; null without
 * @param lossFunction what is descended; null for the perceptron's rule, which knows no loss
 * @param lossReduction whether the losses of several outputs are averaged or summed; over rows they are always averaged
 * @param l1 λ of the penalty λ Σ|w|, whose derivative λ sign(w) is part of the gradients of weights
 * @param l2 λ of the penalty λ/2 Σw², whose derivative λ w is part of the gradients of weights
 * @param loss mean loss of the rows and the penalty, before the update; null with dropout and for the perceptron
 * @param lossAfter the same after it
 * @param rows the rows of the mini-batch
 * @param layers from the first hidden layer on
 * @param gradientCheck the gradient beside one by central differences, at most 500 parameters of it; null with dropout
 *        and for the perceptron
 */
record TraceView(long update, int epoch, int batch, double learningRate, Optimizer optimizer, boolean plainDescent,
        String rule, Map<String, Double> scalars, double clipFactor, @Nullable Double clipValue,
        @Nullable Loss lossFunction, @Nullable LossReduction lossReduction, double l1, double l2, @Nullable Double loss,
        @Nullable Double lossAfter, List<Row> rows, List<Layer> layers,
        @Nullable GradientCheck gradientCheck) {

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
     * @param dropout share of its activations that are left out at random; the others are divided by 1 − dropout
     * @param x what it got: the activations before it, after dropout; a column for each input
     * @param a activations, as z; before dropout
     * @param delta derivative of the loss by z, as z
     * @param gradients derivative of loss and penalty by the parameters, before clipping
     * @param before the parameters before the update
     * @param memory what the optimizer remembered of each parameter before the update, by the letters of `rule`; empty
     *        for one that remembers nothing
     * @param after the parameters after it
     */
    record Layer(int layer, String activation, double dropout, float[][] x, float[][] z, float[][] a, float[][] delta,
            Parameters gradients, Parameters before, Map<String, Parameters> memory, Parameters after) {}

    /**
     * One number for each parameter of a layer.
     *
     * @param weights inputs × units
     * @param biases one a unit
     */
    record Parameters(float[][] weights, float[] biases) {}
}
