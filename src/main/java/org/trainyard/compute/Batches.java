package org.trainyard.compute;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.trainyard.compute.kernel.Kernels;

/** The order in which an epoch sees the training rows, and one batch of them at a time. All buffers are made once. */
final class Batches {
    private final PreparedData.Part part;
    private final boolean shuffled;
    private final int size;
    private final long seed;
    private final int[] order;
    /** Numbers of a column where batches lie by columns; 0 where they lie by rows. */
    private final int stride;
    private final float[] inputs;
    /** One row on its way to columns. */
    private final float[] row;
    private final float[] targets;
    private final float[] factors;
    private final double[] classWeights;
    private int rows;

    Batches(PreparedData.Part part, TrainingPlan plan, int size, boolean byColumns, long seed) {
        this.part = part;
        this.shuffled = plan.shuffle();
        this.size = size;
        this.seed = seed;
        this.order = new int[part.size()];
        this.stride = byColumns ? Kernels.roomFor(size) : 0;
        this.inputs = new float[Math.max(size, stride) * part.inputs().columns()];
        this.row = new float[part.inputs().columns()];
        this.targets = new float[Math.max(size, stride) * part.targets().numCols];
        this.classWeights = ClassWeights.of(plan);
        this.factors = new float[classWeights.length == 0 ? 0 : size];
    }

    /** Batches in an epoch; the last one holds what is left. */
    int count() {
        return (part.size() + size - 1) / size;
    }

    /** Puts the rows into the order of an epoch (from 0): a shuffle of the table's own order, drawn for this epoch. */
    void startEpoch(int epoch) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (shuffled) {
            RandomStream.of(seed, RandomStream.Purpose.SHUFFLE, epoch).shuffle(order);
        }
    }

    /** Gathers batch number {@code index} (from 0) of the epoch. */
    void gather(int index) {
        int from = index * size;
        rows = Math.min(size, order.length - from);
        var array = part.inputs().array();
        if (array == null) {
            read(from);
        }
        if (stride > 0) {
            if (array != null) {
                spread(array, part.inputs().columns(), from, inputs);
            }
            spread(part.targets().data, part.targets().numCols, from, targets);
        } else {
            if (array != null) {
                copy(array, part.inputs().columns(), from, inputs);
            }
            copy(part.targets().data, part.targets().numCols, from, targets);
        }
        for (int i = 0; i < factors.length && i < rows; i++) {
            factors[i] = (float) classWeights[part.labels()[order[from + i]]];
        }
    }

    /** Input rows that are not in memory, row by row. */
    private void read(int from) {
        int d = part.inputs().columns();
        for (int i = 0; i < rows; i++) {
            if (stride == 0) {
                part.inputs().copy(order[from + i], inputs, i * d);
                continue;
            }
            part.inputs().copy(order[from + i], row, 0);
            for (int j = 0; j < d; j++) {
                inputs[j * stride + i] = row[j];
            }
        }
        // Behind the rows as in spread.
        for (int j = 0; stride > 0 && j < d; j++) {
            for (int i = rows; i < size; i++) {
                inputs[j * stride + i] = 0;
            }
        }
    }

    /**
     * Rows of a table to columns. What an earlier, longer batch has left behind them would be computed on, and might
     * overflow.
     */
    private void spread(float[] table, int d, int from, float[] to) {
        for (int j = 0; j < d; j++) {
            int column = j * stride;
            for (int i = 0; i < rows; i++) {
                to[column + i] = table[order[from + i] * d + j];
            }
            for (int i = rows; i < size; i++) {
                to[column + i] = 0;
            }
        }
    }

    private void copy(float[] table, int d, int from, float[] to) {
        for (int i = 0; i < rows; i++) {
            copy(table, order[from + i] * d, to, i * d, d);
        }
    }

    private static void copy(float[] from, int at, float[] to, int toAt, int length) {
        // a call of arraycopy costs more than two numbers do
        if (length < 8) {
            for (int j = 0; j < length; j++) {
                to[toAt + j] = from[at + j];
            }
        } else {
            System.arraycopy(from, at, to, toAt, length);
        }
    }

    /** Multiplies each row of {@code delta} (rows×k, laid out as the batch, modified) by the weight of its class. */
    void weigh(float[] delta, int k) {
        for (int i = 0; i < factors.length && i < rows; i++) {
            for (int j = 0; j < k; j++) {
                delta[stride > 0 ? j * stride + i : i * k + j] *= factors[i];
            }
        }
    }

    /** Numbers in k columns of this batch, with what lies between them. */
    int numbers(int k) {
        return k * (stride > 0 ? stride : rows);
    }

    /** Numbers, in the table, of the rows of batch {@code index} (from 0) of the epoch. */
    int[] rowNumbers(int index) {
        return places(index).map(i -> part.rows()[i]).toArray();
    }

    /** Class numbers of the same rows; empty for regression. */
    int[] labels(int index) {
        return part.labels().length == 0 ? new int[0] : places(index).map(i -> part.labels()[i]).toArray();
    }

    private IntStream places(int index) {
        return Arrays.stream(order, index * size, Math.min((index + 1) * size, order.length));
    }

    /** Rows of the batch. */
    int rows() {
        return rows;
    }

    /** Inputs of the batch (rows×d, or d columns). */
    float[] inputs() {
        return inputs;
    }

    /** Encoded targets of the batch (rows×k, or k columns). */
    float[] targets() {
        return targets;
    }
}
