package org.trainyard.compute;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** Watches a figure that should fall, and counts the epochs in a row in which it did not fall below its best. */
final class BestSoFar {
    private final double minDelta;
    private double best = Double.POSITIVE_INFINITY;
    private int bestEpoch;
    private int waited;

    BestSoFar(double minDelta) {
        this.minDelta = minDelta;
    }

    /** Takes the figure of an epoch, null if there is none; answers whether it is the best by more than minDelta. */
    boolean observe(int epoch, @Nullable Double figure) {
        if (figure != null && figure < best - minDelta) {
            best = figure;
            bestEpoch = epoch;
            waited = 0;
            return true;
        }
        waited++;
        return false;
    }

    int bestEpoch() {
        return bestEpoch;
    }

    /** Epochs in a row without improvement. */
    int waited() {
        return waited;
    }

    /** Starts to count anew; the best stays. */
    void waitAgain() {
        waited = 0;
    }

    /** Takes over what another watch has seen. */
    void take(BestSoFar other) {
        best = other.best;
        bestEpoch = other.bestEpoch;
        waited = other.waited;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(best);
        out.writeInt(bestEpoch);
        out.writeInt(waited);
    }

    void read(DataInput in) throws IOException {
        best = in.readDouble();
        bestEpoch = in.readInt();
        waited = in.readInt();
    }
}
