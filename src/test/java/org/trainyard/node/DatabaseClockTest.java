package org.trainyard.node;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The arithmetic of the clock, on a node whose own clock and whose passing time the test sets. */
class DatabaseClockTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long SECOND = 1_000_000_000L;

    private Instant own = NOON;
    /** Any beginning, below zero too, as {@code System.nanoTime} may have it. */
    private long nanos = -5 * SECOND;

    private final DatabaseClock clock = new DatabaseClock(() -> own, () -> nanos);

    @Test
    void showsTheNodesTimeBeforeTheFirstReading() {
        own = NOON.plusSeconds(7);

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(7));
        assertThat(clock.hasReading()).isFalse();
        assertThat(clock.offset()).isZero();
    }

    @Test
    void takesTheFirstReadingForTheMiddleOfTheRoundTrip() {
        read(NOON.plusSeconds(60), 2 * SECOND);

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(61));
        assertThat(clock.hasReading()).isTrue();
    }

    @Test
    void goesOnWithTheTimeThatPassesWhateverTheNodesClockDoes() {
        read(NOON, 0);
        own = NOON.minusSeconds(3600);
        nanos += 10 * SECOND;

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void knowsAtOnceWhenTheNodesClockIsSetWrong() {
        read(NOON, 0);
        assertThat(clock.offset()).isZero();

        own = NOON.plusSeconds(62);
        nanos += SECOND;
        assertThat(clock.offset()).isEqualTo(Duration.ofSeconds(61));
        own = NOON.minusSeconds(60);
        assertThat(clock.offset()).isEqualTo(Duration.ofSeconds(-61));
    }

    @Test
    void showsNoFinerTimeThanIsStored() {
        read(NOON.plusNanos(1_999), 0);

        assertThat(clock.instant()).isEqualTo(NOON.plusNanos(1_000));
    }

    @Test
    void isLeftAloneByAReadingThatAgreesWithinItsRoundTrip() {
        read(NOON, 0);

        read(NOON, 3 * SECOND);
        assertThat(clock.instant()).as("made at the beginning of three seconds").isEqualTo(NOON.plusSeconds(3));
        read(NOON.plusSeconds(6), 3 * SECOND);
        assertThat(clock.instant()).as("made at their end").isEqualTo(NOON.plusSeconds(6));
    }

    @Test
    void isMovedNoFurtherThanIsProven() {
        read(NOON, 0);

        read(NOON.plusSeconds(100), 4 * SECOND);
        assertThat(clock.instant()).as("it is at least that late").isEqualTo(NOON.plusSeconds(100));
        read(NOON.plusSeconds(50), 4 * SECOND);
        assertThat(clock.instant()).as("it is at most that late").isEqualTo(NOON.plusSeconds(54));
    }

    @Test
    void aQuickAnswerCorrectsWhatASlowOneLeftOpen() {
        read(NOON, 20 * SECOND);
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));

        read(NOON.plusSeconds(20), 0);
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(20));
    }

    /** The database's clock shows this; its answer took so long in all. */
    private void read(Instant shown, long roundTrip) {
        var asked = nanos;
        nanos += roundTrip;
        clock.learn(shown, asked, nanos);
    }
}
