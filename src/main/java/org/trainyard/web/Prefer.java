package org.trainyard.web;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** The {@code Prefer: wait=N} header (RFC 7240). */
public record Prefer(Duration atMost) {

    /** @param header as received; null, other preferences or garbage mean no wait; more than 60 s means 60 s */
    public static Prefer of(@Nullable String header) {
        throw new UnsupportedOperationException();
    }
}
