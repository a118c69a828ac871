package org.trainyard.compute.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Products of matrices from tiles of a {@link TileShape}, after Goto and van de Geijn, Anatomy of High-Performance
 * Matrix Multiplication (2008): a block of the right-hand matrix is packed into {@link Panels} that lie in the second
 * cache, and each tile of the result takes its terms from one panel and a few rows of the left-hand matrix. Blocks of
 * the summed index follow one another in ascending order, and a tile goes on from what the block before has left: each
 * element stays one chain of fused multiply-adds. Working memory: at most about 0.6 MB and one row of zeros, as far as
 * it is needed.
 */
final class MatrixProduct {
    /** Terms of a sum that are added before the next ones are packed. */
    private static final int DEPTH = 256;
    /** Columns of the right-hand matrix that are packed at once. */
    private static final int WIDTH = 256;
    /** Rows of the left-hand matrix, and of the result, that are worked at. */
    private static final int HEIGHT = 288;
    /** Between copied rows, so that they do not all fall into the same few sets of the first cache. */
    private static final int GAP = 16;
    /** Rows of at least this length would do that, and are copied. */
    private static final int LONG_ROW = 512;

    private static final float[] NOTHING = {};

    private final float[] padded = new float[TileShape.MOST_COLUMNS];
    private final float[] edge = new float[TileShape.MOST_ROWS * TileShape.MOST_COLUMNS];
    private float[] zeros = new float[TileShape.MOST_COLUMNS];
    private float[] panels = NOTHING;
    private float[] rows = NOTHING;
    private TileShape shape = TileShape.WIDE;

    /** Where the left-hand block lies: an argument itself, or {@link #rows}. */
    private float[] left = NOTHING;
    private int leftFrom;
    private int leftStride;
    private boolean leftTurned;

    /** Where the right-hand panels lie: an argument itself, or {@link #panels}. */
    private float[] right = NOTHING;

    /** Rows {@code first} to below {@code end} of Z = X·W + b, as in {@link Kernels#affine}. */
    void affine(float[] x, float[] w, float[] b, float[] z, int first, int end, int d, int k) {
        shape = TileShape.of(k);
        for (int i = first; i < end; i += HEIGHT) {
            int height = Math.min(HEIGHT, end - i);
            for (int p = 0; p < d; p += DEPTH) {
                int depth = Math.min(DEPTH, d - p);
                takeLeft(x, i * d + p, d, height, depth);
                multiply(w, p * k, k, false, p == 0 ? start(b, k) : null, z, i * k, height, k, depth,
                        null);
            }
        }
    }

    /** Rows {@code first} to below {@code end} of G = Xᵀ·D, as in {@link Kernels#weightGradient}. */
    void weightGradient(float[] x, float[] delta, float[] g, int first, int end, int n, int d, int k, PartReady then) {
        shape = TileShape.of(k);
        for (int p = first; p < end; p += HEIGHT) {
            int height = Math.min(HEIGHT, end - p);
            for (int i = 0; i < n; i += DEPTH) {
                int depth = Math.min(DEPTH, n - i);
                takeLeftTurned(x, i * d + p, d, height, depth);
                multiply(delta, i * k, k, false, i == 0 ? start(NOTHING, k) : null, g, p * k, height, k, depth,
                        i + depth == n ? then : null);
            }
        }
    }

    /** Rows {@code first} to below {@code end} of E = D·Wᵀ, as in {@link Kernels#inputGradient}. */
    void inputGradient(float[] delta, float[] w, float[] e, int first, int end, int d, int k) {
        shape = TileShape.of(d);
        for (int i = first; i < end; i += HEIGHT) {
            int height = Math.min(HEIGHT, end - i);
            for (int j = 0; j < k; j += DEPTH) {
                int depth = Math.min(DEPTH, k - j);
                takeLeft(delta, i * k + j, k, height, depth);
                multiply(w, j, k, true, j == 0 ? start(NOTHING, d) : null, e, i * d, height, d, depth,
                        null);
            }
        }
    }

    /** Takes the left-hand block where it lies, or a copy where its rows are too long or too few for a tile. */
    private void takeLeft(float[] a, int from, int stride, int height, int depth) {
        if (fits(stride, height)) {
            useArgument(a, from, stride, false);
        } else {
            useRows(height, depth);
            Panels.rows(a, from, stride, height, depth, rows, leftStride);
        }
    }

    /** The same of the transpose of the left-hand block. */
    private void takeLeftTurned(float[] a, int from, int stride, int height, int depth) {
        if (shape.takesTurned && fits(stride, height)) {
            useArgument(a, from, stride, true);
        } else {
            useRows(height, depth);
            Transposition.of(a, from, stride, depth, height, rows, 0, leftStride);
        }
    }

    private boolean fits(int stride, int height) {
        return stride < LONG_ROW && (height >= shape.rows || height == shape.fewerRows);
    }

    private void useArgument(float[] a, int from, int stride, boolean turned) {
        left = a;
        leftFrom = from;
        leftStride = stride;
        leftTurned = turned;
    }

    private void useRows(int height, int depth) {
        leftTurned = false;
        leftStride = depth + GAP;
        leftFrom = 0;
        int numbers = Math.max(height, shape.rows) * leftStride;
        if (rows.length < numbers) {
            rows = new float[numbers];
        }
        left = rows;
    }

