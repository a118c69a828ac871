package org.trainyard.charts;

import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.trainyard.charts.Layer.Style;
import org.trainyard.charts.LineChart.Growth;
import org.trainyard.charts.LineChart.Look;
import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.charts.LineChart.Series;
import org.trainyard.charts.Shape.Line;
import org.trainyard.charts.Shape.Path;
import org.trainyard.charts.Shape.Point;
import org.trainyard.charts.Shape.Polygon;

/** A line chart in its place on a sheet. */
final class LinePlot {

    private static final double PADDING = 0.04;
    private static final double LINE_WIDTH = 2;
    private static final double BAND = 0.2;
    private static final double WHISKER = 1.5;
    private static final double POINT = 3.5;
    /** A point without neighbours. */
    private static final double DOT = 2.5;
    private static final double SIGN = 14;
    private static final double HEADING = 18;

    private final LineChart chart;
    private final List<Course> courses;
    private final Axis x;
    private final Axis y;
    private final MarkLabels labels;
    /** What stands above the plot instead of beside its axis; may be empty. */
    private final String heading;

    /**
     * @param across from {@link #across}, of all charts that share the axis
     * @param layout what this plot has to itself among those that stand below each other
     */
    LinePlot(LineChart chart, Scale across, Layout layout) {
        this.chart = chart;
        this.courses = courses(chart);
        this.x = new Axis(layout.titled() ? title(chart.x()) : "", across);
        this.heading = layout.headed() ? title(chart.y()) : "";
        this.y = new Axis(layout.headed() ? "" : title(chart.y()), scale(chart.y(), PADDING,
                DoubleStream.concat(values(courses, Series::y), bands())));
        this.labels = new MarkLabels(chart.marks(), layout.rows());
    }

    /**
     * How a plot stands among others.
     *
     * @param titled whether the horizontal axis has its title here
     * @param headed whether what the vertical axis shows is said above the plot, for one that is too low to say it beside
     * @param rows of labels of marks, at most
     */
    record Layout(boolean titled, boolean headed, int rows) {}

    /** Whether its height holds what the vertical axis shows, written along it. */
    static boolean holdsTitle(LineChart chart, double height) {
        return Label.width(Label.clean(title(chart.y())), Sheet.TEXT_SIZE) <= height;
    }

    private static List<Course> courses(LineChart chart) {
        return chart.series().stream().map(series -> Course.of(series, chart.x().growth(), chart.y().growth()))
                .toList();
    }

    /** The horizontal axis of charts that share it. */
    static Scale across(List<LineChart> charts) {
        var courses = charts.stream().flatMap(chart -> courses(chart).stream()).toList();
        boolean points = courses.stream().anyMatch(
                course -> course.series().look() == Look.POINTS || course.series().look() == Look.LINE_AND_POINTS);
        var marks = charts.stream().flatMap(chart -> chart.marks().stream()).mapToDouble(LineChart.Mark::x);
        return scale(charts.getFirst().x(), points ? PADDING : 0,
                DoubleStream.concat(values(courses, Series::x), marks));
    }

    private static DoubleStream values(Collection<Course> courses, Function<Series, double[]> of) {
        return courses.stream().flatMapToDouble(
                course -> course.points().mapToDouble(point -> of.apply(course.series())[point]));
    }

    private DoubleStream bands() {
        return courses.stream().filter(course -> course.series().band() != null)
                .flatMapToDouble(course -> course.points().boxed().flatMapToDouble(point -> {
                    var band = course.series().band();
                    return band == null ? DoubleStream.empty() : DoubleStream.of(band.low()[point], band.high()[point]);
                }));
    }

    private static Scale scale(Ruler ruler, double padding, DoubleStream values) {
        var all = DoubleStream.concat(values, ruler.including().stream().mapToDouble(Double::doubleValue))
                .filter(value -> Course.fits(value, ruler.growth()))
                .filter(value -> ruler.most() == null || value <= ruler.most());
        return switch (ruler.growth()) {
            case LOGARITHMIC -> LogScale.of(all.summaryStatistics(), padding);
            case LINEAR, WHOLE ->
                new LinearScale(Range.of(all.summaryStatistics(), padding), ruler.growth() == Growth.WHOLE);
            case NAMED -> new NamedScale(ruler.names());
        };
    }

