package org.trainyard.charts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Equal steps for equal differences. Ticks are multiples of 1, 2 or 5 times a power of ten, counted in decimal: no
 * 0.30000000000000004, however large or small the range.
 *
 * @param whole whether only integers are marked, as for counts
 */
record LinearScale(Range range, boolean whole) implements Scale {

    private static final List<BigDecimal> STEPS = List.of(BigDecimal.ONE, BigDecimal.TWO, BigDecimal.valueOf(5));
    /** A step may be smaller than wanted by this factor, before the next larger one is better. */
    private static final double DENSER = 0.75;
    /** Of a step: the double nearest to 0.1 is larger than 0.1, and yet an axis that starts there is to say so. */
    private static final BigDecimal SLACK = new BigDecimal("1e-9");

    LinearScale(Range range) {
        this(range, false);
    }

    @Override
    public double place(double value) {
        return (value - range.low()) / range.span();
    }

    @Override
    public List<Tick> ticks(int wanted) {
        var step = stepNear(range.span() / wanted);
        if (whole && step.compareTo(BigDecimal.ONE) < 0) {
            step = BigDecimal.ONE;
        }
        var slack = step.multiply(SLACK);
        var low = new BigDecimal(range.low()).subtract(slack);
        var high = new BigDecimal(range.high()).add(slack);
        var values = new ArrayList<BigDecimal>();
        var value = low.divide(step, 0, RoundingMode.CEILING).multiply(step);
        while (value.compareTo(high) <= 0) {
            values.add(value);
            value = value.add(step);
        }
        return TickText.of(values);
    }

    private static BigDecimal stepNear(double distance) {
        var exact = new BigDecimal(distance);
        var unit = BigDecimal.ONE.scaleByPowerOfTen(exact.precision() - exact.scale() - 1);
        double least = exact.divide(unit, 6, RoundingMode.HALF_EVEN).doubleValue() * DENSER;
        return STEPS.stream().filter(step -> step.doubleValue() >= least).findFirst().orElse(BigDecimal.TEN)
                .multiply(unit);
    }
}
