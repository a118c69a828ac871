package org.trainyard.datasets.tables;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.trainyard.compute.RandomStream;

import static org.assertj.core.api.Assertions.assertThat;

class NumberTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-1", "+3", "0.1", ".5", "5.", "-0.30000000000000004", "123456789012345",
        "9007199254740993", "1e5", "1E-5", "2.5e+3", "1e999", "-1e999", "4.9e-324", "0.000000000000000000000000123"})
    void readsNumbersAsTheNearestDouble(String text) {
        assertThat(NumberText.parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "e5", "1e", "1e+", "0x1F", "1f", "1d", "1,5", "1_000", "=1+1", "NaN",
        "Infinity", " 1", "1 ", "1.2.3", "--1", "one", "١"})
    void refusesEverythingElse(String text) {
        assertThat(NumberText.parse(text)).isNaN();
    }

    @Test
    void agreesWithTheSlowerWayOnAnyShortDecimal() {
        var random = RandomStream.of(1, RandomStream.Purpose.DATA);
        for (int i = 0; i < 20_000; i++) {
            var digits = Long.toString(Math.abs(random.nextLong()) % 1_000_000_000_000_000L);
            int point = random.below(digits.length() + 1);
            var text = (random.below(2) == 0 ? "-" : "") + digits.substring(0, point) + "." + digits.substring(point);
            assertThat(NumberText.parse(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }
}
