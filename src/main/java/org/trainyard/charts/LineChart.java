package org.trainyard.charts;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Lines over a common axis: how a loss falls, how a figure depends on a setting. Lines differ in colour and in dashes, and
 * the legend names them. A value that is not finite, or not above 0 on a logarithmic axis, leaves a gap.
 *
 * <pre>{@code
 * new LineChart("learning curve", Ruler.whole("epoch"), Ruler.logarithmic("loss"),
 *         List.of(Series.line("training", epochs, training), Series.line("validation", epochs, validation)),
 *         List.of(new Mark(340, "best epoch 340")))
 * }</pre>
 *
 * @param title may be empty
 * @param x along the horizontal axis
 * @param y along the vertical axis
 * @param series in the order of the legend
 * @param marks places of the horizontal axis with something to say
 * @param otherwise what stands there if there is no line to draw
 */
public record LineChart(String title, Ruler x, Ruler y, List<Series> series, List<Mark> marks, String otherwise)
        implements
            Chart {

    public LineChart {
        series = List.copyOf(series);
        marks = List.copyOf(marks);
    }

    public LineChart(String title, Ruler x, Ruler y, List<Series> series, List<Mark> marks) {
        this(title, x, y, series, marks, "No values");
    }

    /**
     * What an axis shows and how values lie along it.
     *
     * @param title with its unit; may be empty
     * @param growth how values lie along it
     * @param including finite values that the axis reaches in any case, such as 0 and 1 for a share
     * @param names of the values 0, 1, 2 and so on; empty unless values are names
     * @param most where the axis ends at the latest, for lines that leave for infinity: they leave the frame there; null
     *     where it reaches all values
     */
    public record Ruler(String title, Growth growth, List<Double> including, List<String> names,
            @Nullable Double most) {

        public Ruler {
            including = List.copyOf(including);
            names = List.copyOf(names);
        }

        private Ruler(String title, Growth growth, List<Double> including, List<String> names) {
            this(title, growth, including, names, null);
        }

        /** The same, which ends there at the latest. */
        public Ruler upTo(double value) {
            return new Ruler(title, growth, including, names, value);
        }

        /** The same with another title. */
        public Ruler called(String words) {
            return new Ruler(words, growth, including, names, most);
        }

        /** Equal steps for equal differences, reaching these values in any case. */
        public static Ruler linear(String title, Double... including) {
            return new Ruler(title, Growth.LINEAR, List.of(including), List.of());
        }

        /** As {@link #linear}, and only whole numbers are marked, as for epochs. */
        public static Ruler whole(String title, Double... including) {
            return new Ruler(title, Growth.WHOLE, List.of(including), List.of());
        }

        /** Equal steps for equal ratios; the axis says so. */
        public static Ruler logarithmic(String title, Double... including) {
            return new Ruler(title, Growth.LOGARITHMIC, List.of(including), List.of());
        }

        /** Names at equal distances, for a horizontal axis: value i stands at name i. */
        public static Ruler named(String title, List<String> names) {
            return new Ruler(title, Growth.NAMED, List.of(), names);
        }
    }

    /** How values lie along an axis. */
    public enum Growth {
        /** Equal steps for equal differences. */
        LINEAR,
        /** The same, with ticks at whole numbers only. */
        WHOLE,
        /** Equal steps for equal ratios. */
        LOGARITHMIC,
        /** Names, which have no size. */
        NAMED
    }

    /** How a series is drawn. */
    public enum Look {
        /** From point to point; a point without neighbours is a dot. */
        LINE,
        /** Level up to each point, from the place of the one before: what holds for a while and then for another. */
        STEPS,
        /** From point to point, and each point with a marker. */
        LINE_AND_POINTS,
        /** Markers alone. */
        POINTS,
        /** Thin, grey and dashed, behind all others: what they are compared with. It takes no colour. */
        REFERENCE
    }

    /**
     * One line. Arrays are read when the chart is drawn, not copied.
     *
     * @param name may be empty
     * @param look how it is drawn
     * @param x as long as {@code y}, in the order in which the line runs
     * @param y may hold values that are not finite; there the line has a gap
     * @param band shaded behind the line, or a thin line through each point where there are points alone; null for none
     */
    public record Series(String name, Look look, double[] x, double[] y, @Nullable Band band) {

        public Series {
            if (x.length != y.length || (band != null
                    && (band.low().length != x.length || band.high().length != x.length))) {
                throw new IllegalArgumentException("Each point of a line has all its numbers");
            }
        }

        /** A line without a band. */
        public static Series line(String name, double[] x, double[] y) {
            return new Series(name, Look.LINE, x, y, null);
        }

        /** What others are compared with. */
        public static Series reference(String name, double[] x, double[] y) {
            return new Series(name, Look.REFERENCE, x, y, null);
        }

        /** A line with its points. */
        public static Series points(String name, double[] x, double[] y) {
            return new Series(name, Look.LINE_AND_POINTS, x, y, null);
        }

        /** The same with a band, such as the spread of several runs. */
        public Series with(Band of) {
            return new Series(name, look, x, y, of);
        }
    }

    /**
     * A shaded range around a line, one from low to high a point.
     *
     * @param low none larger than in {@code high}; at or below 0 it reaches the start of a logarithmic axis
     * @param high as many
     */
    public record Band(double[] low, double[] high) {}

    /**
     * A vertical line.
     *
     * @param x where it stands
     * @param label above it; may be empty. Where labels have no room beside each other some are left out
     */
    public record Mark(double x, String label) {}

    @Override
    public Picture draw(int width, int height) {
        return Panels.draw(title, List.of(this), width, height);
    }
}
