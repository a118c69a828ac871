package org.trainyard.compute;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How a training ended.
 *
 * @param reason why
 * @param epochsRun whole epochs done, from the very start; a diverged one does not count
 * @param updates updates of the weights, from the very start
 * @param bestEpoch the epoch with the best watched metric; null without early stopping
 * @param divergence where the first non-finite number appeared; null if none did
 */
public record Outcome(Reason reason, int epochsRun, long updates, @Nullable Integer bestEpoch,
        @Nullable Divergence divergence) {

    /** Why it ended. */
    public enum Reason {
        EPOCHS_DONE("epochs-done"), EARLY_STOPPING("early-stopping"), DIVERGED("diverged"),
        /** The listener said so; the training can be resumed. */
        INTERRUPTED("interrupted");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        /** The name in answers. */
        @JsonValue
        public String label() {
            return label;
        }
    }

    /**
     * Where the first non-finite number appeared.
     *
     * @param epoch the epoch, from 1
     * @param batch the mini-batch of that epoch, from 1
     * @param layer the layer, from 1 for the first hidden one
     */
    public record Divergence(int epoch, int batch, int layer) {

        static void write(@Nullable Divergence divergence, DataOutput out) throws IOException {
            out.writeBoolean(divergence != null);
            if (divergence != null) {
                out.writeInt(divergence.epoch);
                out.writeInt(divergence.batch);
                out.writeInt(divergence.layer);
            }
        }

        static @Nullable Divergence read(DataInput in) throws IOException {
            return in.readBoolean() ? new Divergence(in.readInt(), in.readInt(), in.readInt()) : null;
        }
    }
}
