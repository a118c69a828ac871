package org.trainyard.training;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** How fast a training is of late. */
class SpeedTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void countsFromWhereTheTrainingBegan() {
        var speed = new Speed(10 * SECOND, 40);
        assertThat(speed.at(10 * SECOND + SECOND / 2, 41)).isEqualTo(2);
        assertThat(speed.at(12 * SECOND, 46)).isEqualTo(3);
    }

    @Test
    void forgetsASlowBeginning() {
        var speed = new Speed(0, 0);
        for (int second = 1; second <= 10; second++) {
            assertThat(speed.at(second * SECOND, second)).isEqualTo(1, within(1e-9));
        }
        double last = 0;
        for (int second = 11; second <= 25; second++) {
            last = speed.at(second * SECOND, 10 + 9 * (second - 10));
        }
        assertThat(last).isEqualTo(9, within(1e-9));
    }

    @Test
    void anEpochMayTakeLongerThanItLooksBack() {
        var speed = new Speed(0, 0);
        assertThat(speed.at(20 * SECOND, 1)).isEqualTo(0.05, within(1e-9));
        assertThat(speed.at(40 * SECOND, 2)).isEqualTo(0.05, within(1e-9));
    }
}
