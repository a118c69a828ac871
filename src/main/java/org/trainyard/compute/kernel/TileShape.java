package org.trainyard.compute.kernel;

/**
 * Into what tiles a result is cut: from the top of a column of tiles, first the higher ones, then the lower ones.
 */
enum TileShape {
    /**
     * For results that are no wider than one vector; any multiple of 4 rows from 8 on is cut without a remainder: 32 =
     * 12 + 12 + 8. Twelve sums leave registers enough on every machine to take A as its transpose lies.
     */
    TALL(TallTile.ROWS, TallTile.FEWER_ROWS, TallTile.COLUMNS, true) {
        @Override
        void higher(boolean turned, float[] a, int from, int stride, float[] b, int panel, float[] s, int start,
                int startStride, float[] c, int to, int toStride, int depth) {
            if (turned) {
                TurnedTallTile.twelve(a, from, stride, b, panel, s, start, startStride, c, to, toStride, depth);
            } else {
                TallTile.twelve(a, from, stride, b, panel, s, start, startStride, c, to, toStride, depth);
            }
        }

        @Override
        void lower(boolean turned, float[] a, int from, int stride, float[] b, int panel, float[] s, int start,
                int startStride, float[] c, int to, int toStride, int depth) {
            if (turned) {
                TurnedTallTile.eight(a, from, stride, b, panel, s, start, startStride, c, to, toStride, depth);
            } else {
                TallTile.eight(a, from, stride, b, panel, s, start, startStride, c, to, toStride, depth);
            }
        }
    },
    /** For all others; any number of rows from 20 on is cut without a remainder: 32 = 6 + 6 + 5 + 5 + 5 + 5. */
    WIDE(Tile.ROWS, Tile.FEWER_ROWS, Tile.COLUMNS, TurnedTile.PAYS) {
        @Override
        void higher(boolean turned, float[] a, int from, int stride, float[] b, int panel, float[] s, int start,
                int startStride, float[] c, int to, int toStride, int depth) {
            if (turned) {
                TurnedTile.six(a, from, stride, b, panel, s, start, startStride, c, to, toStride, depth);
            } else {
                Tile.six(a, from, stride, b, panel, s, start, startStride, c, to, toStride, depth);
            }
        }

        @Override
        void lower(boolean turned, float[] a, int from, int stride, float[] b, int panel, float[] s, int start,
                int startStride, float[] c, int to, int toStride, int depth) {
            if (turned) {
                TurnedTile.five(a, from, stride, b, panel, s, start, startStride, c, to, toStride, depth);
            } else {
                Tile.five(a, from, stride, b, panel, s, start, startStride, c, to, toStride, depth);
            }
        }
    };

    /** Most rows, and most columns, that a panel or an edge must have room for. */
    static final int MOST_ROWS = TallTile.ROWS;
    static final int MOST_COLUMNS = Tile.COLUMNS;

    final int rows;
    final int fewerRows;
    final int columns;
    /** Whether A is better taken as its transpose lies, where that fits. */
    final boolean takesTurned;

    TileShape(int rows, int fewerRows, int columns, boolean takesTurned) {
        this.rows = rows;
        this.fewerRows = fewerRows;
        this.columns = columns;
        this.takesTurned = takesTurned;
    }

    /** For a result of so many columns. */
    static TileShape of(int columns) {
        return columns <= TALL.columns ? TALL : WIDE;
    }

    /** A tile of {@link #rows}, with A or, {@code turned}, its transpose; arguments are those of {@link Tile#six}. */
    abstract void higher(boolean turned, float[] a, int from, int stride, float[] b, int panel, float[] s, int start,
            int startStride, float[] c, int to, int toStride, int depth);

    /** A tile of {@link #fewerRows}. */
    abstract void lower(boolean turned, float[] a, int from, int stride, float[] b, int panel, float[] s, int start,
            int startStride, float[] c, int to, int toStride, int depth);

    /** Tiles of one column, for so many rows. */
    int count(int height) {
        return (height + rows - 1) / rows;
    }

    /** How many of these are the higher ones. */
    int countHigher(int height) {
        int missing = height - fewerRows * count(height);
        return missing <= 0 ? 0 : (missing + rows - fewerRows - 1) / (rows - fewerRows);
    }
}
