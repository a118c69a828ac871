package org.trainyard.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.trainyard.charts.LineChart.Growth;
import org.trainyard.charts.LineChart.Series;

/**
 * What can be drawn of a series.
 *
 * @param pieces places of points that hang together, in their order; none is empty
 * @param leftOut how many points are in no piece
 */
record Course(Series series, List<int[]> pieces, int leftOut) {

    static Course of(Series series, Growth x, Growth y) {
        var pieces = new ArrayList<int[]>();
        int start = 0;
        int leftOut = 0;
        int points = series.x().length;
        for (int i = 0; i <= points; i++) {
            boolean ends = i == points || !fits(series.x()[i], x) || !fits(series.y()[i], y);
            if (ends && i > start) {
                pieces.add(IntStream.range(start, i).toArray());
            }
            if (ends) {
                start = i + 1;
                leftOut += i < points ? 1 : 0;
            }
        }
        return new Course(series, pieces, leftOut);
    }

    static boolean fits(double value, Growth growth) {
        return Math.abs(value) <= Range.MOST && (value >= 1 / Range.MOST || growth != Growth.LOGARITHMIC);
    }

    IntStream points() {
        return pieces.stream().flatMapToInt(IntStream::of);
    }
}
