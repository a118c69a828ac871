package org.trainyard.training;

import java.util.List;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import org.trainyard.runs.RunLedger.Measured;

/**
 * What the writer of an {@link EpochRecorder} takes in hand at once.
 *
 * @param rows measured epochs
 * @param write what is to be written after them; null for nothing
 * @param last whether nothing follows
 * @param began when the training began, in nanoseconds of {@link System#nanoTime}
 * @param first the first epoch that it measured
 */
record EpochBatch(List<Measured> rows, @Nullable BooleanSupplier write, boolean last, long began, int first) {

    /** Without the epochs that are stored already. */
    EpochBatch after(int epoch) {
        return new EpochBatch(rows.stream().filter(row -> row.report().epoch() > epoch).toList(), write, last, began,
                first);
    }
}
