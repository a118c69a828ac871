package org.trainyard.charts;

import java.math.BigDecimal;
import java.util.List;

/** Ticks written alike: all plain with the same decimals (0.5, 1.0), or all with exponents where that is shorter. */
final class TickText {

    private static final int PLAIN_FROM = -4;
    private static final int PLAIN_TO = 5;

    private TickText() {}

    /** Labels for values at equal distances. */
    static List<Tick> of(List<BigDecimal> values) {
        int exponent = values.stream().filter(value -> value.signum() != 0).mapToInt(TickText::exponent).max()
                .orElse(0);
        boolean plain = (exponent >= PLAIN_FROM && exponent <= PLAIN_TO)
                || (exponent > 0 && length(values, true) <= length(values, false));
        int decimals = decimals(values);
        return values.stream().map(value -> new Tick(value.doubleValue(),
                plain ? value.setScale(decimals).toPlainString() : scientific(value))).toList();
    }

    private static int decimals(List<BigDecimal> values) {
        return values.stream().mapToInt(value -> Math.max(0, value.stripTrailingZeros().scale())).max().orElse(0);
    }

    private static int length(List<BigDecimal> values, boolean plain) {
        int decimals = decimals(values);
        return values.stream().map(value -> plain ? value.setScale(decimals).toPlainString() : scientific(value))
                .mapToInt(String::length).max().orElse(0);
    }

    /** Of the first digit: 0 for 7, 2 for 700. */
    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    private static String scientific(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        int exponent = exponent(value);
        return value.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
