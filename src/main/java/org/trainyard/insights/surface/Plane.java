package org.trainyard.insights.surface;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

import org.trainyard.compute.DataTable;
import org.trainyard.compute.Evenly;
import org.trainyard.compute.PrincipalComponents;
import org.trainyard.web.Parameters;
import org.trainyard.web.Problem;

/**
 * A plane through the inputs of a dataset: along two columns, with all others at their mean (names at the most frequent
 * one), or along the first two principal components of the standardised columns. It is a little larger than the rows are spread.
 */
final class Plane {

    /** Rows that decide where a plane lies and how large it is. */
    static final int MOST_ROWS = 1000;

    private static final double MARGIN = 0.1;
    private static final int NONE = -1;
    private static final String FIRST = "pc1";
    private static final String SECOND = "pc2";

    private final float[][] rows;
    private final String xName;
    private final @Nullable String yName;
    private final Axes axes;
    private final float[] xs;
    private final float[] ys;

    /** Between places of the plane and rows of the table. */
    private interface Axes {

        /** Where a row lies: x and y. */
        float[] of(float[] row);

        /** The row at a place. */
        float[] at(float x, float y);
    }

    private Plane(float[][] rows, String xName, @Nullable String yName, Axes axes, int resolution) {
        this.rows = rows;
        this.xName = xName;
        this.yName = yName;
        this.axes = axes;
        this.xs = places(0, resolution);
        this.ys = yName == null ? new float[1] : places(1, resolution);
    }

    /**
     * The plane that was asked for.
     *
     * @param used columns that go into the network, in order
     * @param x a column or {@code pc1}; null for the usual: both columns of numbers where two are used, else principal
     *     components
     * @param y a column or {@code pc2}; null for the next one, where there is one
     * @throws Problem {@code invalid-parameter} for a column that is not there or holds names
     */
    static Plane of(DataTable table, List<Integer> used, @Nullable String x, @Nullable String y, int resolution) {
        float[][] rows = sample(table);
        var numeric = used.stream().filter(j -> table.categories().get(j).isEmpty()).toList();
        if (numeric.isEmpty()) {
            throw Parameters.refused("x", "must name a column of numbers, and this network gets none",
                    x == null ? "left out" : x);
        }
        boolean named = x != null || y != null;
        boolean byComponents = named
                ? isComponent(x, FIRST, table) && isComponent(y, SECOND, table)
                : numeric.size() > 2;
        if (byComponents) {
            return components(table, rows, resolution);
        }
        int given = y == null ? NONE : column(table, "y", y);
        int first = x == null ? next(numeric, given) : column(table, "x", x);
        if (first == given && given != NONE) {
            throw Parameters.refused("y", "must be another column than x", y == null ? "" : y);
        }
        return first == NONE
                ? columns(table, rows, given, NONE, resolution)
                : columns(table, rows, first, y == null ? next(numeric, first) : given, resolution);
    }

    private static boolean isComponent(@Nullable String name, String component, DataTable table) {
        return component.equals(name) && !table.inputNames().contains(component);
    }

    /** Of standardised columns of numbers: else the one with the largest unit would be the first component. */
    private static Plane components(DataTable table, float[][] rows, int resolution) {
        float[] middle = middle(table, rows);
        int[] numbers = IntStream.range(0, middle.length).filter(j -> table.categories().get(j).isEmpty()).toArray();
        double[] deviations = IntStream.of(numbers).mapToDouble(j -> deviation(rows, j, middle[j])).toArray();
        var components = PrincipalComponents.of(
                new FMatrixRMaj(Arrays.stream(rows).map(row -> standard(row, numbers, middle, deviations))
                        .toArray(float[][]::new)),
                2);
        return new Plane(rows, title(components, 0), title(components, 1), new Axes() {

            @Override
            public float[] of(float[] row) {
                float[] standard = standard(row, numbers, middle, deviations);
                return new float[]{components.coordinate(standard, 0), components.coordinate(standard, 1)};
            }

            @Override
            public float[] at(float x, float y) {
                float[] standard = components.row(x, y);
                float[] row = middle.clone();
                for (int i = 0; i < numbers.length; i++) {
                    row[numbers[i]] = (float) (middle[numbers[i]] + deviations[i] * standard[i]);
                }
                return row;
            }
        }, resolution);
    }

