package org.trainyard.runs;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A stored checkpoint.
 *
 * @param epoch epochs completed when it was taken
 * @param kind {@code periodic} (taken on the way) or {@code final} (the run's result)
 * @param loss training loss at that epoch, where it was measured
 * @param bytes size
 * @param sha256 SHA-256 of the stored bytes
 * @param createdAt when it was stored
 */
public record CheckpointView(int epoch, String kind, @Nullable Double loss, long bytes, String sha256,
        Instant createdAt) {}
