package org.trainyard.compute.kernel;

/**
 * A product that idle cores may help with: each does some columns of the result, or some rows where those are more or
 * columns are few, so that little of what must be packed is packed twice; with working memory of its own. What one core
 * does alone and what many do together are the same sums in the same order.
 */
final class SharedProduct implements Cores.Work {
    /** Multiply-adds from which a part is worth waking a thread for. */
    private static final long LARGE = 1L << 23;
    /** Of a part, where a result is cut by columns. */
    private static final int FEWEST_COLUMNS = 4 * TileShape.MOST_COLUMNS;
    /** Of a part, where it is cut by rows. */
    private static final int FEWEST_ROWS = Tile.ROWS;
    private static final float[] NOTHING = {};

    private MatrixProduct[] products = {new MatrixProduct()};
    private Kind kind = Kind.AFFINE;
    private float[] left = NOTHING;
    private float[] right = NOTHING;
    private float[] biases = NOTHING;
    private float[] result = NOTHING;
    private PartReady then = PartReady.IGNORED;
    private int n;
    private int d;
    private int k;

    private enum Kind {
        AFFINE, WEIGHT_GRADIENT, INPUT_GRADIENT
    }

    void affine(float[] x, float[] w, float[] b, float[] z, int rows, int inputs, int units) {
        run(Kind.AFFINE, x, w, b, z, rows, inputs, units);
    }

    void weightGradient(float[] x, float[] delta, float[] g, int rows, int inputs, int units, PartReady after) {
        then = after;
        run(Kind.WEIGHT_GRADIENT, x, delta, NOTHING, g, rows, inputs, units);
    }

    void inputGradient(float[] delta, float[] w, float[] e, int rows, int inputs, int units) {
        run(Kind.INPUT_GRADIENT, delta, w, NOTHING, e, rows, inputs, units);
    }

    private void run(Kind product, float[] a, float[] b, float[] start, float[] c, int rows, int inputs, int units) {
        kind = product;
        left = a;
        right = b;
        biases = start;
        result = c;
        n = rows;
        d = inputs;
        k = units;
        if ((long) rows * inputs * units < LARGE) {
            part(0, 1);
        } else {
            Cores.share(this);
        }
    }

    @Override
    public void part(int number, int parts) {
        int rows = kind == Kind.WEIGHT_GRADIENT ? d : n;
        int columns = kind == Kind.INPUT_GRADIENT ? d : k;
        boolean byColumns = columns >= rows && columns >= 2 * FEWEST_COLUMNS;
        int useful = Math.clamp(byColumns ? columns / FEWEST_COLUMNS : rows / FEWEST_ROWS, 1, parts);
        if (number >= useful) {
            return;
        }
        var product = product(number);
        if (byColumns) {
            product.only(0, rows, column(number, useful, columns), column(number + 1, useful, columns));
        } else {
            product.only(share(number, useful, rows), share(number + 1, useful, rows), 0, columns);
        }
        switch (kind) {
            case AFFINE -> product.affine(left, right, biases, result, d, k);
            case WEIGHT_GRADIENT -> product.weightGradient(left, right, result, n, d, k, then);
            case INPUT_GRADIENT -> product.inputGradient(left, right, result, d, k);
        }
    }

    private static int share(int number, int parts, int of) {
        return (int) ((long) of * number / parts);
    }

    /** Where a part's columns begin: at a whole tile, but for the end of the last part. */
    private static int column(int number, int parts, int columns) {
        return number == parts ? columns : share(number, parts, columns) & -TileShape.MOST_COLUMNS;
    }

    private synchronized MatrixProduct product(int number) {
        if (number >= products.length) {
            var more = new MatrixProduct[number + 1];
            System.arraycopy(products, 0, more, 0, products.length);
            for (int i = products.length; i < more.length; i++) {
                more[i] = new MatrixProduct();
            }
            products = more;
        }
        return products[number];
    }
}
