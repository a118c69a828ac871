package org.trainyard.runs.checkpoints;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A stored checkpoint.
 *
 * @param epoch epochs completed when it was taken
 * @param kind why it was stored
 * @param loss training loss of its weights, where it was measured
 * @param bytes size
 * @param sha256 SHA-256 of the stored bytes
 * @param createdAt when it was stored
 */
public record CheckpointView(int epoch, Kind kind, @Nullable Double loss, long bytes, String sha256,
        Instant createdAt) {

    /** Why a checkpoint was stored. */
    public enum Kind {
        /** Taken on the way. */
        PERIODIC,
        /** The state with the lowest watched figure. */
        BEST,
        /** The run's result. */
        FINAL;

        /** The name in answers. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
