package org.trainyard.insights.diagnosis;

import java.util.Comparator;
import java.util.stream.IntStream;

import org.trainyard.training.Preparation.Prepared;

/**
 * How well each row's class is told by the rows nearest to it: what inputs know about classes, whatever the network. The
 * k-nearest-neighbour rule (Cover and Hart 1967) with k = 5, over standardised columns, each row left out in turn.
 */
final class Neighbours {

    /** Of fewer training rows, neighbours tell nothing. */
    static final int FEWEST = 20;
    private static final int K = 5;

    /** Classes of the rows. */
    private final int[] labels;
    private final int classes;
    /** Squared, of each row (first) to each other one; each is needed many times over, and may be long to compute. */
    private final double[][] distances;

    private Neighbours(double[][] rows, int[] labels, int classes) {
        this.labels = labels;
        this.classes = classes;
        this.distances = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < i; j++) {
                distances[i][j] = distance(rows[i], rows[j]);
                distances[j][i] = distances[i][j];
            }
        }
    }

    /**
     * How often neighbours tell the class; not a number for a regression and for few rows.
     *
     * @param accuracy share of rows whose class most of their neighbours have
     * @param meanRecall the same class by class, averaged over the classes: 1 / classes is chance, however rare one is
     */
    record Score(double accuracy, double meanRecall) {}

    /** Looks at some training rows, at the columns that go into the network. */
    static Score of(Prepared prepared) {
        var table = prepared.table();
        var training = prepared.data().training();
        if (table.classes() == 0 || training.size() < FEWEST) {
            return new Score(Double.NaN, Double.NaN);
        }
        int[] columns = IntStream.range(0, table.inputs().columns()).filter(prepared.data()::uses).toArray();
        int[] places = Examination.places(training.size());
        double[][] rows = new double[places.length][columns.length];
        float[] raw = new float[table.inputs().columns()];
        for (int i = 0; i < places.length; i++) {
            table.inputs().copy(training.rows()[places[i]], raw, 0);
            for (int j = 0; j < columns.length; j++) {
                rows[i][j] = raw[columns[j]];
            }
        }
        standardise(rows);
        return new Neighbours(rows, IntStream.of(places).map(place -> training.labels()[place]).toArray(),
                table.classes()).score();
    }

    private Score score() {
        int[] found = new int[classes];
        int[] all = new int[classes];
        for (int i = 0; i < labels.length; i++) {
            all[labels[i]]++;
            found[labels[i]] += vote(i) == labels[i] ? 1 : 0;
        }
        return new Score((double) IntStream.of(found).sum() / labels.length, IntStream.range(0, classes)
                .filter(k -> all[k] > 0).mapToDouble(k -> (double) found[k] / all[k]).average().orElse(0));
    }

    private int vote(int row) {
        int[] votes = new int[classes];
        IntStream.range(0, labels.length).filter(i -> i != row).boxed()
                .sorted(Comparator.comparingDouble(i -> distances[row][i])).limit(K)
                .forEach(i -> votes[labels[i]]++);
        return IntStream.range(0, classes).reduce(0, (best, k) -> votes[k] > votes[best] ? k : best);
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int j = 0; j < one.length; j++) {
            sum += (one[j] - other[j]) * (one[j] - other[j]);
        }
        return sum;
    }

    /** Brings the columns of rows (modified) to mean 0 and deviation 1. */
    private static void standardise(double[][] rows) {
        var spread = new ColumnSpread(rows[0].length);
        for (double[] row : rows) {
            spread.add(row);
        }
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                double deviation = spread.deviation(j);
                row[j] = (row[j] - spread.mean(j)) / (deviation > 0 ? deviation : 1);
            }
        }
    }
}
