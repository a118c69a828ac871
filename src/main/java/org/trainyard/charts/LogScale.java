package org.trainyard.charts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Equal steps for equal ratios, for values above 0. Ticks are powers of ten, with 2 and 5 or with 3 between them where
 * there is room; a range that holds fewer than two of those is marked as a {@link LinearScale} is. Logarithms are
 * {@code StrictMath}'s, which are the same on every machine.
 *
 * @param exponents of ten, at the axis' start and its end
 */
record LogScale(Range exponents) implements Scale {

    /** Digits that are marked within each power of ten, the most first. */
    private static final List<List<Integer>> DIGITS = List.of(List.of(1, 2, 5), List.of(1, 3), List.of(1));
    /** Of exponents, where there is no room for every power of ten. */
    private static final List<Integer> STEPS = List.of(2, 5, 10, 20, 50);
    private static final int MOST_STEP = 100;
    /** There may be more ticks than wanted by this factor. */
    private static final double MORE = 1.5;
    /** Room for padding; a power of ten that is larger than this could be no number. */
    private static final double MOST_EXPONENT = 305;
    /** Of an exponent: where an axis starts at 0.1, that is to be marked. */
    private static final double SLACK = 1e-9;
    /** Powers of ten up to here, and down to one over that, are written out. */
    private static final int PLAIN = 3;

    /**
     * The scale of values from 1/{@value Range#MOST} to {@value Range#MOST}, longer by {@code padding} of itself at either
     * end. Around a single value it reaches from half of that to twice; without values it is 0.1 to 1.
     */
    static LogScale of(DoubleSummaryStatistics values, double padding) {
        double low = values.getCount() == 0 ? -1 : exponent(values.getMin());
        double high = values.getCount() == 0 ? 0 : exponent(values.getMax());
        double reach = low == high ? exponent(2) : (high - low) * padding;
        return new LogScale(new Range(Math.max(-MOST_EXPONENT, low - reach), Math.min(MOST_EXPONENT, high + reach)));
    }

    private static double exponent(double value) {
        return StrictMath.log10(value);
    }

    /** At the axis' start for what is not above 0: its place would be infinitely far before. */
    @Override
    public double place(double value) {
        return value > 0 ? (exponent(value) - exponents.low()) / exponents.span() : 0;
    }

    @Override
    public List<Tick> ticks(int wanted) {
        int first = (int) Math.ceil(exponents.low() - SLACK);
        int last = (int) Math.floor(exponents.high() + SLACK);
        int powers = last - first + 1;
        if (powers > MORE * wanted) {
            int step = STEPS.stream().filter(each -> powers <= MORE * wanted * each).findFirst().orElse(MOST_STEP);
            return IntStream.rangeClosed(first, last).filter(e -> e % step == 0).mapToObj(e -> tick(1, e)).toList();
        }
        var ticks = DIGITS.stream().map(digits -> ticks(first - 1, last, digits))
                .filter(some -> some.size() <= MORE * wanted).findFirst().orElseThrow();
        return ticks.size() > 1 ? ticks : betweenNeighbours(wanted);
    }

    private List<Tick> ticks(int first, int last, List<Integer> digits) {
        var ticks = new ArrayList<Tick>();
        for (int e = first; e <= last; e++) {
            for (int digit : digits) {
                var tick = tick(digit, e);
                double exponent = exponent(tick.value());
                if (exponent >= exponents.low() - SLACK && exponent <= exponents.high() + SLACK) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    private static Tick tick(int digit, int exponent) {
        var value = new BigDecimal(digit).scaleByPowerOfTen(exponent);
        return new Tick(value.doubleValue(),
                Math.abs(exponent) <= PLAIN ? value.toPlainString() : digit + "e" + exponent);
    }

    /** By {@code StrictMath} like the logarithms: a last bit decides whether an outermost tick is drawn. */
    private List<Tick> betweenNeighbours(int wanted) {
        return new LinearScale(new Range(StrictMath.pow(10, exponents.low()), StrictMath.pow(10, exponents.high())))
                .ticks(wanted);
    }
}
