package org.trainyard.compute;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.SingularOps_FDRM;
import org.ejml.dense.row.factory.DecompositionFactory_FDRM;

/**
 * The directions in which rows of numbers differ most (K. Pearson 1901), by the singular value decomposition of the
 * centred rows, X − μ = U S Vᵀ. The decomposition takes about 4 n d · min(n, d) multiply-adds.
 */
public final class PrincipalComponents {
    private final float[] means;
    private final FMatrixRMaj directions;
    private final float[] shares;

    private PrincipalComponents(float[] means, FMatrixRMaj directions, float[] shares) {
        this.means = means;
        this.directions = directions;
        this.shares = shares;
    }

    /**
     * Of rows.
     *
     * @param rows n×d, n and d at least 1; not modified
     * @param count how many directions, at most d; where there are fewer than that the rest are zero
     */
    public static PrincipalComponents of(FMatrixRMaj rows, int count) {
        int n = rows.numRows;
        int d = rows.numCols;
        var means = new float[d];
        var centred = rows.copy();
        for (int j = 0; j < d; j++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += rows.get(i, j);
            }
            means[j] = (float) (sum / n);
            for (int i = 0; i < n; i++) {
                centred.set(i, j, rows.get(i, j) - means[j]);
            }
        }
        var directions = new FMatrixRMaj(d, count);
        var shares = new float[count];
        var svd = DecompositionFactory_FDRM.svd(n, d, false, true, true);
        if (svd.decompose(centred)) {
            var v = svd.getV(null, false);
            float[] values = svd.getSingularValues();
            int found = Math.min(n, d);
            SingularOps_FDRM.descendingOrder(null, false, values, found, v, false);
            double total = 0;
            for (int k = 0; k < found; k++) {
                total += (double) values[k] * values[k];
            }
            for (int k = 0; k < Math.min(count, found); k++) {
                shares[k] = total > 0 ? (float) ((double) values[k] * values[k] / total) : 0;
                orient(v, k, directions);
            }
        }
        return new PrincipalComponents(means, directions, shares);
    }

    /** A direction and its opposite are equally good: the one whose largest part is positive is taken. */
    private static void orient(FMatrixRMaj v, int k, FMatrixRMaj into) {
        int largest = 0;
        for (int j = 1; j < v.numRows; j++) {
            largest = Math.abs(v.get(j, k)) > Math.abs(v.get(largest, k)) ? j : largest;
        }
        float sign = v.get(largest, k) < 0 ? -1 : 1;
        for (int j = 0; j < v.numRows; j++) {
            into.set(j, k, sign * v.get(j, k));
        }
    }

    /** Where a row (d numbers, not modified) stands along direction k, counted from 0. */
    public float coordinate(float[] row, int k) {
        double sum = 0;
        for (int j = 0; j < means.length; j++) {
            sum += (double) (row[j] - means[j]) * directions.get(j, k);
        }
        return (float) sum;
    }

    /** The row at these coordinates, one a direction, counted from 0; a new array. */
    public float[] row(double... coordinates) {
        float[] row = means.clone();
        for (int j = 0; j < row.length; j++) {
            double sum = row[j];
            for (int k = 0; k < coordinates.length; k++) {
                sum += coordinates[k] * directions.get(j, k);
            }
            row[j] = (float) sum;
        }
        return row;
    }

    /** The share of the rows' variance that lies along direction k, 0 to 1. */
    public float share(int k) {
        return shares[k];
    }
}
