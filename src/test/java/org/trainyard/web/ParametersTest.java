package org.trainyard.web;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Refusals of parameters name the parameter, what it must be, and what it was. */
class ParametersTest {

    @Test
    void bothEndsOfTheIntervalAreLegal() {
        Parameters.requireBetween("limit", 1, 1, 1000);
        Parameters.requireBetween("limit", 1000, 1, 1000);
    }

    @Test
    void aNumberOutOfRangeIsToldAsItWas() {
        assertThatThrownBy(() -> Parameters.requireBetween("limit", 0, 1, 1000)).isInstanceOf(Problem.class)
                .hasMessage("The parameter limit must be a whole number between 1 and 1000; it was 0.");
    }

    @Test
    void aTextIsQuotedWithoutItsTricks() {
        assertThatThrownBy(() -> {
            throw Parameters.refused("sort", "must be one of name, rows", "a\u202eb");
        }).hasMessage("The parameter sort must be one of name, rows; it was \"a\uFFFDb\".");
    }
}
