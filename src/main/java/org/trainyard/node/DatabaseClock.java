package org.trainyard.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The database's time, as far as this node can know it: a reading of the database's clock, carried on by the time that
 * has passed in this process since. The node's own clock counts only until there is a reading; it may be wrong, and be
 * set right, at any moment.
 *
 * <p>
 * A reading was made at some moment between question and answer, so that the database's time at the answer lies between
 * the reading and the reading plus the round trip. A clock that shows a time between the two may be right and is left
 * alone; another one is moved, no further than is proven. So it stands still under readings that are late, and a slow
 * answer cannot spoil what a quick one told.
 *
 * <p>
 * It shows microseconds, which both databases keep: what is stored is read again as it was.
 */
final class DatabaseClock extends Clock {

    private final InstantSource own;
    private final LongSupplier nanos;
    private volatile @Nullable Reading last;

    /** The database's time at a moment of this process. */
    private record Reading(Instant time, long nanos) {

        Instant at(long later) {
            return time.plusNanos(later - nanos);
        }
    }

    /**
     * A clock before its first reading.
     *
     * @param own the node's own clock
     * @param nanos time that passes in this process, from any beginning, such as {@link System#nanoTime}
     */
    DatabaseClock(InstantSource own, LongSupplier nanos) {
        this.own = own;
        this.nanos = nanos;
    }

    /** Takes in what the database's clock showed between two moments of this process. */
    void learn(Instant read, long asked, long answered) {
        var roundTrip = answered - asked;
        var before = last;
        if (before == null) {
            last = new Reading(read.plusNanos(roundTrip / 2), answered);
            return;
        }
        var shown = before.at(answered);
        if (shown.isBefore(read)) {
            last = new Reading(read, answered);
        } else if (shown.isAfter(read.plusNanos(roundTrip))) {
            last = new Reading(read.plusNanos(roundTrip), answered);
        }
    }

    /** How far the node's own clock is ahead of the database's at this moment; negative when it is behind. */
    Duration offset() {
        return last == null ? Duration.ZERO : Duration.between(instant(), own.instant());
    }

    boolean hasReading() {
        return last != null;
    }

    @Override
    public Instant instant() {
        var reading = last;
        var now = reading == null ? own.instant() : reading.at(nanos.getAsLong());
        return now.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        // Not this as an InstantSource, whose withZone would be this method again.
        InstantSource time = () -> instant();
        return time.withZone(zone);
    }
}
