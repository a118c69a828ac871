package org.trainyard.runs;

import org.trainyard.compute.LayerSpec;
import org.trainyard.compute.NetworkSpec;

/**
 * The memory that a run works in, known before it starts: an upper estimate of what its arrays take together, whichever
 * optimizer it has. The rows of its dataset are not counted; they are shared, or in a file.
 *
 * @param bytes float32 numbers, 4 bytes each
 */
record Memory(double bytes) {

    /** Weights, gradient, three moments, the epoch's start, the best so far, and a checkpoint on its way. */
    private static final int COPIES = 10;
    /** Weighted sums, outputs and their gradients. */
    private static final int BUFFERS = 3;

    /**
     * Of a run.
     *
     * @param batchRows rows of a mini-batch
     * @param rows rows of all parts, each with its encoded target
     */
    static Memory of(NetworkSpec network, int batchRows, int rows) {
        double units = network.layers().stream().mapToLong(LayerSpec::units).sum();
        double batch = batchRows * (network.inputs() + BUFFERS * units);
        return new Memory(Float.BYTES
                * ((double) COPIES * network.parameters() + batch + (double) rows * network.outputs()));
    }
}
