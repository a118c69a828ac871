package org.trainyard.charts;

import java.util.List;
import java.util.stream.IntStream;

import org.trainyard.charts.Layer.Style;

/**
 * Points in a plane.
 *
 * @param title may be empty
 * @param xTitle what the horizontal axis shows, with its unit; may be empty
 * @param yTitle what the vertical axis shows, with its unit; may be empty
 * @param points any number; a picture of 640 by 480 pixels shows some thousands
 */
public record ScatterChart(String title, String xTitle, String yTitle, Points points) implements Chart {

    /** Room between the outermost points and the frame, as a part of the range. */
    private static final double PADDING = 0.04;
    /** Below 1, so that many points on one place look denser than one. */
    private static final double OPACITY = 0.8;
    /** Colours of values that are told apart. */
    private static final int SHADES = 63;
    private static final int X = 0;
    private static final int Y = 1;
    private static final int VALUE = 2;

    /** What tells points apart. Arrays are read when the chart is drawn, not copied. */
    public sealed interface Points {

        /** Points that belong to classes; each class has a colour and a form of its own, and a line in the legend. */
        record InSeries(List<Series> series) implements Points {
            public InSeries {
                series = List.copyOf(series);
            }
        }

        /**
         * Points with a value each, shown by colour.
         *
         * @param valueTitle what the values are, with their unit; may be empty
         * @param x as long as {@code values}
         * @param y as long as {@code values}
         */
        record Valued(String valueTitle, float[] x, float[] y, float[] values) implements Points {
            public Valued {
                checkLengths(x.length, y.length);
                checkLengths(x.length, values.length);
            }
        }
    }

    /**
     * Points of one kind.
     *
     * @param name may be empty
     * @param x as long as {@code y}
     */
    public record Series(String name, float[] x, float[] y) {
        public Series {
            checkLengths(x.length, y.length);
        }
    }

    private static void checkLengths(int one, int other) {
        if (one != other) {
            throw new IllegalArgumentException("Each point has all its coordinates; there were %d and %d"
                    .formatted(one, other));
        }
    }

    @Override
    public Picture draw(int width, int height) {
        var sheet = new Sheet(width, height, title);
        return switch (points) {
            case Points.InSeries(var series) -> draw(sheet, series);
            case Points.Valued valued -> draw(sheet, valued);
        };
    }

    private Picture draw(Sheet sheet, List<Series> series) {
        var clouds = series.stream().map(one -> Cloud.of(one.x(), one.y())).toList();
        var names = series.stream().map(Series::name).toList();
        var plot = plot(sheet, clouds, Legend.of(names, Legend.Sign.MARKER));
        double radius = radius(clouds);
        for (int i = 0; i < clouds.size(); i++) {
            var marker = Marker.of(i);
            plot.sheet().add(Style.outlined(Palette.of(i), OPACITY), shapes(plot, clouds.get(i), marker, radius));
        }
        var counts = clouds.stream().map(cloud -> (long) cloud.size()).toList();
        return plot.finish("Scatter chart of " + Words.count(Words.sum(counts), "point") + " in "
                + Words.list(names, counts, "series") + ". " + axes(clouds));
    }

    /** Points of one colour together, the larger values above: a file with a few dozen groups instead of one a point. */
    private Picture draw(Sheet sheet, Points.Valued valued) {
        var cloud = Cloud.of(valued.x(), valued.y(), valued.values());
        var clouds = List.of(cloud);
        var scale = new LinearScale(Range.of(cloud.statistics(VALUE), 0));
        var plot = plot(sheet, clouds, new ColourBar(new Axis(valued.valueTitle(), scale)));
        double radius = radius(clouds);
        cloud.parts(at -> (int) (scale.place(cloud.at(VALUE, at)) * SHADES)).forEach((shade, part) -> plot.sheet().add(
                Style.outlined(ColourScale.at((double) shade / SHADES), OPACITY),
                shapes(plot, part, Marker.CIRCLE, radius)));
        return plot.finish("Scatter chart of " + Words.count(cloud.size(), "point") + " coloured by "
                + Words.range(valued.valueTitle(), "value", cloud.statistics(VALUE)) + ". " + axes(clouds));
    }

    private Plot plot(Sheet sheet, List<Cloud> clouds, Key key) {
        var plot = new Plot(sheet, new Axis(xTitle, new LinearScale(Range.of(Cloud.statistics(clouds, X), PADDING))),
                new Axis(yTitle, new LinearScale(Range.of(Cloud.statistics(clouds, Y), PADDING))), key);
        if (clouds.stream().allMatch(cloud -> cloud.size() == 0)) {
            sheet.remark(plot.inside(), "No points");
        }
        return plot;
    }

    private static List<Shape> shapes(Plot plot, Cloud cloud, Marker marker, double radius) {
        return IntStream.range(0, cloud.size())
                .mapToObj(at -> marker.at(plot.x(cloud.at(X, at)), plot.y(cloud.at(Y, at)), radius)).toList();
    }

    /** Smaller where there are many. */
    private static double radius(List<Cloud> clouds) {
        int points = clouds.stream().mapToInt(Cloud::size).sum();
        return points <= 300 ? 4 : points <= 1500 ? 3 : 2;
    }

    private String axes(List<Cloud> clouds) {
        long leftOut = clouds.stream().mapToInt(Cloud::leftOut).sum();
        return Words.range(xTitle, "x", Cloud.statistics(clouds, X)) + "; "
                + Words.range(yTitle, "y", Cloud.statistics(clouds, Y)) + "."
                + (leftOut == 0 ? "" : " Left out, because not finite: " + Words.count(leftOut, "point") + ".");
    }
}