    private static String title(Ruler ruler) {
        return ruler.growth() == Growth.LOGARITHMIC && !ruler.title().isBlank()
                ? ruler.title() + " (log)"
                : ruler.title();
    }

    /** What this plot needs beside itself. */
    Plot.Sides sides(Box room, Key key) {
        return Plot.sides(x, y, key, below(room));
    }

    /** Whether all of its key stands beside it. */
    boolean hasRoomForKey(Box room) {
        return Plot.hasRoomBeside(x, key(), below(room));
    }

    /** Pixels above the plot. */
    double above() {
        return labels.height() + (heading.isBlank() ? 0 : HEADING);
    }

    /** Pixels below the plot, without a key. */
    double depth() {
        return x.depthBelow(1);
    }

    private Box below(Box room) {
        return new Box(room.left(), room.top() + above(), room.width(), room.height() - above());
    }

    void draw(Sheet sheet, Box room, Plot.Sides sides, Key key) {
        if (!heading.isBlank()) {
            sheet.text(room.left(), room.top() + Sheet.TEXT_SIZE * 0.8,
                    Label.fit(heading, Sheet.TEXT_SIZE, room.width()), Sheet.TEXT_SIZE, Shape.Anchor.START);
        }
        var plot = new Plot(sheet, x, y, key, below(room), sides);
        for (int i = 0; i < courses.size(); i++) {
            band(plot, i);
        }
        labels.draw(plot);
        IntStream.range(0, courses.size()).filter(this::isReference).forEach(i -> line(plot, i));
        IntStream.range(0, courses.size()).filter(i -> !isReference(i)).forEach(i -> line(plot, i));
        if (courses.stream().allMatch(course -> course.pieces().isEmpty())) {
            sheet.remark(plot.inside(), chart.otherwise());
        }
        plot.drawAxes();
    }

    private boolean isReference(int series) {
        return chart.series().get(series).look() == Look.REFERENCE;
    }

    /** Its place among those that take a colour. */
    private int place(int series) {
        return (int) IntStream.range(0, series).filter(i -> !isReference(i)).count();
    }

    private Style style(int series) {
        return isReference(series)
                ? Style.dashed(Colour.FRAME, 1, Dash.DASHED)
                : Style.dashed(Palette.line(place(series)),
                        LINE_WIDTH,
                        Dash.of(place(series)));
    }

    private void band(Plot plot, int series) {
        var course = courses.get(series);
        var band = course.series().band();
        if (band == null) {
            return;
        }
        var x = course.series().x();
        if (course.series().look() == Look.POINTS) {
            plot.sheet().add(Style.drawn(Palette.line(place(series)), WHISKER), course.points().mapToObj(i -> {
                var low = inside(plot, x[i], band.low()[i]);
                var high = inside(plot, x[i], band.high()[i]);
                return new Line(low.x(), low.y(), high.x(), high.y());
            }).toList());
            return;
        }
        var areas = course.pieces().stream().map(piece -> new Polygon(Stream.concat(
                IntStream.of(piece).mapToObj(i -> inside(plot, x[i], band.high()[i])),
                IntStream.of(piece).map(i -> piece[piece.length - 1] - (i - piece[0]))
                        .mapToObj(i -> inside(plot, x[i], band.low()[i])))
                .toList())).toList();
        plot.sheet().add(Style.tinted(Palette.line(place(series)), BAND), areas);
    }

    /** Where a band has no end, it ends at the plot's edge. */
    private static Point inside(Plot plot, double x, double y) {
        var box = plot.inside();
        double there = Double.isNaN(y) ? box.bottom() : plot.y(y);
        return new Point(plot.x(x), Math.clamp(there, box.top(), box.bottom()));
    }

