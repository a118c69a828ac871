package org.trainyard.charts;

import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LogScaleTest {

    private static LogScale of(double low, double high) {
        return LogScale.of(DoubleStream.of(low, high).summaryStatistics(), 0);
    }

    private static List<String> labels(double low, double high, int wanted) {
        return of(low, high).ticks(wanted).stream().map(Tick::label).toList();
    }

    @Test
    void ticksArePowersOfTenAndRoundNumbersBetweenThem() {
        assertThat(labels(0.001, 10, 5)).containsExactly("0.001", "0.01", "0.1", "1", "10");
        assertThat(labels(0.1, 10, 5)).containsExactly("0.1", "0.2", "0.5", "1", "2", "5", "10");
        assertThat(labels(0.02, 3, 4)).containsExactly("0.03", "0.1", "0.3", "1", "3");
        assertThat(labels(1, 256, 6)).containsExactly("1", "2", "5", "10", "20", "50", "100", "200");
        assertThat(labels(1e-6, 1, 4)).containsExactly("1e-6", "1e-4", "0.01", "1");
        assertThat(labels(1e-20, 1e20, 4)).containsExactly("1e-20", "1e-10", "1", "1e10", "1e20");
    }

    @Test
    void aShortRangeIsMarkedAsALinearOneIs() {
        assertThat(labels(1.1, 1.5, 4)).containsExactly("1.1", "1.2", "1.3", "1.4", "1.5");
        assertThat(labels(5.2, 9.1, 4)).containsExactly("6", "7", "8", "9");
    }

    @Test
    void anyRangeHasTicksThatAscendInside() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        for (int i = 0; i < 2000; i++) {
            double low = StrictMath.pow(10, random.nextDouble(-300, 290));
            double high = low * StrictMath.pow(10, random.nextDouble(1e-4, 9));
            int wanted = random.nextInt(4, 12);
            var scale = of(low, high);
            var ticks = scale.ticks(wanted);
            assertThat(ticks).as(low + " to " + high).hasSizeBetween(2, 2 * wanted)
                    .allSatisfy(tick -> assertThat(scale.place(tick.value())).isBetween(-1e-5, 1 + 1e-5))
                    .allSatisfy(tick -> assertThat(new BigDecimal(tick.label()).doubleValue())
                            .isCloseTo(tick.value(), within(1e-9 * tick.value())));
            assertThat(ticks.stream().map(Tick::value)).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void equalRatiosAreEqualSteps() {
        var scale = of(0.01, 100);
        assertThat(scale.place(0.01)).isZero();
        assertThat(scale.place(0.1)).isCloseTo(0.25, within(1e-12));
        assertThat(scale.place(1)).isCloseTo(0.5, within(1e-12));
        assertThat(scale.place(100)).isEqualTo(1);
    }

    @Test
    void whatIsNotAboveZeroLiesAtTheStart() {
        assertThat(of(0.01, 100).place(0)).isZero();
        assertThat(of(0.01, 100).place(-5)).isZero();
    }
}
