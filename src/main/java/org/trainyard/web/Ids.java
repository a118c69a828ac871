package org.trainyard.web;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of everything that is stored: UUIDv7 (RFC 9562, section 5.7). They sort by the time at which they were made, so
 * that new rows go to the end of an index.
 */
public final class Ids {
    private static final Ids SYSTEM = new Ids(Clock.systemUTC());

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    /** Milliseconds since 1970 times 4096, and a counter in the lower 12 bits (RFC 9562, section 6.2, method 1). */
    private final AtomicLong last = new AtomicLong();

    Ids(Clock clock) {
        this.clock = clock;
    }

    /** A new id, larger as a text than every one that this process made before. */
    public static String next() {
        return SYSTEM.make().toString();
    }

    UUID make() {
        // Starting the counter in the lower half leaves room for 2048 ids before a millisecond is borrowed.
        var fresh = (clock.millis() << 12) | random.nextInt(1 << 11);
        var time = last.updateAndGet(previous -> Math.max(previous + 1, fresh));
        var high = ((time >>> 12) << 16) | 0x7000 | (time & 0xfff);
        var low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(high, low);
    }
}
