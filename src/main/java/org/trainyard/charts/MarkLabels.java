package org.trainyard.charts;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.trainyard.charts.Layer.Style;
import org.trainyard.charts.LineChart.Mark;
import org.trainyard.charts.Shape.Anchor;
import org.trainyard.charts.Shape.Line;

/** Marks of a line chart with their labels above the plot, in as many rows as keep them from touching, as far as there may be. */
record MarkLabels(List<Mark> marks, int mostRows) {

    /** In a description. */
    static final int MOST_NAMED = 20;

    static final int MOST_ROWS = 3;
    private static final double ROW = 14;
    private static final double GAP = 4;

    /** Pixels above the plot. */
    double height() {
        return ROW * rows();
    }

    private int rows() {
        return (int) Math.min(mostRows, marks.stream().filter(mark -> !mark.label().isBlank()).count());
    }

    /**
     * From right to left, each label in the lowest row where it has room: then no mark runs through the label of another,
     * since labels stand to the right of their marks.
     */
    void draw(Plot plot) {
        var box = plot.inside();
        var free = new double[rows()];
        Arrays.fill(free, Double.POSITIVE_INFINITY);
        var fromRight = marks.stream().sorted(Comparator.comparingDouble(Mark::x).reversed()).toList();
        for (var mark : fromRight) {
            double x = Math.floor(plot.x(mark.x())) + 0.5;
            double width = Label.width(Label.clean(mark.label()), Sheet.SMALL_SIZE);
            boolean turned = x + GAP + width > plot.sheet().free().right();
            double end = turned ? x : x + GAP + width;
            int row = 0;
            while (row < free.length && end + GAP > free[row]) {
                row++;
            }
            double top = box.top();
            if (row < free.length && !mark.label().isBlank()) {
                top -= ROW * (row + 1) - 2;
                plot.sheet().text(turned ? x - GAP : x + GAP, top + Sheet.SMALL_SIZE * 0.8,
                        Label.fit(mark.label(), Sheet.SMALL_SIZE, width + 1), Sheet.SMALL_SIZE,
                        turned ? Anchor.END : Anchor.START);
                Arrays.fill(free, 0, row, x);
                free[row] = turned ? x - GAP - width : x;
            }
            plot.sheet().add(Style.dashed(Colour.FRAME, 1, Dash.DOTTED), new Line(x, top, x, box.bottom()));
        }
    }
}
