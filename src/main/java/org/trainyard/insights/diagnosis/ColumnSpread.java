package org.trainyard.insights.diagnosis;

/**
 * Means and deviations of columns, of which one row at a time is seen: Welford, Note on a Method for Calculating Corrected
 * Sums of Squares and Products (1962). Takes two numbers a column.
 */
final class ColumnSpread {

    private final double[] means;
    /** Sums of squared distances from the mean. */
    private final double[] squares;
    private int rows;

    ColumnSpread(int columns) {
        this.means = new double[columns];
        this.squares = new double[columns];
    }

    /** @param row one number a column, not modified */
    void add(double[] row) {
        rows++;
        for (int j = 0; j < row.length; j++) {
            double off = row[j] - means[j];
            means[j] += off / rows;
            squares[j] += off * (row[j] - means[j]);
        }
    }

    double mean(int column) {
        return means[column];
    }

    /** Population standard deviation. */
    double deviation(int column) {
        return Math.sqrt(squares[column] / rows);
    }
}
