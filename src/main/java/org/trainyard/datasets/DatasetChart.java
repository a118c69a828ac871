package org.trainyard.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

import org.trainyard.charts.Chart;
import org.trainyard.charts.Histogram;
import org.trainyard.charts.ImageGrid;
import org.trainyard.charts.ScatterChart;
import org.trainyard.compute.PrincipalComponents;
import org.trainyard.datasets.tables.Cells;
import org.trainyard.datasets.tables.ColumnProfile;
import org.trainyard.web.Parameters;
import org.trainyard.web.Spelling;

/** What a dataset looks like. */
final class DatasetChart {

    /** Images in a grid. */
    private static final int IMAGES = 64;
    /** With fewer features, that they are a square says nothing. */
    private static final int FEWEST_PIXELS = 16;
    /** Rows from which directions are found: more would cost seconds where there are hundreds of columns. */
    private static final int FITTED = 300;

    private final Dataset dataset;
    private final Cells cells;

    DatasetChart(Dataset dataset, Cells cells) {
        this.dataset = dataset;
        this.cells = cells;
    }

    /**
     * Points over two columns. Left out, both features of a dataset that has two; the feature and the target of one that
     * has one; else the first two principal components.
     */
    Chart scatter(@Nullable String x, @Nullable String y) {
        var rows = SampledRows.of(dataset, cells);
        int features = dataset.features().size();
        if (x == null && y == null && features > 2) {
            return components(rows);
        }
        int first = x == null ? 0 : column("x", x);
        int second = y == null ? other(first) : column("y", y);
        return scatter(rows, name(first), name(second), new float[][]{axis(rows, first), axis(rows, second)});
    }

    private Chart components(List<float[]> rows) {
        int features = dataset.features().size();
        int count = Math.min(FITTED, rows.size());
        var fitted = new FMatrixRMaj(count, features);
        for (int i = 0; i < count; i++) {
            System.arraycopy(rows.get((int) ((long) i * rows.size() / count)), 0, fitted.data, i * features, features);
        }
        var components = PrincipalComponents.of(fitted, 2);
        var axes = new float[2][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            axes[0][i] = components.coordinate(rows.get(i), 0);
            axes[1][i] = components.coordinate(rows.get(i), 1);
        }
        return scatter(rows, title(components, 0), title(components, 1), axes);
    }

    private static String title(PrincipalComponents components, int k) {
        return String.format(Locale.ROOT, "principal component %d (%.0f %% of the variance)", k + 1,
                100 * components.share(k));
    }

    private Chart scatter(List<float[]> rows, String x, String y, float[][] axes) {
        int features = dataset.features().size();
        var target = dataset.targets().getFirst();
        var classes = target.classes();
        if (classes == null) {
            return new ScatterChart(title(rows), x, y,
                    new ScatterChart.Points.Valued(target.name(), axes[0], axes[1], axis(rows, features)));
        }
        var series = IntStream.range(0, classes.size()).mapToObj(k -> {
            int[] members = IntStream.range(0, rows.size()).filter(i -> rows.get(i)[features] == k).toArray();
            return new ScatterChart.Series(classes.get(k), some(axes[0], members), some(axes[1], members));
        }).toList();
        return new ScatterChart(title(rows), x, y, new ScatterChart.Points.InSeries(series));
    }

    private String title(List<float[]> rows) {
        return rows.size() == dataset.rows()
                ? dataset.name()
                : "%s (%d of %d rows)".formatted(dataset.name(), rows.size(), dataset.rows());
    }

    private static float[] some(float[] values, int[] places) {
        var some = new float[places.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[places[i]];
        }
        return some;
    }

