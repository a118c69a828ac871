package org.trainyard.compute;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.kernel.Kernels;

/**
 * The training step of a small network, with all matrices by columns, so that vectors run along the rows of the batch
 * instead of along the few units of a layer. Shares the parameters of a {@link Network} and gives its bits.
 */
final class ColumnPass implements BatchPass {
    /** Wider layers fill vectors by themselves. */
    private static final int WIDEST = 8;
    private static final int FEWEST_ROWS = 3;
    private static final int MOST_ROWS = 64;

    private final Network network;
    private final int stride;
    private final float[][] z;
    private final float[][] a;
    private final float[][] delta;
    private final float[][] room;

    /** For batches of up to that many rows. */
    ColumnPass(Network network, int rows) {
        this.network = network;
        this.stride = Kernels.roomFor(rows);
        var layers = network.spec().layers();
        this.z = new float[layers.size()][];
        this.a = new float[layers.size()][];
        this.delta = new float[layers.size()][];
        for (int i = 0; i < layers.size(); i++) {
            int numbers = layers.get(i).units() * stride;
            z[i] = new float[numbers];
            a[i] = new float[numbers];
            delta[i] = new float[WIDEST * stride];
        }
        this.room = new float[2][WIDEST * stride];
    }

    /** Whether such a network is better trained this way. */
    static boolean suits(NetworkSpec network, int rows) {
        boolean narrow = network.inputs() <= WIDEST
                && network.layers().stream().allMatch(layer -> layer.units() <= WIDEST
                        && layer.dropout() == 0 && layer.activation() != Activation.SOFTMAX);
        return narrow && rows >= FEWEST_ROWS && rows <= MOST_ROWS;
    }

    @Override
    public float[] forward(float[] x, int n, @Nullable RandomStream dropout) {
        var kernels = network.kernels();
        float[] inputs = x;
        for (int i = 0; i < z.length; i++) {
            var layer = network.layer(i);
            kernels.affineByColumns(inputs, layer.weights().value().data, layer.biases().value().data, z[i], stride,
                    layer.inputs(), layer.units());
            layer.activation().apply(kernels, z[i], a[i], stride, layer.units());
            inputs = a[i];
        }
        return inputs;
    }

    @Override
    public int layerWithoutFiniteSums(int n) {
        for (int i = 0; i < z.length; i++) {
            // the room beyond the rows may overflow where no row does: it is looked at again without
            if (!network.kernels().areFinite(z[i], z[i].length) && !rowsAreFinite(z[i], n)) {
                return i + 1;
            }
        }
        return 0;
    }

    private boolean rowsAreFinite(float[] sums, int n) {
        for (int column = 0; column < sums.length; column += stride) {
            for (int i = 0; i < n; i++) {
                if (!Float.isFinite(sums[column + i])) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public Kernels kernels() {
        return network.kernels();
    }

    @Override
    public float[] outputs() {
        return a[a.length - 1];
    }

    @Override
    public float[] lossGradient() {
        return delta[delta.length - 1];
    }

    @Override
    public void backward(float[] x, int n, boolean ofLogits, Updates updates) {
        var kernels = network.kernels();
        for (int i = z.length - 1; i >= 0; i--) {
            var layer = network.layer(i);
            if (i < z.length - 1 || !ofLogits) {
                layer.activation().backward(kernels, z[i], a[i], delta[i], room, stride, layer.units());
            }
            if (i > 0) {
                // before the weights move
                kernels.inputGradientByColumns(delta[i], layer.weights().value().data, delta[i - 1], stride,
                        layer.inputs(), layer.units());
            }
            kernels.gradientsByColumns(i == 0 ? x : a[i - 1], delta[i], layer.weights().gradient().data,
                    layer.biases().gradient().data, n, stride, layer.inputs(), layer.units());
            updates.onWeights(i).ready(0, layer.weights().size());
            updates.onBiases(i).ready(0, layer.biases().size());
        }
    }
}
