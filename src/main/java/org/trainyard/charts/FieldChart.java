package org.trainyard.charts;

import java.util.List;
import java.util.stream.IntStream;

import org.trainyard.charts.Layer.Style;
import org.trainyard.charts.Shape.Path;
import org.trainyard.charts.Shape.Point;

/**
 * A field over a plane with lines of equal value, points and paths on it: what a network makes of every place, or the
 * loss around a descent.
 *
 * @param title may be empty
 * @param x along the horizontal axis
 * @param y along the vertical axis
 * @param field coloured behind all else
 * @param contours values where lines are drawn; one value is a border and drawn thick
 * @param points those of classes have the field's colours, those with a value are coloured by the field's scale
 * @param paths from a ring to a disc, or to an arrow where they leave the plane
 */
public record FieldChart(String title, Span x, Span y, Field field, List<Double> contours, ScatterChart.Points points,
        List<Trail> paths) implements Chart {

    private static final double RADIUS = 3.5;
    private static final double HALO = 2;
    private static final double LINE = 1.8;
    private static final double LEGEND_LINE = 18;

    /** No points. */
    public static final ScatterChart.Points NO_POINTS = new ScatterChart.Points.InSeries(List.of());

    public FieldChart {
        contours = List.copyOf(contours);
        paths = List.copyOf(paths);
    }

    /**
     * Where the nodes of a field lie along an axis.
     *
     * @param title may be empty
     * @param low place of the first node
     * @param high place of the last, larger than {@code low}
     */
    public record Span(String title, double low, double high) {

        /** Each node stands for half a step to either side. */
        private Axis axis(int nodes) {
            double half = (high - low) / Math.max(1, nodes - 1) / 2;
            return new Axis(title, new LinearScale(new Range(low - half, high + half)));
        }

        private double at(double node, int nodes) {
            return low + (high - low) * node / Math.max(1, nodes - 1);
        }
    }

    /**
     * A path.
     *
     * @param name for the legend; may be empty
     * @param x as long as {@code y}
     */
    public record Trail(String name, double[] x, double[] y) {}

    @Override
    public Picture draw(int width, int height) {
        var sheet = new Sheet(width, height, title);
        var paint = new FieldPaint(field);
        var plot = new Plot(sheet, x.axis(field.columns()), y.axis(field.rows()), key(paint, sheet.free()));
        sheet.add(Style.filled(Colour.PAPER),
                new Shape.Raster(plot.inside(), field.rows(), field.columns(), paint.colours()));
        contours.forEach(level -> sheet.add(line(paint), paint.lines(level).stream()
                .map(segment -> new Path(List.of(place(plot, segment.from()), place(plot, segment.to())))).toList()));
        switch (points) {
            case ScatterChart.Points.InSeries(var series) -> IntStream.range(0, series.size())
                    .forEach(i -> mark(plot, series.get(i), i));
            case ScatterChart.Points.Valued valued -> mark(plot, valued, paint);
        }
        IntStream.range(0, paths.size()).forEach(i -> trail(plot, paths.get(i), i));
        return plot.finish("Map of " + paint.words() + " over " + named(x.title(), "x") + " from "
                + Words.number(x.low()) + " to " + Words.number(x.high()) + " and " + named(y.title(), "y") + " from "
                + Words.number(y.low()) + " to " + Words.number(y.high()) + "." + (paths.isEmpty()
                        ? ""
                        : " On it " + Words.list(paths.stream().map(Trail::name).toList(),
                                paths.stream().map(path -> (long) path.x().length).toList(), "paths") + "."));
    }

    private static String named(String title, String otherwise) {
        return title.isBlank() ? otherwise : title;
    }

    private Key key(FieldPaint paint, Box room) {
        var names = paths.stream().map(Trail::name).toList();
        return names.stream().allMatch(String::isBlank)
                ? paint.key()
                : new StackedKey(Legend.of(names, SIGN), paint.key(),
                        Math.min(0.5, (names.size() + 1.2) * LEGEND_LINE / room.height()));
    }

    private Style line(FieldPaint paint) {
        return contours.size() == 1 && !paint.isDark()
                ? Style.drawn(Colour.INK, 2)
                : Style.drawn(paint.isDark() ? Colour.PAPER : Colour.FRAME, 0.8);
    }

    private Point place(Plot plot, Point node) {
        var box = plot.inside();
        return new Point(Math.clamp(plot.x(x.at(node.x(), field.columns())), box.left(), box.right()),
                Math.clamp(plot.y(y.at(node.y(), field.rows())), box.top(), box.bottom()));
    }

    private static boolean isInside(Plot plot, double x, double y) {
        var box = plot.inside();
        return x >= box.left() && x <= box.right() && y >= box.top() && y <= box.bottom();
    }

    private static void mark(Plot plot, ScatterChart.Series series, int number) {
        plot.sheet().add(Style.outlined(Palette.of(number), 1), IntStream.range(0, series.x().length)
                .filter(i -> isInside(plot, plot.x(series.x()[i]), plot.y(series.y()[i])))
                .mapToObj(i -> Marker.of(number).at(plot.x(series.x()[i]), plot.y(series.y()[i]), RADIUS)).toList());
    }

    private static void mark(Plot plot, ScatterChart.Points.Valued points, FieldPaint paint) {
        for (int i = 0; i < points.x().length; i++) {
            double x = plot.x(points.x()[i]);
            double y = plot.y(points.y()[i]);
            if (isInside(plot, x, y)) {
                plot.sheet().add(new Style(paint.ofValue(points.values()[i]), Colour.PAPER, 1, 1, Dash.SOLID),
                        new Shape.Circle(x, y, RADIUS));
            }
        }
    }

    /**
     * With a light rim, so that it is seen on dark and on light ground. One that leaves the picture ends with an arrow at
     * its edge.
     */
    private static void trail(Plot plot, Trail trail, int number) {
        var path = IntStream.range(0, trail.x().length)
                .mapToObj(i -> new Point(plot.x(trail.x()[i]), plot.y(trail.y()[i]))).toList();
        if (path.isEmpty()) {
            return;
        }
        var colour = Palette.line(number);
        var pieces = Clip.of(path, plot.inside());
        var lines = pieces.stream().map(Path::new).toList();
        plot.sheet().add(Style.drawn(Colour.PAPER, LINE + HALO), lines);
        plot.sheet().add(Style.drawn(colour, LINE), lines);
        var start = path.getFirst();
        if (Clip.holds(plot.inside(), start)) {
            plot.sheet().add(new Style(Colour.PAPER, colour, LINE, 1, Dash.SOLID),
                    new Shape.Circle(start.x(), start.y(), RADIUS + 1));
        }
        var end = path.getLast();
        if (Clip.holds(plot.inside(), end)) {
            plot.sheet().add(new Style(colour, Colour.PAPER, 1, 1, Dash.SOLID),
                    new Shape.Circle(end.x(), end.y(), RADIUS + 1.5));
        } else if (!pieces.isEmpty()) {
            plot.sheet().add(new Style(colour, Colour.PAPER, 1, 1, Dash.SOLID), Arrow.at(pieces.getLast()));
        }
    }

    private static final Legend.Sign SIGN = new Legend.Sign() {

        @Override
        public void draw(Sheet sheet, int series, double x, double y) {
            sheet.add(Style.drawn(Palette.line(series), LINE),
                    new Path(List.of(new Point(x - reach(), y), new Point(x + reach(), y))));
            sheet.add(Style.filled(Palette.line(series)), new Shape.Circle(x + reach(), y, RADIUS));
        }

        @Override
        public double reach() {
            return 10;
        }
    };
}
