package org.trainyard.compute;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.kernel.KernelChoice;
import org.trainyard.compute.kernel.Kernels;

/**
 * A network at work: forward and backward through its layers, for batches of up to {@code capacity} rows. Not for two
 * threads at once.
 */
final class Network implements BatchPass {
    private final NetworkSpec spec;
    private final int capacity;
    private final DenseLayer[] layers;
    private final List<Parameter> parameters;
    private final float[][] room;
    private Kernels kernels = KernelChoice.fastest();
    private boolean training;

    Network(NetworkSpec spec, int capacity) {
        this.spec = spec;
        this.capacity = capacity;
        this.layers = new DenseLayer[spec.layers().size()];
        var all = new ArrayList<Parameter>();
        int widest = 0;
        for (int i = 0; i < layers.length; i++) {
            layers[i] = new DenseLayer(i, spec.layers().get(i), spec.inputsOf(i), capacity);
            widest = Math.max(widest, layers[i].units());
            all.add(layers[i].weights());
            if (layers[i].biases().size() > 0) {
                all.add(layers[i].biases());
            }
        }
        this.parameters = List.copyOf(all);
        this.room = new float[2][capacity * widest];
    }

    /** Draws the start from the seed: layer by layer, weights row by row, one stream a layer. */
    void initialise(long seed) {
        for (int i = 0; i < layers.length; i++) {
            layers[i].initialise(spec.layers().get(i), RandomStream.of(seed, RandomStream.Purpose.INITIALISATION, i));
        }
    }

    /** Outputs (n×k, owned by the network) for n rows of inputs (n×d, not modified), as when predicting. */
    float[] predict(float[] x, int n) {
        return forward(x, n, null);
    }

    /** The same with dropout, drawn from {@code random}; {@link #backward} can follow. */
    @Override
    public float[] forward(float[] x, int n, @Nullable RandomStream random) {
        if (n > capacity) {
            throw new IllegalArgumentException(n + " rows, but room for " + capacity);
        }
        training = random != null;
        float[] outputs = x;
        for (var layer : layers) {
            outputs = layer.forward(kernels, outputs, n, random);
        }
        return outputs;
    }

    @Override
    public void backward(float[] x, int n, boolean ofLogits, Updates updates) {
        for (int i = layers.length - 1; i >= 0; i--) {
            float[] inputs = i == 0 ? x : inputsOf(i);
            layers[i].backward(kernels, inputs, n, ofLogits && i == layers.length - 1, room,
                    i == 0 ? null : layers[i - 1].delta(), updates.onWeights(i), updates.onBiases(i));
        }
    }

    private float[] inputsOf(int layer) {
        return training ? layers[layer - 1].outputs() : layers[layer - 1].activations();
    }

    @Override
    public float[] lossGradient() {
        return last().delta();
    }

    /** Z of the last layer. */
    float[] logits() {
        return last().logits();
    }

    @Override
    public float[] outputs() {
        return last().activations();
    }

    private DenseLayer last() {
        return layers[layers.length - 1];
    }

    @Override
    public int layerWithoutFiniteSums(int n) {
        for (int i = 0; i < layers.length; i++) {
            if (!kernels.areFinite(layers[i].logits(), n * layers[i].units())) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Number, from 1, of the first layer with a parameter that is not finite; 0 if there is none. */
    int layerWithoutFiniteParameters() {
        for (int i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            if (!kernels.areFinite(parameter.value().data, parameter.size())) {
                return parameter.layer() + 1;
            }
        }
        return 0;
    }

    /** Goes on with faster kernels where such have become ready since. */
    void speedUp() {
        kernels = KernelChoice.atLeast(kernels);
    }

    @Override
    public Kernels kernels() {
        return kernels;
    }

    NetworkSpec spec() {
        return spec;
    }

    int capacity() {
        return capacity;
    }

    /** Weights and biases, layer by layer; layers without biases have one entry. */
    List<Parameter> parameters() {
        return parameters;
    }

    DenseLayer layer(int number) {
        return layers[number];
    }

    /** Copies all parameters into {@code snapshot} (modified). */
    void save(Weights snapshot) {
        for (int i = 0; i < parameters.size(); i++) {
            System.arraycopy(parameters.get(i).value().data, 0, snapshot.arrays()[i], 0, parameters.get(i).size());
        }
    }

    /** Sets all parameters from {@code snapshot} (not modified). */
    void load(Weights snapshot) {
        for (int i = 0; i < parameters.size(); i++) {
            System.arraycopy(snapshot.arrays()[i], 0, parameters.get(i).value().data, 0, parameters.get(i).size());
        }
    }
}
