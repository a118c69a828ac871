package org.trainyard.charts;

import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LinearScaleTest {

    private static List<String> labels(double low, double high, int wanted) {
        return new LinearScale(new Range(low, high)).ticks(wanted).stream().map(Tick::label).toList();
    }

    @Test
    void ticksAreWrittenAsPeopleWriteThem() {
        assertThat(labels(0, 1, 5)).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(-0.3, 7.1, 4)).containsExactly("0", "2", "4", "6");
        assertThat(labels(0, 99_000, 4)).containsExactly("0", "20000", "40000", "60000", "80000");
        assertThat(labels(0.1, 0.3, 4)).containsExactly("0.10", "0.15", "0.20", "0.25", "0.30");
        assertThat(labels(-3.4e38, 3.4e38, 4)).containsExactly("-2e38", "0", "2e38");
        assertThat(labels(0, 3.1e6, 6)).containsExactly("0", "5e5", "1e6", "1.5e6", "2e6", "2.5e6", "3e6");
        assertThat(labels(0.00001, 0.000052, 4)).containsExactly("1e-5", "2e-5", "3e-5", "4e-5", "5e-5");
        assertThat(labels(16_777_216, 16_777_218, 4)).containsExactly("16777216.0", "16777216.5", "16777217.0",
                "16777217.5", "16777218.0");
    }

    @Test
    void stepsAreOneTwoOrFiveTimesAPowerOfTenAndAboutAsManyAsWanted() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        for (int i = 0; i < 2000; i++) {
            double low = (random.nextDouble() - 0.5) * StrictMath.pow(10, random.nextInt(-40, 39));
            double high = low + (Math.abs(low) + Float.MIN_NORMAL) * StrictMath.pow(10, random.nextDouble(-7, 7));
            int wanted = random.nextInt(4, 12);
            var labels = labels(low, high, wanted);
            assertThat(labels).as(low + " to " + high).hasSizeBetween(2, 2 * wanted).doesNotHaveDuplicates();
            var step = new BigDecimal(labels.get(1)).subtract(new BigDecimal(labels.get(0)));
            assertThat(step.stripTrailingZeros().unscaledValue().intValueExact()).isIn(1, 2, 5);
            assertThat(new BigDecimal(labels.getFirst()).remainder(step)).isZero();
        }
    }

    @Test
    void placesRunFromZeroToOne() {
        var scale = new LinearScale(new Range(-2, 6));
        assertThat(scale.place(-2)).isZero();
        assertThat(scale.place(0)).isEqualTo(0.25);
        assertThat(scale.place(6)).isEqualTo(1);
    }
}
