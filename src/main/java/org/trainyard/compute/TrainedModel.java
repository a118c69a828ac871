package org.trainyard.compute;

import java.util.List;

import org.ejml.data.FMatrixRMaj;

/** Weights with the scaling they were trained under: raw rows in, probabilities or values out. */
public final class TrainedModel {

    /** SHA-256 in hex over little-endian float32, layer by layer: weights (inputs × units, row by row), then biases. */
    public String weightsSha256() {
        throw new UnsupportedOperationException();
    }

    /** Copies of the parameters, layer by layer. */
    public List<Parameters> parameters() {
        throw new UnsupportedOperationException();
    }

    /** Raw input rows (n×d, not modified) to outputs of the last layer (n×k), regression in the data's own units. */
    public FMatrixRMaj outputs(FMatrixRMaj inputs) {
        throw new UnsupportedOperationException();
    }

    /** The class number that one row of outputs stands for. */
    public int predictedClass(float[] outputs) {
        throw new UnsupportedOperationException();
    }

    /** One probability a class from one row of outputs; empty where the last layer gives none (linear, tanh, step). */
    public double[] probabilities(float[] outputs) {
        throw new UnsupportedOperationException();
    }

    /** One layer's weights (inputs × units) and biases (empty without). */
    public record Parameters(float[][] weights, float[] biases) {}
}
