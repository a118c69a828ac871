package org.trainyard.compute.kernel;

/** A block of a product's left-hand matrix, where the tiles of its {@link #shape} want it. Working memory is reused. */
final class LeftBlock {
    /** Rows of at least this length, which may fall into the same few sets of the first cache, are copied. */
    private static final int LONG_ROW = 512;
    private static final float[] NOTHING = {};

    private float[] copies = NOTHING;
    private TileShape shape = TileShape.WIDE;
    private float[] numbers = NOTHING;
    private int from;
    private int stride;
    private int terms;

    /** Height × depth numbers of {@code a}, rows {@code rowStride} apart, for a result of so many columns. */
    void take(float[] a, int first, int rowStride, int height, int depth, int columns) {
        boolean tall = TileShape.isTall(columns);
        use(tall ? TileShape.TALL : TileShape.WIDE, depth);
        if (tall && fits(rowStride, height)) {
            useArgument(a, first, rowStride);
        } else {
            useRows(height);
            Panels.rows(a, first, rowStride, height, depth, terms, copies, Tile.ROW);
        }
    }

    /** The transpose of depth × height numbers. */
    void takeTurned(float[] a, int first, int rowStride, int height, int depth, int columns) {
        if (!TileShape.isTall(columns)) {
            use(TileShape.WIDE_TURNED, depth);
            useCopies((height + Tile.ROWS) * terms, 0);
            Panels.packed(a, first, rowStride, height, depth, terms, shape, copies);
        } else if (fits(rowStride, height)) {
            use(TileShape.TALL_TURNED, depth);
            useArgument(a, first, rowStride);
        } else {
            use(TileShape.TALL, depth);
            useRows(height);
            Transposition.of(a, first, rowStride, depth, height, copies, 0, Tile.ROW);
        }
    }

    private boolean fits(int rowStride, int height) {
        return rowStride < LONG_ROW && (height >= TallTile.ROWS || height == TallTile.FEWER_ROWS);
    }

    private void use(TileShape tiles, int depth) {
        shape = tiles;
        terms = (depth + tiles.steps - 1) / tiles.steps * tiles.steps;
    }

    private void useArgument(float[] a, int first, int rowStride) {
        numbers = a;
        from = first;
        stride = rowStride;
    }

    private void useRows(int height) {
        useCopies(Math.max(height, shape.rows) * Tile.ROW, Tile.ROW);
    }

    private void useCopies(int room, int rowStride) {
        if (copies.length < room) {
            copies = new float[room];
        }
        useArgument(copies, 0, rowStride);
    }

    /** Terms of a sum, with those that were added for whole steps of a tile. */
    int terms() {
        return terms;
    }

    TileShape shape() {
        return shape;
    }

    /**
     * A tile of {@code tileRows} rows from {@code top} on, which is above {@code row}, its turn, where the last tile of a
     * column was moved up until it is whole; further arguments are those of {@link Tile#six}.
     */
    void tile(int tileRows, int top, int row, float[] b, int panel, float[] s, int start, int startStride, float[] c,
            int to, int toStride) {
        int at = from + shape.begin(top, row, stride, terms);
        if (tileRows == shape.rows) {
            shape.higher(numbers, at, stride, b, panel, s, start, startStride, c, to, toStride, terms);
        } else {
            shape.lower(numbers, at, stride, b, panel, s, start, startStride, c, to, toStride, terms);
        }
    }
}