    private static float[] standard(float[] row, int[] numbers, float[] middle, double[] deviations) {
        float[] standard = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            standard[i] = (float) ((row[numbers[i]] - middle[numbers[i]]) / deviations[i]);
        }
        return standard;
    }

    /** 1 for a column that never changes. */
    private static double deviation(float[][] rows, int column, double mean) {
        double squares = 0;
        for (float[] row : rows) {
            squares += (row[column] - mean) * (row[column] - mean);
        }
        return squares > 0 ? Math.sqrt(squares / rows.length) : 1;
    }

    private static String title(PrincipalComponents components, int k) {
        return String.format(Locale.ROOT, "principal component %d (%.0f %% of the variance)", k + 1,
                100 * components.share(k));
    }

    private static Plane columns(DataTable table, float[][] rows, int first, int second, int resolution) {
        float[] middle = middle(table, rows);
        return new Plane(rows, table.inputNames().get(first), second < 0 ? null : table.inputNames().get(second),
                new Axes() {

                    @Override
                    public float[] of(float[] row) {
                        return new float[]{row[first], second < 0 ? 0 : row[second]};
                    }

                    @Override
                    public float[] at(float x, float y) {
                        float[] row = middle.clone();
                        row[first] = x;
                        if (second >= 0) {
                            row[second] = y;
                        }
                        return row;
                    }
                }, resolution);
    }

    /** Means of numbers, the most frequent of names. */
    private static float[] middle(DataTable table, float[][] rows) {
        float[] middle = new float[table.inputNames().size()];
        for (int j = 0; j < middle.length; j++) {
            int column = j;
            int names = table.categories().get(j).size();
            if (names == 0) {
                middle[j] = (float) Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElse(0);
            } else {
                int[] counts = new int[names];
                Arrays.stream(rows).forEach(row -> counts[(int) row[column]]++);
                middle[j] = IntStream.range(0, names).reduce(0, (best, k) -> counts[k] > counts[best] ? k : best);
            }
        }
        return middle;
    }

    private static int next(List<Integer> numeric, int taken) {
        return numeric.stream().filter(j -> j != taken).findFirst().orElse(NONE);
    }

    private static int column(DataTable table, String parameter, String name) {
        int column = table.inputNames().indexOf(name);
        if (column < 0 || !table.categories().get(column).isEmpty()) {
            throw Parameters.refused(parameter, "must be a column of numbers among the inputs (%s), or x=pc1 with y=pc2"
                    .formatted(String.join(", ", table.inputNames().stream().limit(20).toList())), name);
        }
        return column;
    }

    private static float[][] sample(DataTable table) {
        int[] places = Evenly.some(table.rows(), MOST_ROWS);
        float[][] rows = new float[places.length][table.inputs().columns()];
        for (int i = 0; i < places.length; i++) {
            table.inputs().copy(places[i], rows[i], 0);
        }
        return rows;
    }

    private float[] places(int axis, int resolution) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float[] row : rows) {
            float place = axes.of(row)[axis];
            low = Math.min(low, place);
            high = Math.max(high, place);
        }
        double margin = high > low ? MARGIN * ((double) high - low) : 1;
        float[] places = new float[resolution];
        for (int i = 0; i < resolution; i++) {
            places[i] = (float) (low - margin + (high - low + 2 * margin) * i / (resolution - 1));
        }
        return places;
    }

    /** Rows of the table at every place: by y, then x. */
    FMatrixRMaj grid() {
        float[][] grid = new float[ys.length * xs.length][];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = axes.at(xs[i % xs.length], ys[i / xs.length]);
        }
        return new FMatrixRMaj(grid);
    }

    /** Where a row of the table lies: x and y. */
    float[] of(float[] row) {
        return axes.of(row);
    }

    /** Whether there is a vertical axis. */
    boolean isFlat() {
        return yName == null;
    }

    String xName() {
        return xName;
    }

    @Nullable
    String yName() {
        return yName;
    }

    /** What the vertical axis is, where there is one. */
    String requireYName() {
        return Objects.requireNonNull(yName);
    }

    float[] xs() {
        return xs;
    }

    float[] ys() {
        return ys;
    }
}
