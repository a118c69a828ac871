package org.trainyard.compute;

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
        this.inputs = new float[Math.max(size, stride) * part.inputs().numCols];
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
        int d = part.inputs().numCols;
        int k = part.targets().numCols;
        for (int i = 0; i < rows; i++) {
            int row = order[from + i];
            if (stride > 0) {
                spread(part.inputs().data, row * d, inputs, i, d);
                spread(part.targets().data, row * k, targets, i, k);
            } else {
                copy(part.inputs().data, row * d, inputs, i * d, d);
                copy(part.targets().data, row * k, targets, i * k, k);
            }
            if (factors.length > 0) {
                factors[i] = (float) classWeights[part.labels()[row]];
            }
        }
        for (int i = rows; i < size && stride > 0; i++) {
            // what an earlier batch has left might overflow where this one does not
            for (int j = 0; j < d; j++) {
                inputs[j * stride + i] = 0;
            }
        }
    }

    private void spread(float[] from, int at, float[] to, int row, int length) {
        for (int j = 0; j < length; j++) {
            to[j * stride + row] = from[at + j];
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
