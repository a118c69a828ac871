package org.trainyard.models.catalogue;

import java.util.Arrays;
import java.util.List;

import org.trainyard.charts.Chart;
import org.trainyard.charts.LineChart;
import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.charts.LineChart.Series;
import org.trainyard.models.catalogue.CatalogueEntry.Curve;
import org.trainyard.models.catalogue.CatalogueEntry.Line;

/** A member's curve, as numbers and as a picture. */
record Sketch(Curve curve, Chart chart) {

    /** All lines over one vertical axis. */
    static Sketch of(String title, Curve curve, Ruler y) {
        return new Sketch(curve, chart(title, curve, y, curve.lines().toArray(Line[]::new)));
    }

    /** Some lines; named in a legend where there are several. */
    static LineChart chart(String title, Curve curve, Ruler y, Line... lines) {
        var series = Arrays.stream(lines)
                .map(line -> Series.line(lines.length == 1 ? "" : line.name(), curve.x(), line.y())).toList();
        return new LineChart(title, Ruler.linear(curve.xTitle()), y, series, List.of());
    }

    /** So many places at equal distances, both ends among them. */
    static double[] places(double from, double to, int count) {
        var places = new double[count];
        for (int i = 0; i < count; i++) {
            // Counted in whole steps, so that 0.1 is 0.1 as nearly as a number can be.
            places[i] = (from * (count - 1 - i) + to * i) / (count - 1);
        }
        return places;
    }
}
