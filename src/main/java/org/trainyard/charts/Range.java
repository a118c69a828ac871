package org.trainyard.charts;

import java.util.DoubleSummaryStatistics;

/** From low to high, low &lt; high, both finite and at most {@value #MOST} in size, so that their difference is finite too. */
record Range(double low, double high) {

    static final double MOST = 1e300;

    Range {
        if (!(low < high) || Math.abs(low) > 2 * MOST || Math.abs(high) > 2 * MOST) {
            throw new IllegalArgumentException("No range: " + low + " to " + high);
        }
    }

    /**
     * The range of finite values, wider by {@code padding} of itself at either end. Around a single value it is a tenth
     * of that value wide to either side; without values it is 0 to 1.
     */
    static Range of(DoubleSummaryStatistics values, double padding) {
        if (values.getCount() == 0) {
            return new Range(0, 1);
        }
        double low = values.getMin();
        double high = values.getMax();
        if (low == high) {
            double reach = low == 0 ? 1 : Math.max(Math.abs(low) / 10, Double.MIN_NORMAL);
            return new Range(low - reach, high + reach);
        }
        double reach = (high - low) * padding;
        return new Range(low - reach, high + reach);
    }

    double span() {
        return high - low;
    }
}
