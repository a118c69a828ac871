package org.trainyard.compute.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Products of matrices from tiles of a {@link TileShape}, after Goto and van de Geijn, Anatomy of High-Performance
 * Matrix Multiplication (2008): a block of the right-hand matrix is packed into {@link Panels} that lie in the second
 * cache, and each tile of the result takes its terms from one panel and a few rows of a {@link LeftBlock}. Blocks of
 * the summed index follow one another in ascending order, and a tile goes on from what the block before has left: each
 * element stays one chain of fused multiply-adds. Working memory: at most about 0.9 MB and one row of zeros, as far as
 * it is needed.
 */
final class MatrixProduct {
    /** Most terms of a sum, but for up to {@link Tile#STEPS} more, that are added before the next ones are packed. */
    static final int DEPTH = 264;
    /** Columns of the right-hand matrix that are packed at once. */
    private static final int WIDTH = 256;
    /** Rows of the left-hand matrix, and of the result, that are worked at. */
    private static final int HEIGHT = 288;
    /** Between panels, so that rows of one number do not all fall into the same few sets of the first cache. */
    private static final int GAP = 16;

    private static final float[] NOTHING = {};

    private final LeftBlock left = new LeftBlock();
    private final float[] padded = new float[TileShape.MOST_COLUMNS];
    private final float[] edge = new float[TileShape.MOST_ROWS * TileShape.MOST_COLUMNS];
    private float[] zeros = new float[TileShape.MOST_COLUMNS];
    private float[] panels = NOTHING;
    private float[] turned = NOTHING;

    /** Where the right-hand panels lie: an argument itself, or {@link #panels}. */
    private float[] right = NOTHING;
    /** From one of them to the next. */
    private int panelSize;

    /** The part of the result that is worked at. */
    private int firstRow;
    private int endRow;
    private int firstColumn;
    private int endColumn;

    /**
     * Of the products that follow, only these rows and columns are computed. Where a part begins or ends within a row,
     * it does so at a multiple of {@link TileShape#MOST_COLUMNS}.
     */
    void only(int fromRow, int toRow, int fromColumn, int toColumn) {
        firstRow = fromRow;
        endRow = toRow;
        firstColumn = fromColumn;
        endColumn = toColumn;
    }

    /** Z = X·W + b, as in {@link Kernels#affine}. */
    void affine(float[] x, float[] w, float[] b, float[] z, int d, int k) {
        for (int i = firstRow; i < endRow; i += HEIGHT) {
            int height = Math.min(HEIGHT, endRow - i);
            rows(x, i, height, d, w, 0, k, false, start(b, k), z, i * k, firstColumn, endColumn, k);
        }
    }

    /** G = Xᵀ·D, as in {@link Kernels#weightGradient}. */
    void weightGradient(float[] x, float[] delta, float[] g, int n, int d, int k, PartReady then) {
        int blocks = blocks(n);
        for (int p = firstRow; p < endRow; p += HEIGHT) {
            int height = Math.min(HEIGHT, endRow - p);
            for (int block = 0; block < blocks; block++) {
                int i = start(block, blocks, n);
                int depth = start(block + 1, blocks, n) - i;
                left.takeTurned(x, i * d + p, d, height, depth, k);
                multiply(delta, i * k, k, false, i == 0 ? start(NOTHING, k) : null, g, p * k, height, firstColumn,
                        endColumn, k, depth, i + depth == n ? then : null);
            }
        }
    }

    /** E = D·Wᵀ, as in {@link Kernels#inputGradient}. */
    void inputGradient(float[] delta, float[] w, float[] e, int d, int k) {
        if (isTurnedFaster(endRow - firstRow, d, k)) {
            inputGradientTurned(delta, w, e, d, k);
            return;
        }
        for (int i = firstRow; i < endRow; i += HEIGHT) {
            int height = Math.min(HEIGHT, endRow - i);
            rows(delta, i, height, k, w, 0, k, true, start(NOTHING, d), e, i * d, firstColumn, endColumn, d);
        }
    }

    /** Transposing D and E is less work than transposing W where rows are few. */
    private static boolean isTurnedFaster(int n, int d, int k) {
        return n <= WIDTH && 3L * n * (d + k) <= (long) d * k;
    }

    /** The same as Eᵀ = W·Dᵀ: the terms of an element, and their order, are the same. */
    private void inputGradientTurned(float[] delta, float[] w, float[] e, int d, int k) {
        int n = endRow - firstRow;
        if (turned.length < HEIGHT * n) {
            turned = new float[HEIGHT * n];
        }
        for (int p = firstColumn; p < endColumn; p += HEIGHT) {
            int height = Math.min(HEIGHT, endColumn - p);
            rows(w, p, height, k, delta, firstRow * k, k, true, start(NOTHING, n), turned, 0, 0, n, n);
            Transposition.of(turned, 0, n, height, n, e, firstRow * d + p, d);
        }
    }

    /**
     * Some columns of C, as in {@link #multiply}, over all blocks of the summed index: A are {@code height} rows of
     * {@code terms} numbers from {@code row} on, B begins at {@code from}, and all sums start from {@code start}.
     */
    private void rows(float[] a, int row, int height, int terms, float[] b, int from, int stride, boolean transposed,
            float[] start, float[] c, int to, int begin, int end, int columns) {
        int blocks = blocks(terms);
        for (int block = 0; block < blocks; block++) {
            int p = start(block, blocks, terms);
            int depth = start(block + 1, blocks, terms) - p;
            left.take(a, row * terms + p, terms, height, depth, columns);
            multiply(b, from + (transposed ? p : p * stride), stride, transposed, p == 0 ? start : null, c, to, height,
                    begin, end, columns, depth, null);
        }
    }

