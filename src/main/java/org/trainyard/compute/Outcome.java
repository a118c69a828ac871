package org.trainyard.compute;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** How a training ended. */
public record Outcome(Reason reason, int epochsRun, long updates, @Nullable Integer bestEpoch,
        @Nullable Divergence divergence) {

    /** Why it ended. */
    public enum Reason {
        EPOCHS_DONE, EARLY_STOPPING, DIVERGED,
        /** The listener said so; the training can be resumed. */
        INTERRUPTED;

        @JsonValue
        public String label() {
            throw new UnsupportedOperationException();
        }
    }

    /** Where the first non-finite number appeared; batch from 1, layer from 1. */
    public record Divergence(int epoch, int batch, int layer) {}
}
