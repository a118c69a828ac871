package org.trainyard.compute;

/** The order in which an epoch sees the training rows, and one batch of them at a time. All buffers are made once. */
final class Batches {
    private final PreparedData.Part part;
    private final boolean shuffled;
    private final int size;
    private final long seed;
    private final int[] order;
    private final float[] inputs;
    private final float[] targets;
    private final float[] factors;
    private final double[] classWeights;
    private int rows;

    Batches(PreparedData.Part part, TrainingPlan plan, int size, long seed) {
        this.part = part;
        this.shuffled = plan.shuffle();
        this.size = size;
        this.seed = seed;
        this.order = new int[part.size()];
        this.inputs = new float[size * part.inputs().numCols];
        this.targets = new float[size * part.targets().numCols];
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
            copy(part.inputs().data, row * d, inputs, i * d, d);
            copy(part.targets().data, row * k, targets, i * k, k);
            if (factors.length > 0) {
                factors[i] = (float) classWeights[part.labels()[row]];
            }
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

    /** Multiplies each row of {@code delta} (rows×k, modified) by the weight of its class. */
    void weigh(float[] delta, int k) {
        for (int i = 0; i < factors.length && i < rows; i++) {
            for (int j = 0; j < k; j++) {
                delta[i * k + j] *= factors[i];
            }
        }
    }

    /** Rows of the batch. */
    int rows() {
        return rows;
    }

    /** Inputs of the batch (rows×d). */
    float[] inputs() {
        return inputs;
    }

    /** Encoded targets of the batch (rows×k). */
    float[] targets() {
        return targets;
    }
}
