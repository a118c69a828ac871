package org.trainyard.compute;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

import org.ejml.data.FMatrixRMaj;

/** Weights with the scaling they were trained under: raw rows in, probabilities or values out. */
public final class TrainedModel {
    private static final int ROWS_AT_ONCE = 256;

    private final NetworkSpec network;
    private final Weights weights;
    private final FittedScaling scaling;
    private final TargetEncoding encoding;
    private final int classes;

    TrainedModel(NetworkSpec network, Weights weights, FittedScaling scaling, TargetEncoding encoding, int classes) {
        this.network = network;
        this.weights = weights;
        this.scaling = scaling;
        this.encoding = encoding;
        this.classes = classes;
    }

    /** SHA-256 in hex over little-endian float32, layer by layer: weights (inputs × units, row by row), then biases. */
    public String weightsSha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (float[] array : weights.arrays()) {
                var buffer = ByteBuffer.allocate(4 * array.length).order(ByteOrder.LITTLE_ENDIAN);
                buffer.asFloatBuffer().put(array);
                digest.update(buffer);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Copies of the parameters, layer by layer. */
    public List<Parameters> parameters() {
        var all = new ArrayList<Parameters>();
        int next = 0;
        for (int i = 0; i < network.layers().size(); i++) {
            var layer = network.layers().get(i);
            float[] flat = weights.arrays()[next++];
            float[][] rows = new float[network.inputsOf(i)][layer.units()];
            for (int p = 0; p < rows.length; p++) {
                System.arraycopy(flat, p * layer.units(), rows[p], 0, layer.units());
            }
            all.add(new Parameters(rows, layer.bias() ? weights.arrays()[next++].clone() : new float[0]));
        }
        return all;
    }

    /** Numbers in a raw input row. */
    public int columns() {
        return scaling.columns();
    }

    /** Whether a column of the raw rows, from 0, makes a difference to what comes out. */
    public boolean uses(int column) {
        return scaling.uses(column);
    }

    /** The network that the weights belong to. */
    public NetworkSpec network() {
        return network;
    }

    /** Number of classes; 0 for regression. */
    public int classes() {
        return classes;
    }

    /** Raw input rows (n×d, not modified) to outputs of the last layer (n×k), regression in the data's own units. */
    public FMatrixRMaj outputs(FMatrixRMaj inputs) {
        return outputs(InputRows.of(inputs), IntStream.range(0, inputs.numRows).toArray());
    }

    /** The same for some rows of a table (not modified), which may be larger than memory. */
    FMatrixRMaj outputs(InputRows inputs, int[] rows) {
        if (inputs.columns() != columns()) {
            throw new IllegalArgumentException("rows of %d numbers, must be %d".formatted(inputs.columns(), columns()));
        }
        int k = network.outputs();
        var outputs = new FMatrixRMaj(rows.length, k);
        var working = working(Math.min(ROWS_AT_ONCE, Math.max(1, rows.length)));
        float[] raw = new float[columns()];
        float[] chunk = new float[working.capacity() * scaling.inputs()];
        for (int from = 0; from < rows.length; from += working.capacity()) {
            int count = Math.min(working.capacity(), rows.length - from);
            for (int i = 0; i < count; i++) {
                inputs.copy(rows[from + i], raw, 0);
                scaling.scale(raw, 0, chunk, i * scaling.inputs());
            }
            System.arraycopy(working.predict(chunk, count), 0, outputs.data, from * k, count * k);
        }
        scaling.unscaleTargets(outputs);
        return outputs;
    }

    /** Raw input rows (n×d, not modified) to the activations of a layer (n×units), from 0 for the first hidden one. */
    public FMatrixRMaj activations(FMatrixRMaj inputs, int layer) {
        int units = network.layers().get(layer).units();
        var activations = new FMatrixRMaj(inputs.numRows, units);
        var working = working(Math.min(ROWS_AT_ONCE, Math.max(1, inputs.numRows)));
        float[] chunk = new float[working.capacity() * scaling.inputs()];
        for (int from = 0; from < inputs.numRows; from += working.capacity()) {
            int count = Math.min(working.capacity(), inputs.numRows - from);
            for (int i = 0; i < count; i++) {
                scaling.scale(inputs.data, (from + i) * inputs.numCols, chunk, i * scaling.inputs());
            }
            working.predict(chunk, count);
            System.arraycopy(working.layer(layer).activations(), 0, activations.data, from * units, count * units);
        }
        return activations;
    }

    /** A network at work with these weights, with room for so many rows. */
    Network working(int capacity) {
        var working = new Network(network, capacity);
        working.load(weights);
        return working;
    }

    /** The class number that one row of outputs stands for. */
    public int predictedClass(float[] outputs) {
        return encoding.decode(outputs, 0, outputs.length);
    }

    /** One probability a class from one row of outputs; empty where the last layer gives none (linear, tanh, step). */
    public double[] probabilities(float[] outputs) {
        var activation = network.lastLayer().activation();
        boolean givesSome = activation == Activation.SIGMOID || activation == Activation.SOFTMAX;
        if (classes == 0 || !givesSome) {
            return new double[0];
        }
        if (outputs.length == 1) {
            return new double[]{1 - (double) outputs[0], outputs[0]};
        }
        var probabilities = new double[outputs.length];
        for (int j = 0; j < outputs.length; j++) {
            probabilities[j] = outputs[j];
        }
        return probabilities;
    }

    FittedScaling scaling() {
        return scaling;
    }

    TargetEncoding encoding() {
        return encoding;
    }

    Weights weights() {
        return weights;
    }

    boolean hasShapeOf(NetworkSpec other) {
        return network.summary().equals(other.summary());
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(network.inputs());
        out.writeInt(network.layers().size());
        for (var layer : network.layers()) {
            out.writeInt(layer.units());
            out.writeUTF(layer.activation().name());
            out.writeBoolean(layer.bias());
        }
        scaling.write(out);
        out.writeUTF(encoding.name());
        out.writeInt(classes);
        weights.write(out);
    }

    static TrainedModel read(DataInput in) throws IOException {
        int inputs = in.readInt();
        int count = in.readInt();
        var layers = new ArrayList<LayerSpec>();
        for (int i = 0; i < count; i++) {
            layers.add(new LayerSpec(in.readInt(), Activation.valueOf(in.readUTF()), in.readBoolean(),
                    Initializer.GLOROT_UNIFORM, 0.0, null, null));
        }
        var network = new NetworkSpec(inputs, layers);
        var scaling = FittedScaling.read(in);
        var encoding = TargetEncoding.valueOf(in.readUTF());
        int classes = in.readInt();
        var weights = Weights.like(new Network(network, 1).parameters());
        weights.read(in);
        return new TrainedModel(network, weights, scaling, encoding, classes);
    }

    /**
     * What one layer has learnt.
     *
     * @param weights inputs × units
     * @param biases one for each unit; empty for a layer without
     */
    public record Parameters(float[][] weights, float[] biases) {}
}
