package org.trainyard.compute.kernel;

/**
 * Into what tiles a result is cut, and how they want the left-hand matrix: from the top of a column of tiles, first the
 * higher ones, then the lower ones.
 */
enum TileShape {
    /** Copied rows; any even number of rows from 4 on is cut without a remainder: 32 = 6 + 6 + 6 + 6 + 4 + 4. */
    WIDE(Tile.ROWS, Tile.FEWER_ROWS, Tile.COLUMNS, Tile.STEPS) {
        @Override
        void higher(float[] a, int from, int stride, float[] b, int panel, float[] s, int start, int startStride,
                float[] c, int to, int toStride, int depth) {
            Tile.six(a, from, b, panel, s, start, startStride, c, to, toStride, depth);
        }

        @Override
        void lower(float[] a, int from, int stride, float[] b, int panel, float[] s, int start, int startStride,
                float[] c, int to, int toStride, int depth) {
            Tile.four(a, from, b, panel, s, start, startStride, c, to, toStride, depth);
        }
    },
    /** The same for a matrix that lies transposed, copied by columns. */
    WIDE_TURNED(Tile.ROWS, Tile.FEWER_ROWS, Tile.COLUMNS, Tile.STEPS) {
        @Override
        void higher(float[] a, int from, int stride, float[] b, int panel, float[] s, int start, int startStride,
                float[] c, int to, int toStride, int depth) {
            PackedTile.six(a, from, b, panel, s, start, startStride, c, to, toStride, depth);
        }

        @Override
        void lower(float[] a, int from, int stride, float[] b, int panel, float[] s, int start, int startStride,
                float[] c, int to, int toStride, int depth) {
            PackedTile.four(a, from, b, panel, s, start, startStride, c, to, toStride, depth);
        }

        @Override
        int begin(int top, int row, int stride, int terms) {
            return row * terms;
        }
    },
    /**
     * For results that are no wider than one vector, with rows as they lie or copied; any multiple of 4 rows from 8 on is
     * cut without a remainder: 32 = 12 + 12 + 8.
     */
    TALL(TallTile.ROWS, TallTile.FEWER_ROWS, TallTile.COLUMNS, 1) {
        @Override
        void higher(float[] a, int from, int stride, float[] b, int panel, float[] s, int start, int startStride,
                float[] c, int to, int toStride, int depth) {
            TallTile.twelve(a, from, stride, b, panel, s, start, startStride, c, to, toStride, depth);
        }

        @Override
        void lower(float[] a, int from, int stride, float[] b, int panel, float[] s, int start, int startStride,
                float[] c, int to, int toStride, int depth) {
            TallTile.eight(a, from, stride, b, panel, s, start, startStride, c, to, toStride, depth);
        }
    },
    /** The same for a matrix that lies transposed, as it lies. */
    TALL_TURNED(TallTile.ROWS, TallTile.FEWER_ROWS, TallTile.COLUMNS, 1) {
        @Override
        void higher(float[] a, int from, int stride, float[] b, int panel, float[] s, int start, int startStride,
                float[] c, int to, int toStride, int depth) {
            TurnedTallTile.twelve(a, from, stride, b, panel, s, start, startStride, c, to, toStride, depth);
        }

        @Override
        void lower(float[] a, int from, int stride, float[] b, int panel, float[] s, int start, int startStride,
                float[] c, int to, int toStride, int depth) {
            TurnedTallTile.eight(a, from, stride, b, panel, s, start, startStride, c, to, toStride, depth);
        }

        @Override
        int begin(int top, int row, int stride, int terms) {
            return top;
        }
    };

    /** Most rows, and most columns, that a panel or an edge must have room for. */
    static final int MOST_ROWS = TallTile.ROWS;
    static final int MOST_COLUMNS = Tile.COLUMNS;

    final int rows;
    final int fewerRows;
    final int columns;
    /** Terms that are added at a time: sums have a multiple of that. */
    final int steps;

    TileShape(int rows, int fewerRows, int columns, int steps) {
        this.rows = rows;
        this.fewerRows = fewerRows;
        this.columns = columns;
        this.steps = steps;
    }

    /** Whether a result of so many columns is worked at in tall tiles. */
    static boolean isTall(int columns) {
        return columns <= TALL.columns;
    }

    /** A tile of {@link #rows}; arguments are those of {@link TallTile#twelve}. */
    abstract void higher(float[] a, int from, int stride, float[] b, int panel, float[] s, int start, int startStride,
            float[] c, int to, int toStride, int depth);

    /** A tile of {@link #fewerRows}. */
    abstract void lower(float[] a, int from, int stride, float[] b, int panel, float[] s, int start, int startStride,
            float[] c, int to, int toStride, int depth);

    /**
     * Where in the left-hand numbers a tile begins, from row {@code top} on, which is above {@code row}, its turn, where
     * the last tile of a column was moved up until it is whole.
     */
    int begin(int top, int row, int stride, int terms) {
        return top * stride;
    }

    /** Tiles of one column, for so many rows. */
    int count(int height) {
        return (height + rows - 1) / rows;
    }

    /** Rows of tile {@code t}, from 0, where so many are the higher ones. */
    int rowsOf(int t, int countHigher) {
        return t < countHigher ? rows : fewerRows;
    }

    /** How many of these are the higher ones. */
    int countHigher(int height) {
        int missing = height - fewerRows * count(height);
        return missing <= 0 ? 0 : (missing + rows - fewerRows - 1) / (rows - fewerRows);
    }
}
