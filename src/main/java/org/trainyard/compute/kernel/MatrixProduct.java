package org.trainyard.compute.kernel;

import org.jspecify.annotations.Nullable;

import static org.trainyard.compute.kernel.Tile.COLUMNS;
import static org.trainyard.compute.kernel.Tile.FEWER_ROWS;
import static org.trainyard.compute.kernel.Tile.ROWS;

/**
 * Products of matrices from {@link Tile}s, after Goto and van de Geijn, Anatomy of High-Performance Matrix
 * Multiplication (2008): a block of the right-hand matrix is packed into {@link Panels} that lie in the second cache,
 * and each tile of the result takes its terms from one panel and a few rows of the left-hand matrix. Blocks of the
 * summed index follow one another in ascending order, and a tile goes on from what the block before has left: each
 * element stays one chain of fused multiply-adds. Working memory: at most 0.5 MB, as far as it is needed.
 */
final class MatrixProduct {
    /** Terms of a sum that are added before the next ones are packed. */
    private static final int DEPTH = 256;
    /** Columns of the right-hand matrix that are packed at once. */
    private static final int WIDTH = 128;
    /** Rows of the left-hand matrix, and of the result, that are worked at. */
    private static final int HEIGHT = 288;
    /** Between copied rows, so that they do not all fall into the same few sets of the first cache. */
    private static final int GAP = 16;
    /** Rows of at least this length would do that, and are copied. */
    private static final int LONG_ROW = 512;

    private static final float[] NOTHING = {};

    private final float[] padded = new float[COLUMNS];
    private final float[] edge = new float[ROWS * COLUMNS];
    private float[] zeros = new float[COLUMNS];
    private float[] panels = NOTHING;
    private float[] rows = NOTHING;

    /** Where the left-hand block lies: an argument itself, or {@link #rows}. */
    private float[] left = NOTHING;
    private int leftFrom;
    private int leftStride;

    /** Rows {@code first} to below {@code end} of Z = X·W + b, as in {@link Kernels#affine}. */
    void affine(float[] x, float[] w, float[] b, float[] z, int first, int end, int d, int k) {
        for (int i = first; i < end; i += HEIGHT) {
            int height = Math.min(HEIGHT, end - i);
            for (int p = 0; p < d; p += DEPTH) {
                int depth = Math.min(DEPTH, d - p);
                takeLeft(x, i * d + p, d, height, depth);
                multiply(w, p * k, k, false, p == 0 ? start(b, k) : null, z, i * k, height, k, depth);
            }
        }
    }

    /** Rows {@code first} to below {@code end} of G = Xᵀ·D, as in {@link Kernels#weightGradient}. */
    void weightGradient(float[] x, float[] delta, float[] g, int first, int end, int n, int d, int k) {
        for (int p = first; p < end; p += HEIGHT) {
            int height = Math.min(HEIGHT, end - p);
            for (int i = 0; i < n; i += DEPTH) {
                int depth = Math.min(DEPTH, n - i);
                useRows(height, depth);
                Transposition.of(x, i * d + p, d, depth, height, rows, 0, leftStride);
                multiply(delta, i * k, k, false, i == 0 ? start(NOTHING, k) : null, g, p * k, height, k, depth);
            }
        }
    }

    /** Rows {@code first} to below {@code end} of E = D·Wᵀ, as in {@link Kernels#inputGradient}. */
    void inputGradient(float[] delta, float[] w, float[] e, int first, int end, int d, int k) {
        for (int i = first; i < end; i += HEIGHT) {
            int height = Math.min(HEIGHT, end - i);
            for (int j = 0; j < k; j += DEPTH) {
                int depth = Math.min(DEPTH, k - j);
                takeLeft(delta, i * k + j, k, height, depth);
                multiply(w, j, k, true, j == 0 ? start(NOTHING, d) : null, e, i * d, height, d, depth);
            }
        }
    }

    /** Takes the left-hand block where it lies, or a copy where its rows are too long or too few for a tile. */
    private void takeLeft(float[] a, int from, int stride, int height, int depth) {
        if (stride < LONG_ROW && height >= FEWER_ROWS) {
            left = a;
            leftFrom = from;
            leftStride = stride;
        } else {
            useRows(height, depth);
            Panels.rows(a, from, stride, height, depth, rows, leftStride);
        }
    }