    private void line(Plot plot, int number) {
        var course = courses.get(number);
        var look = course.series().look();
        var x = course.series().x();
        var y = course.series().y();
        if (look != Look.POINTS) {
            var paths = course.pieces().stream().filter(piece -> piece.length > 1)
                    .map(piece -> path(plot, course, piece)).toList();
            if (chart.y().most() == null) {
                plot.sheet().add(style(number), paths.stream().map(Path::new).toList());
            } else {
                paths.forEach(path -> Clip.draw(plot.sheet(), style(number), Palette.line(place(number)), path,
                        plot.inside()));
            }
        }
        var colour = isReference(number) ? Colour.FRAME : Palette.line(place(number));
        if (look != Look.POINTS && look != Look.LINE_AND_POINTS) {
            plot.sheet().add(Style.filled(colour), course.pieces().stream().filter(piece -> piece.length == 1)
                    .map(piece -> new Point(plot.x(x[piece[0]]), plot.y(y[piece[0]])))
                    .filter(point -> chart.y().most() == null || Clip.holds(plot.inside(), point))
                    .map(point -> new Shape.Circle(point.x(), point.y(), DOT)).toList());
        } else {
            var marker = Marker.of(place(number));
            plot.sheet().add(Style.outlined(colour, 1),
                    course.points().mapToObj(i -> marker.at(plot.x(x[i]), plot.y(y[i]), POINT)).toList());
        }
    }

    private static List<Point> path(Plot plot, Course course, int[] piece) {
        var x = course.series().x();
        var y = course.series().y();
        return IntStream.of(piece).boxed().flatMap(i -> course.series().look() == Look.STEPS && i > piece[0]
                ? Stream.of(new Point(plot.x(x[i - 1]), plot.y(y[i])), new Point(plot.x(x[i]), plot.y(y[i])))
                : Stream.of(new Point(plot.x(x[i]), plot.y(y[i])))).toList();
    }

    /** Names and signs of the lines. */
    Key key() {
        return Legend.of(chart.series().stream().map(Series::name).toList(), new Legend.Sign() {

            @Override
            public void draw(Sheet sheet, int series, double x, double y) {
                var look = chart.series().get(series).look();
                if (chart.series().get(series).band() != null && look == Look.POINTS) {
                    sheet.add(Style.drawn(Palette.line(place(series)), WHISKER), List.of(new Line(x, y - 7, x, y + 7)));
                } else if (chart.series().get(series).band() != null) {
                    sheet.add(Style.tinted(Palette.line(place(series)), BAND),
                            new Shape.Rectangle(new Box(x - SIGN, y - 6, 2 * SIGN, 12)));
                }
                if (look != Look.POINTS) {
                    sheet.add(style(series), new Path(List.of(new Point(x - SIGN, y), new Point(x + SIGN, y))));
                }
                if (look == Look.POINTS || look == Look.LINE_AND_POINTS) {
                    sheet.add(Style.outlined(Palette.line(place(series)), 1), Marker.of(place(series)).at(x, y, POINT));
                }
            }

            @Override
            public double reach() {
                return SIGN;
            }
        });
    }

    /** What is to be seen, for those who hear it. */
    String words() {
        var names = chart.series().stream().map(Series::name).toList();
        var counts = courses.stream().map(course -> course.points().count()).toList();
        int leftOut = courses.stream().mapToInt(Course::leftOut).sum();
        var marked = chart.marks().stream().filter(mark -> !mark.label().isBlank()).limit(MarkLabels.MOST_NAMED)
                .map(mark -> mark.label() + " at " + Words.number(mark.x())).collect(Collectors.joining(", "));
        return "Line chart of " + Words.list(names, counts, names.size() == 1 ? "line" : "lines") + ". "
                + range(chart.x(), "x", values(courses, Series::x)) + "; "
                + range(chart.y(), "y", values(courses, Series::y)) + "."
                + (counts.stream().allMatch(count -> count == 0) ? " " + chart.otherwise() + "." : "")
                + (chart.y().most() == null
                        ? ""
                        : " Drawn up to " + Words.number(chart.y().most()) + ": what is larger leaves the frame.")
                + (marked.isEmpty() ? "" : " Marked: " + marked + ".")
                + (leftOut == 0 ? "" : " Left out, because they have no place: " + Words.count(leftOut, "point") + ".");
    }

    private static String range(Ruler ruler, String otherwise, DoubleStream values) {
        DoubleSummaryStatistics statistics = values.summaryStatistics();
        if (ruler.growth() == Growth.NAMED) {
            return Label.clean((ruler.title().isBlank() ? otherwise : ruler.title()) + ": "
                    + String.join(", ", ruler.names()));
        }
        return Words.range(title(ruler), otherwise, statistics);
    }
}
