package org.trainyard.compute;

import org.ejml.data.FMatrixRMaj;

/**
 * An array of weights or biases with its gradient.
 *
 * @param layer number of its layer, from 0
 * @param value weights (inputs × units) or biases (1 × units; 1 × 0 for none)
 * @param gradient ∂L/∂value of the last batch, averaged over its rows; the same shape
 * @param penalized whether penalties act on it: on weights they do, on biases not
 */
record Parameter(int layer, FMatrixRMaj value, FMatrixRMaj gradient, boolean penalized) {

    static Parameter of(int layer, int rows, int cols, boolean penalized) {
        return new Parameter(layer, new FMatrixRMaj(rows, cols), new FMatrixRMaj(rows, cols), penalized);
    }

    int size() {
        return value.getNumElements();
    }
}
