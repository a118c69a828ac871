package org.trainyard.compute;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.kernel.Kernels;
import org.trainyard.compute.kernel.PartReady;

/**
 * One layer at work: Z = X·W + b, A = f(Z), over up to a fixed number of rows; X (n×d), Z and A (n×k). All buffers are
 * made once.
 */
final class DenseLayer {
    private final int inputs;
    private final int units;
    private final Activation activation;
    private final Parameter weights;
    private final Parameter biases;
    private final float[] z;
    private final float[] a;
    private final float[] delta;
    private final @Nullable DropoutLayer dropout;

    DenseLayer(int number, LayerSpec spec, int inputs, int rows) {
        this.inputs = inputs;
        this.units = spec.units();
        this.activation = spec.activation();
        this.weights = Parameter.of(number, inputs, units, true);
        this.biases = Parameter.of(number, 1, spec.bias() ? units : 0, false);
        this.z = new float[rows * units];
        this.a = new float[rows * units];
        this.delta = new float[rows * units];
        this.dropout = spec.dropout() > 0 ? new DropoutLayer(rows * units, spec.dropout()) : null;
    }

    /** A for n rows of x (not modified); {@code random} is null unless training, and then decides what drops out. */
    float[] forward(Kernels kernels, float[] x, int n, @Nullable RandomStream random) {
        kernels.affine(x, weights.value().data, biases.value().data, z, n, inputs, units);
        activation.apply(kernels, z, a, n, units);
        return dropout == null || random == null ? a : dropout.forward(a, n * units, random);
    }

    /**
     * From ∂L/∂A in {@link #delta} (∂L/∂Z if {@code ofLogits}) to the gradients of the parameters; and ∂L/∂X into
     * {@code toInputs} (n×d, modified), unless that is null; {@code room} as for
     * {@link Activation#backward}. {@code x} is that of the last training {@link #forward}. The weights may move when
     * {@code onWeights} is called, the biases when {@code onBiases} is.
     */
    void backward(Kernels kernels, float[] x, int n, boolean ofLogits, float[][] room, float @Nullable [] toInputs,
            PartReady onWeights, PartReady onBiases) {
        if (dropout != null) {
            dropout.backward(delta, n * units);
        }
        if (!ofLogits) {
            activation.backward(kernels, z, a, delta, room, n, units);
        }
        if (toInputs != null) {
            // before the weights move
            kernels.inputGradient(delta, weights.value().data, toInputs, n, inputs, units);
        }
        kernels.weightGradient(x, delta, weights.gradient().data, n, inputs, units, onWeights);
        if (biases.size() > 0) {
            kernels.columnSums(delta, biases.gradient().data, n, units);
            onBiases.ready(0, units);
        }
    }

    /** What the next layer got from the last training {@link #forward}. */
    float[] outputs() {
        return dropout == null ? a : dropout.outputs();
    }

    /** Z of the last {@link #forward}. */
    float[] logits() {
        return z;
    }

    /** A of the last {@link #forward}, before dropout. */
    float[] activations() {
        return a;
    }

    /** Room for ∂L/∂A; after {@link #backward}, ∂L/∂Z. */
    float[] delta() {
        return delta;
    }

    int inputs() {
        return inputs;
    }

    int units() {
        return units;
    }

    Activation activation() {
        return activation;
    }

    Parameter weights() {
        return weights;
    }

    Parameter biases() {
        return biases;
    }

    /** Puts the parameters to where training starts: explicit values, else drawn ones. */
    void initialise(LayerSpec spec, RandomStream random) {
        var given = spec.weights();
        for (int p = 0; p < inputs; p++) {
            float @Nullable [] row = given == null ? null : given[p];
            for (int j = 0; j < units; j++) {
                weights.value().data[p * units + j] = row != null
                        ? row[j]
                        : (float) spec.initializer().draw(random, inputs, units);
            }
        }
        if (spec.biases() != null) {
            System.arraycopy(spec.biases(), 0, biases.value().data, 0, biases.size());
        }
    }
}