    /** Into how many blocks, of nearly the same depth, sums of so many terms are cut. */
    private static int blocks(int terms) {
        return (terms + DEPTH - 1) / DEPTH;
    }

    /** Where a block begins: at a multiple of {@link Tile#STEPS}, so that only the last one has to be padded. */
    private static int start(int block, int blocks, int terms) {
        return block == blocks ? terms : (int) ((long) terms * block / blocks) & -Tile.STEPS;
    }

    /**
     * Columns {@code begin} to below {@code end} of C (height × columns, modified) from the left-hand block and B
     * (depth × columns, or transposed): each row starts from {@code start}, or goes on from C itself where that is
     * null. {@code then} is told which parts are whole, unless there is more to add.
     */
    private void multiply(float[] b, int from, int stride, boolean transposed, float @Nullable [] start, float[] c,
            int to, int height, int begin, int end, int columns, int depth, @Nullable PartReady then) {
        int width = left.shape().columns;
        int next;
        for (int group = begin; group < end; group = next) {
            // what would be left over for less than a panel is taken along, so that no group reaches into another
            next = end - group < WIDTH + width ? end : group + WIDTH;
            int panel = takeRight(b, from, stride, transposed, group, next, columns, depth);
            tiles(panel, start, c, to, group, next, height, columns);
            tell(then, to, group, next, height, columns);
        }
    }

    /**
     * Packs columns {@code group} to below {@code end} of B, unless it is a panel as it lies; where the first one is.
     */
    private int takeRight(float[] b, int from, int stride, boolean transposed, int group, int end, int columns,
            int depth) {
        int width = left.shape().columns;
        int terms = left.terms();
        panelSize = terms * width;
        if (!transposed && stride == width && terms == depth) {
            right = b;
            return from;
        }
        panelSize += GAP;
        int room = panelSize * (Math.min(WIDTH, columns) / width + 2);
        if (panels.length < room) {
            panels = new float[room];
        }
        right = panels;
        if (transposed) {
            Panels.turn(b, from, stride, group, end, columns, panels, panelSize, width, depth);
        } else {
            Panels.copy(b, from, stride, group, end, columns, panels, panelSize, width, depth);
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

    /**
     * All tiles of these columns, row of tiles by row of tiles: C may be far away, and is met in the order in which it
     * lies.
     */
    private void tiles(int firstPanel, float @Nullable [] start, float[] c, int to, int begin, int end, int height,
            int columns) {
        var shape = left.shape();
        int count = shape.count(height);
        int higher = shape.countHigher(height);
        int row = 0;
        for (int t = 0; t < count; t++) {
            int tileRows = shape.rowsOf(t, higher);
            int panel = firstPanel;
            for (int j = begin; j < end; j += shape.columns) {
                tile(tileRows, row, panel, start, c, to, j, height, columns);
                panel += panelSize;
            }
            row += tileRows;
        }
    }

    private void tile(int tileRows, int row, int panel, float @Nullable [] start, float[] c, int to, int column,
            int height, int columns) {
        int width = left.shape().columns;
        int first = Panels.firstColumn(column, columns, width);
        // the last tile is moved up until it is whole; doing an element twice gives it the same value twice
        int top = Math.max(0, Math.min(row, height - tileRows));
        boolean again = start == null && (top < row || first < column);
        // each row of a tile wider than C runs over into the rows of C that follow, which are written after it;
        // only where it would pass C's last row is the tile worked at beside C
        boolean sticksOut = columns < width
                && (start == null || (top + tileRows - 1) * columns + width > height * columns);
        if (again || sticksOut || height < tileRows) {
            edge(tileRows, panel, start, top, row, Math.min(height, row + tileRows), c, to, column, columns);
        } else if (start == null) {
            int at = to + top * columns + first;
            left.tile(tileRows, top, row, right, panel, c, at, columns, c, at, columns);
        } else {
            left.tile(tileRows, top, row, right, panel, start, first, 0, c, to + top * columns + first, columns);
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
        if (columns >= TileShape.MOST_COLUMNS) {
            return biases;
        }
        System.arraycopy(biases, 0, padded, 0, columns);
        return padded;
    }

    /**
     * A tile that sticks out of C, or goes on (no {@code start}) where another one did already: it is worked at beside
     * C, from row {@code top} on, and what is new in it, from {@code row} and {@code column} on, is copied.
     */
    private void edge(int tileRows, int panel, float @Nullable [] start, int top, int row, int bottom, float[] c,
            int to, int column, int columns) {
        int stride = left.shape().columns;
        int first = Panels.firstColumn(column, columns, stride);
        for (int i = top; start == null && i < bottom; i++) {
            System.arraycopy(c, to + i * columns + first, edge, (i - top) * stride, Math.min(stride, columns));
        }
        left.tile(tileRows, top, row, right, panel, start == null ? edge : start, start == null ? 0 : first,
                start == null ? stride : 0, edge, 0, stride);
        int width = Math.min(stride, columns - column);
        for (int i = row; i < bottom; i++) {
            System.arraycopy(edge, (i - top) * stride + column - first, c, to + i * columns + column, width);
        }
    }
}