    private void useRows(int height, int depth) {
        leftStride = depth + GAP;
        leftFrom = 0;
        int numbers = Math.max(height, ROWS) * leftStride;
        if (rows.length < numbers) {
            rows = new float[numbers];
        }
        left = rows;
    }

    /**
     * C (height × columns, modified) from the left-hand block and B (depth × columns, or transposed): each row starts
     * from {@code start}, or goes on from C itself where that is null.
     */
    private void multiply(float[] b, int from, int stride, boolean transposed, float @Nullable [] start, float[] c,
            int to, int height, int columns, int depth) {
        int room = depth * (Math.min(WIDTH, columns) + COLUMNS);
        if (panels.length < room) {
            panels = new float[room];
        }
        for (int group = 0; group < columns; group += WIDTH) {
            int end = Math.min(columns, group + WIDTH);
            int panel = 0;
            for (int j = group; j < end; j += COLUMNS) {
                int first = firstColumn(j, columns);
                int width = Math.min(COLUMNS, columns);
                if (transposed) {
                    Panels.turn(b, from + first * stride, stride, width, panels, panel, depth);
                } else {
                    Panels.copy(b, from + first, stride, width, panels, panel, depth);
                }
                panel += depth * COLUMNS;
            }
            panel = 0;
            for (int j = group; j < end; j += COLUMNS) {
                tiles(panel, start, c, to, j, height, columns, depth);
                panel += depth * COLUMNS;
            }
        }
    }

    /** The last panel is moved to the left until it is whole, over columns that the one before has computed too. */
    private static int firstColumn(int j, int columns) {
        return Math.max(0, Math.min(j, columns - COLUMNS));
    }

    /** All rows of the columns of one panel, in tiles as even as can be: 32 = 6 + 6 + 5 + 5 + 5 + 5. */
    private void tiles(int panel, float @Nullable [] start, float[] c, int to, int column, int height, int columns,
            int depth) {
        int first = firstColumn(column, columns);
        float[] s = start == null ? c : start;
        int startFrom = start == null ? to + first : first;
        int startStride = start == null ? columns : 0;
        int count = (height + ROWS - 1) / ROWS;
        int higher = Math.max(0, height - FEWER_ROWS * count);
        int row = 0;
        for (int t = 0; t < count; t++) {
            int tileRows = t < higher ? ROWS : FEWER_ROWS;
            // the last tile is moved up until it is whole; doing an element twice gives it the same value twice
            int top = Math.max(0, Math.min(row, height - tileRows));
            boolean again = start == null && (top < row || first < column);
            if (again || height < tileRows || columns < COLUMNS) {
                edge(panel, start, first, top, row, Math.min(height, row + tileRows), c, to,
                        column, columns, depth);
            } else {
                tile(tileRows, leftFrom + top * leftStride, panel, s, startFrom + top * startStride, startStride, c,
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
        if (columns >= COLUMNS) {
            return biases;
        }
        System.arraycopy(biases, 0, padded, 0, columns);
        return padded;
    }

    /**
     * A tile that sticks out of C, or goes on (no {@code start}) where another one did already: it is worked at beside C,
     * from row {@code top} on, and what is new in it, from {@code row} and {@code column} on, is copied.
     */
    private void edge(int panel, float @Nullable [] start, int startFrom, int top, int row, int bottom, float[] c,
            int to,
            int column, int columns, int depth) {
        int first = firstColumn(column, columns);
        for (int i = top; start == null && i < bottom; i++) {
            System.arraycopy(c, to + i * columns + first, edge, (i - top) * COLUMNS, Math.min(COLUMNS, columns));
        }
        tile(bottom - top > FEWER_ROWS ? ROWS : FEWER_ROWS, leftFrom + top * leftStride, panel,
                start == null ? edge : start, start == null ? 0 : startFrom, start == null ? COLUMNS : 0, edge, 0,
                COLUMNS, depth);
        int width = Math.min(COLUMNS, columns - column);
        for (int i = row; i < bottom; i++) {
            System.arraycopy(edge, (i - top) * COLUMNS + column - first, c, to + i * columns + column, width);
        }
    }

    private void tile(int tileRows, int from, int panel, float[] s, int startFrom, int startStride, float[] c, int to,
            int toStride, int depth) {
        if (tileRows == ROWS) {
            Tile.six(left, from, leftStride, panels, panel, s, startFrom, startStride, c, to, toStride, depth);
        } else {
            Tile.five(left, from, leftStride, panels, panel, s, startFrom, startStride, c, to, toStride, depth);
        }
    }
}
