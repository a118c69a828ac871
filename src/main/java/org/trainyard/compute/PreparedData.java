package org.trainyard.compute;

import org.ejml.data.FMatrixRMaj;

/** A table after split, scaling and target encoding: what a {@link Trainer} reads. A pure function of its arguments. */
public final class PreparedData {

    /** Part of a table, ready for the network: inputs (n×d), encoded targets (n×k). */
    public record Part(int[] rows, FMatrixRMaj inputs, FMatrixRMaj targets) {}

    /** Splits, scales and encodes; {@code split} and {@code plan} are resolved ones. */
    public static PreparedData of(DataTable table, Preprocessing preprocessing, Split split, TargetEncoding encoding,
            int outputs, long seed) {
        throw new UnsupportedOperationException();
    }

    public Part training() {
        throw new UnsupportedOperationException();
    }

    public Part validation() {
        throw new UnsupportedOperationException();
    }

    public Part test() {
        throw new UnsupportedOperationException();
    }
}
