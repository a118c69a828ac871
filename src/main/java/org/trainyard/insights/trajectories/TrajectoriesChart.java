package org.trainyard.insights.trajectories;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.trainyard.charts.Chart;
import org.trainyard.charts.Field;
import org.trainyard.charts.FieldChart;
import org.trainyard.charts.FieldChart.Span;
import org.trainyard.charts.FieldChart.Trail;
import org.trainyard.insights.trajectories.TrajectoriesView.Axis;
import org.trainyard.insights.trajectories.TrajectoriesView.PathView;

/** Descent paths over the contours of the loss, as a picture. */
final class TrajectoriesChart {

    private static final int LEVELS = 9;
    /** From here on the largest loss over the smallest asks for equal ratios. */
    private static final double WIDE = 20;

    private TrajectoriesChart() {}

    static Chart of(TrajectoriesView view) {
        float[][] values = Stream.of(view.contours().values()).map(TrajectoriesChart::floats).toArray(float[][]::new);
        var range = Stream.of(view.contours().values()).flatMapToDouble(Arrays::stream)
                .filter(value -> Double.isFinite(value) && value > 0).summaryStatistics();
        boolean logarithmic = range.getCount() > 0 && range.getMax() / range.getMin() > WIDE;
        return new FieldChart(title(view.paths()),
                span(view.axes().x(), view.contours().x()), span(view.axes().y(), view.contours().y()),
                new Field.Values("full loss", values, logarithmic), levels(range, logarithmic),
                FieldChart.NO_POINTS, view.paths().stream().map(path -> trail(path)).toList());
    }

    private static Span span(Axis axis, double[] places) {
        var explained = axis.explained();
        return new Span(explained == null
                ? axis.name()
                : String.format(Locale.ROOT, "%s (%.0f %%)", axis.name(), 100 * explained), places[0],
                places[places.length - 1]);
    }

    private static String title(List<PathView> paths) {
        long leaving = paths.stream().filter(path -> path.leaves() != null).count();
        var what = paths.size() == 1 ? "Descent path" : "Descent paths";
        return leaving == 0
                ? what
                : what + (paths.size() == 1
                        ? " that diverges and leaves the picture"
                        : leaving == 1
                                ? ", one of which diverges and leaves the picture"
                                : ", %d of which diverge and leave the picture".formatted(leaving));
    }

    /** One that leaves is drawn up to the point that it reaches then, far outside. */
    private static Trail trail(PathView path) {
        var name = path.name() == null ? "B = " + path.batchSize() : path.name();
        var leaves = path.leaves();
        var points = path.points();
        if (leaves == null) {
            return new Trail(name, points.x(), points.y());
        }
        int end = 2 + Arrays.binarySearch(points.update(), leaves);
        return new Trail(name + " (diverges)", Arrays.copyOf(points.x(), end), Arrays.copyOf(points.y(), end));
    }

    private static List<Double> levels(DoubleSummaryStatistics range, boolean logarithmic) {
        if (range.getCount() == 0) {
            return List.of();
        }
        double low = range.getMin();
        double high = range.getMax();
        return IntStream.rangeClosed(1, LEVELS).mapToObj(i -> {
            double share = (double) i / (LEVELS + 1);
            return logarithmic ? low * StrictMath.pow(high / low, share) : low + (high - low) * share * share;
        }).toList();
    }

    private static float[] floats(double[] row) {
        float[] floats = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            floats[i] = (float) row[i];
        }
        return floats;
    }
}
