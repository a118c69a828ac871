package org.trainyard.insights.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.trainyard.charts.Chart;
import org.trainyard.charts.Field;
import org.trainyard.charts.FieldChart;
import org.trainyard.charts.FieldChart.Span;
import org.trainyard.charts.ImageGrid;
import org.trainyard.charts.LineChart;
import org.trainyard.charts.LineChart.Look;
import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.charts.Panels;
import org.trainyard.charts.ScatterChart;
import org.trainyard.compute.Activation;
import org.trainyard.compute.Evenly;
import org.trainyard.compute.PreparedData;
import org.trainyard.compute.TargetEncoding;
import org.trainyard.insights.surface.SurfaceView.Shows;
import org.trainyard.training.Preparation.Prepared;

/** A surface as a picture, with the training rows on it. */
final class SurfaceChart {

    private static final int MOST_POINTS = 500;

    private final SurfaceView view;
    private final float[][][] scores;
    private final Plane plane;
    private final Prepared prepared;
    private final PreparedData.Part part;

    /** @param scores what each output unit says, where they are classes; else of no use */
    SurfaceChart(SurfaceView view, float[][][] scores, Plane plane, Prepared prepared) {
        this.scores = scores;
        this.view = view;
        this.plane = plane;
        this.prepared = prepared;
        this.part = prepared.data().training();
    }

    Chart chart(String title) {
        if (view.units() != null) {
            return grid(title, view.units());
        }
        float[][] values = Objects.requireNonNull(view.values());
        return plane.isFlat() ? line(title, values[0]) : map(title, values);
    }

    private Chart map(String title, float[][] values) {
        var classes = view.classes();
        var field = switch (view.shows()) {
            case ACTIVATION -> new Field.Values("activation", values, false);
            case PREDICTION -> new Field.Values(target(), values, false);
            case OUTPUT -> new Field.Between(Objects.requireNonNull(classes), shares(values));
            case CLASS -> new Field.Classes(Objects.requireNonNull(classes), scores);
        };
        // On the colours of activations, the points of classes would need colours of their own: they have none there.
        boolean hasBorder = view.shows() == Shows.OUTPUT || view.shows() == Shows.CLASS;
        return new FieldChart(title, span(plane.xName(), plane.xs()), span(plane.requireYName(), plane.ys()), field,
                hasBorder ? List.of(0.5) : List.of(),
                view.shows() == Shows.ACTIVATION ? FieldChart.NO_POINTS : points(), List.of());
    }

    private String target() {
        return prepared.definition().dataset().targets().getFirst().name();
    }

    private static Span span(String name, float[] places) {
        return new Span(name, places[0], places[places.length - 1]);
    }

    /** What one output unit says, as a share of the second class: of 0 or 1, or of −1 or +1. */
    private float[][] shares(float[][] values) {
        var last = prepared.definition().network().lastLayer().activation();
        boolean fromMinusOne = prepared.definition().encoding() == TargetEncoding.PLUS_MINUS_ONE;
        float[][] shares = new float[values.length][];
        for (int y = 0; y < values.length; y++) {
            shares[y] = new float[values[y].length];
            for (int x = 0; x < values[y].length; x++) {
                float share = fromMinusOne ? (values[y][x] + 1) / 2 : values[y][x];
                shares[y][x] = last == Activation.SIGMOID ? share : Math.clamp(share, 0f, 1f);
            }
        }
        return shares;
    }

    /** Positions of training rows in their part, spread evenly where there are many. */
    private int[] rows() {
        return Evenly.some(part.size(), MOST_POINTS);
    }

    private float[] place(int row) {
        float[] inputs = new float[prepared.table().inputs().columns()];
        prepared.table().inputs().copy(part.rows()[row], inputs, 0);
        return plane.of(inputs);
    }

    private ScatterChart.Points points() {
        var classes = view.classes();
        int[] rows = rows();
        if (classes == null) {
            return valued(rows);
        }
        var series = new ArrayList<ScatterChart.Series>();
        for (int k = 0; k < classes.size(); k++) {
            int number = k;
            series.add(series(classes.get(k),
                    IntStream.of(rows).filter(row -> part.labels()[row] == number).toArray()));
        }
        return new ScatterChart.Points.InSeries(series);
    }

    private ScatterChart.Series series(String name, int[] rows) {
        float[] x = new float[rows.length];
        float[] y = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            float[] place = place(rows[i]);
            x[i] = place[0];
            y[i] = place[1];
        }
        return new ScatterChart.Series(name, x, y);
    }

    private ScatterChart.Points valued(int[] rows) {
        var places = series("", rows);
        float[] values = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = targetOf(rows[i]);
        }
        return new ScatterChart.Points.Valued(target(), places.x(), places.y(), values);
    }

    /** As the network's answer is shown: a value, a class number, or what one unit was told to say of a class. */
    private float targetOf(int row) {
        if (view.classes() == null) {
            return prepared.table().targets().get(part.rows()[row], 0);
        }
        return view.shows() == Shows.CLASS ? part.labels()[row] : part.targets().get(row, 0);
    }

    /** One input: a curve, and the rows beside it. */
    private Chart line(String title, float[] values) {
        var series = new ArrayList<LineChart.Series>();
        series.add(LineChart.Series.line(view.shows() == Shows.ACTIVATION ? "activation" : "network",
                doubles(plane.xs()), doubles(values)));
        if (view.shows() != Shows.ACTIVATION) {
            int[] rows = rows();
            double[] x = IntStream.of(rows).mapToDouble(row -> place(row)[0]).toArray();
            double[] y = IntStream.of(rows).mapToDouble(this::targetOf).toArray();
            series.add(new LineChart.Series("rows", Look.POINTS, x, y, null));
        }
        return new LineChart(title, Ruler.linear(plane.xName()),
                Ruler.linear(view.shows() == Shows.ACTIVATION ? "activation" : target()), series, List.of());
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private Chart grid(String title, List<SurfaceView.Unit> units) {
        if (plane.isFlat()) {
            return curves(title, units);
        }
        var images = units.stream().limit(ImageGrid.MOST_IMAGES).map(unit -> new ImageGrid.Image(
                unit.layer() + "." + unit.unit(), fromAbove(unit.values()))).toList();
        return ImageGrid.ofRange(title, plane.ys().length, plane.xs().length, images).explained("activation");
    }

    /** Over one input each unit is a curve; those of a layer share a panel. */
    private Chart curves(String title, List<SurfaceView.Unit> units) {
        var x = doubles(plane.xs());
        var layers = units.stream().limit(ImageGrid.MOST_IMAGES)
                .collect(Collectors.groupingBy(SurfaceView.Unit::layer, TreeMap::new,
                        Collectors.mapping(unit -> LineChart.Series.line(unit.layer() + "." + unit.unit(), x,
                                doubles(unit.values()[0])), Collectors.toList())));
        return new Panels(title, layers.entrySet().stream().map(layer -> new LineChart("", Ruler.linear(plane.xName()),
                Ruler.linear("layer " + layer.getKey()), layer.getValue(), List.of())).toList());
    }

    private static float[] fromAbove(float[][] values) {
        int columns = values[0].length;
        float[] pixels = new float[values.length * columns];
        for (int y = 0; y < values.length; y++) {
            System.arraycopy(values[y], 0, pixels, (values.length - 1 - y) * columns, columns);
        }
        return pixels;
    }
}