    private static float[] axis(List<float[]> rows, int column) {
        var values = new float[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i)[column];
        }
        return values;
    }

    /** How often the values of a column fall into each of twenty equal intervals, class by class where a sample is all. */
    Chart histogram(@Nullable String name) {
        int column = name == null ? 0 : column("column", name);
        int features = dataset.features().size();
        var feature = column < features ? dataset.features().get(column) : null;
        var target = column < features ? null : dataset.targets().get(column - features);
        var min = feature != null ? feature.min() : target != null ? target.min() : null;
        var max = feature != null ? feature.max() : target != null ? target.max() : null;
        var counts = feature != null ? feature.histogram() : target != null ? target.histogram() : null;
        if (min == null || max == null || counts == null) {
            throw Parameters.refused("column",
                    "must be a column of numbers; how often each name occurs is told by the dataset's counts",
                    name(column));
        }
        double low = min;
        double width = (max - low) / ColumnProfile.BINS;
        var edges = IntStream.rangeClosed(0, ColumnProfile.BINS).mapToDouble(i -> low + i * width).toArray();
        return new Histogram(dataset.name(), name(column), edges, stacks(column, low, max - low, counts));
    }

    private List<Histogram.Stack> stacks(int column, double low, double width, List<Integer> counts) {
        var classes = dataset.targets().getFirst().classes();
        if (classes == null || column >= dataset.features().size() || dataset.rows() > SampledRows.MOST) {
            return List.of(new Histogram.Stack("rows", counts.stream().mapToLong(Integer::longValue).toArray()));
        }
        var byClass = new long[classes.size()][ColumnProfile.BINS];
        for (var row : SampledRows.of(dataset, cells)) {
            byClass[(int) row[dataset.features().size()]][ColumnProfile.bin(row[column], low, width)]++;
        }
        return IntStream.range(0, classes.size()).mapToObj(k -> new Histogram.Stack(classes.get(k), byClass[k]))
                .toList();
    }

    /** The first rows as images, for a dataset whose features are the pixels of one. */
    Chart images() {
        int[] shape = shape().orElseThrow(() -> Parameters.refused("kind",
                "is images only where the features are the pixels of one, row by row", dataset.name()));
        var classes = dataset.targets().getFirst().classes();
        int pixels = dataset.features().size();
        var images = new ArrayList<ImageGrid.Image>();
        for (var row : SampledRows.first(dataset, cells, IMAGES)) {
            var caption = classes == null ? Float.toString(row[pixels]) : classes.get((int) row[pixels]);
            images.add(new ImageGrid.Image(caption, Arrays.copyOf(row, pixels)));
        }
        return ImageGrid.ofRange("%s (%d of %d rows)".formatted(dataset.name(), images.size(), dataset.rows()),
                shape[0], shape[1], images);
    }

    /** Rows and columns of the image: as its file told, else a square. */
    private Optional<int[]> shape() {
        int pixels = dataset.features().size();
        int side = (int) Math.sqrt(pixels);
        int[] shape = dataset.source().get("image") instanceof List<?> told && told.size() == 2
                && told.getFirst() instanceof Number height && told.getLast() instanceof Number width
                        ? new int[]{height.intValue(), width.intValue()}
                        : new int[]{side, side};
        boolean fits = pixels >= FEWEST_PIXELS && shape[0] * shape[1] == pixels && shape[0] <= ImageGrid.MOST_PIXELS
                && shape[1] <= ImageGrid.MOST_PIXELS
                && dataset.features().stream().allMatch(feature -> feature.min() != null);
        return fits ? Optional.of(shape) : Optional.empty();
    }

    private int other(int column) {
        int features = dataset.features().size();
        return features == 1 ? features : column == 0 ? 1 : 0;
    }

    private int column(String parameter, String name) {
        var names = dataset.columnNames();
        int column = names.indexOf(name);
        if (column < 0) {
            throw Parameters.refused(parameter, "must be a column of the dataset" + Spelling.nearest(name, names)
                    .map(near -> ", such as " + near).orElseGet(() -> ": " + String.join(", ",
                            names.stream().sorted(Comparator.naturalOrder()).limit(10).toList())),
                    name);
        }
        return column;
    }

    private String name(int column) {
        return dataset.columnNames().get(column);
    }
}
