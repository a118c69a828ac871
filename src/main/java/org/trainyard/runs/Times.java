package org.trainyard.runs;

import java.time.Instant;

import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

/**
 * When a run was accepted, since when it waits for a worker or last did, when its training first began, and when it came
 * to its end.
 */
@Embeddable
record Times(Instant createdAt, @Nullable Instant queuedAt, @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static Times created(Instant now) {
        return new Times(now, null, null, null);
    }

    Times queued(Instant now) {
        return new Times(createdAt, now, startedAt, finishedAt);
    }

    /** Only the first attempt counts as the start. */
    Times started(Instant now) {
        return startedAt == null ? new Times(createdAt, queuedAt, now, null) : this;
    }

    Times finished(Instant now) {
        return new Times(createdAt, queuedAt, startedAt, now);
    }
}
