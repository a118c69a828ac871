package org.trainyard.training;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A job's data, as it lies in the table. */
class TurnTest {

    @Test
    void aTurnIsReadAsItWasWritten() {
        var turn = new Turn("0198-ab", 12);

        assertThat(turn).hasToString("0198-ab/12");
        assertThat(Turn.parse(turn.toString())).isEqualTo(turn);
    }

    @Test
    void aJobFromBeforeThereWereTurnsIsOfTurnNought() {
        assertThat(Turn.parse("0198-ab")).isEqualTo(new Turn("0198-ab", 0));
    }
}