    /**
     * C (height × columns, modified) from the left-hand block and B (depth × columns, or transposed): each row starts
     * from {@code start}, or goes on from C itself where that is null. {@code then} is told which parts are whole,
     * unless there is more to add.
     */
    private void multiply(float[] b, int from, int stride, boolean transposed, float @Nullable [] start, float[] c,
            int to, int height, int columns, int depth, @Nullable PartReady then) {
        int end;
        for (int group = 0; group < columns; group = end) {
            // what would be left over for less than a panel is taken along, so that no group reaches into another
            end = columns - group < WIDTH + shape.columns ? columns : group + WIDTH;
            int panel = takeRight(b, from, stride, transposed, group, end, columns, depth);
            for (int j = group; j < end; j += shape.columns) {
                tiles(panel, start, c, to, j, height, columns, depth);
                panel += depth * shape.columns;
            }
            tell(then, to, group, end, height, columns);
        }
    }

    /**
     * Packs columns {@code group} to below {@code end} of B, unless it is a panel as it lies; where the first one is.
     */
    private int takeRight(float[] b, int from, int stride, boolean transposed, int group, int end, int columns,
            int depth) {
        if (!transposed && stride == shape.columns) {
            right = b;
            return from;
        }
        int room = depth * (Math.min(WIDTH, columns) + shape.columns);
        if (panels.length < room) {
            panels = new float[room];
        }
        right = panels;
        if (transposed) {
            Panels.turn(b, from, stride, group, end, columns, panels, shape.columns, depth);
        } else {
            Panels.copy(b, from, stride, group, end, columns, panels, shape.columns, depth);
        }
        return 0;
    }

    private static void tell(@Nullable PartReady then, int to, int group, int end, int height, int columns) {
        if (then == null) {
            return;
        }
        if (end - group == columns) {
            then.ready(to, to + height * columns);
        } else {
            for (int i = 0; i < height; i++) {
                then.ready(to + i * columns + group, to + i * columns + end);
            }
        }
    }

    /** All rows of the columns of one panel. */
    private void tiles(int panel, float @Nullable [] start, float[] c, int to, int column, int height, int columns,
            int depth) {
        int first = Panels.firstColumn(column, columns, shape.columns);
        float[] s = start == null ? c : start;
        int startFrom = start == null ? to + first : first;
        int startStride = start == null ? columns : 0;
        int count = shape.count(height);
        int higher = shape.countHigher(height);
        int row = 0;
        for (int t = 0; t < count; t++) {
            int tileRows = t < higher ? shape.rows : shape.fewerRows;
            // the last tile is moved up until it is whole; doing an element twice gives it the same value twice
            int top = Math.max(0, Math.min(row, height - tileRows));
            boolean again = start == null && (top < row || first < column);
            // each row of a tile wider than C runs over into the rows of C that follow, which are written after it;
            // only where it would pass C's last row is the tile worked at beside C
            boolean sticksOut = columns < shape.columns
                    && (start == null || (top + tileRows - 1) * columns + shape.columns > height * columns);
            if (again || sticksOut || height < tileRows) {
                edge(panel, start, first, top, row, Math.min(height, row + tileRows), c, to, column, columns, depth);
            } else {
                tile(tileRows, top, panel, s, startFrom + top * startStride, startStride, c,
                        to + top * columns + first, columns, depth);
            }
            row += tileRows;
        }
    }

    /** Where the sums of one row start: the biases, or 0, and at least a panel of them. */
    private float[] start(float[] biases, int columns) {
        if (biases.length == 0) {
            if (zeros.length < columns) {
                zeros = new float[columns];
            }
            return zeros;
        }
        if (columns >= shape.columns) {
            return biases;
        }
        System.arraycopy(biases, 0, padded, 0, columns);
        return padded;
    }

    /**
     * A tile that sticks out of C, or goes on (no {@code start}) where another one did already: it is worked at beside
     * C, from row {@code top} on, and what is new in it, from {@code row} and {@code column} on, is copied.
     */
    private void edge(int panel, float @Nullable [] start, int startFrom, int top, int row, int bottom, float[] c,
            int to, int column, int columns, int depth) {
        int stride = shape.columns;
        int first = Panels.firstColumn(column, columns, stride);
        for (int i = top; start == null && i < bottom; i++) {
            System.arraycopy(c, to + i * columns + first, edge, (i - top) * stride, Math.min(stride, columns));
        }
        tile(bottom - top > shape.fewerRows ? shape.rows : shape.fewerRows, top, panel,
                start == null ? edge : start, start == null ? 0 : startFrom, start == null ? stride : 0, edge, 0,
                stride, depth);
        int width = Math.min(stride, columns - column);
        for (int i = row; i < bottom; i++) {
            System.arraycopy(edge, (i - top) * stride + column - first, c, to + i * columns + column, width);
        }
    }

    private void tile(int tileRows, int top, int panel, float[] s, int startFrom, int startStride, float[] c, int to,
            int toStride, int depth) {
        int from = leftFrom + (leftTurned ? top : top * leftStride);
        if (tileRows == shape.rows) {
            shape.higher(leftTurned, left, from, leftStride, right, panel, s, startFrom, startStride, c, to, toStride,
                    depth);
        } else {
            shape.lower(leftTurned, left, from, leftStride, right, panel, s, startFrom, startStride, c, to, toStride,
                    depth);
        }
    }
}
