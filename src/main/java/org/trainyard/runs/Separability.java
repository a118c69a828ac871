package org.trainyard.runs;

import org.trainyard.compute.DataTable;

/** Whether a straight line (a hyperplane) can separate two classes. */
final class Separability {

    /** Larger tables are not looked at: the search below must stay instant. */
    private static final int MOST_ROWS = 1000;
    private static final int PASSES = 200;
    /** Share of rows on the wrong side that still counts as "separated but for noise". */
    private static final double NOISE = 0.05;

    private Separability() {}

    /**
     * True when the classes are two and the best line found leaves more than noise on the wrong side. Finds it with the
     * pocket algorithm (S. Gallant, "Perceptron-based learning algorithms", 1990): Rosenblatt's rule, remembering the
     * weights with the fewest mistakes. It answers no rather than wrongly yes for what it does not look at.
     */
    static boolean isKnownNonLinear(DataTable table) {
        if (table.classes() != 2 || table.rows() > MOST_ROWS) {
            return false;
        }
        var inputs = centred(table);
        var weights = new double[table.inputs().columns() + 1];
        var fewest = mistakes(table, inputs, weights);
        for (int pass = 0; pass < PASSES && fewest > NOISE * table.rows(); pass++) {
            learn(table, inputs, weights);
            fewest = Math.min(fewest, mistakes(table, inputs, weights));
        }
        return fewest > NOISE * table.rows();
    }

    /** Columns with mean 0 and range 1, so that no column drowns the others. */
    private static double[][] centred(DataTable table) {
        var inputs = new double[table.rows()][table.inputs().columns()];
        for (int column = 0; column < table.inputs().columns(); column++) {
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (int row = 0; row < table.rows(); row++) {
                double value = table.inputs().cell(row, column);
                min = Math.min(min, value);
                max = Math.max(max, value);
                sum += value;
            }
            var range = max > min ? max - min : 1;
            for (int row = 0; row < table.rows(); row++) {
                inputs[row][column] = (table.inputs().cell(row, column) - sum / table.rows()) / range;
            }
        }
        return inputs;
    }

    private static void learn(DataTable table, double[][] inputs, double[] weights) {
        for (int row = 0; row < table.rows(); row++) {
            var error = table.targets().get(row, 0) - side(inputs[row], weights);
            for (int column = 0; column < inputs[row].length; column++) {
                weights[column] += error * inputs[row][column];
            }
            weights[weights.length - 1] += error;
        }
    }

    private static int mistakes(DataTable table, double[][] inputs, double[] weights) {
        int mistakes = 0;
        for (int row = 0; row < table.rows(); row++) {
            if (side(inputs[row], weights) != (int) table.targets().get(row, 0)) {
                mistakes++;
            }
        }
        return mistakes;
    }

    private static int side(double[] input, double[] weights) {
        var z = weights[weights.length - 1];
        for (int column = 0; column < input.length; column++) {
            z += weights[column] * input[column];
        }
        return z >= 0 ? 1 : 0;
    }
}
