package org.trainyard.insights.diagnosis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.trainyard.training.Preparation.Prepared;

/**
 * How well each row's target is told by the rows nearest to it: what inputs know about targets, whatever the network. The
 * k-nearest-neighbour rule (Cover and Hart 1967) with k = 5, over standardised columns, each row left out in turn.
 */
final class Neighbours {

    /** Of fewer training rows, neighbours tell nothing. */
    static final int FEWEST = 20;
    private static final int K = 5;

    /** For each row, the rows nearest to it; they are needed many times over, and may be long to find. */
    private final int[][] nearest;

    private Neighbours(double[][] rows) {
        double[][] distances = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < i; j++) {
                distances[i][j] = distance(rows[i], rows[j]);
                distances[j][i] = distances[i][j];
            }
        }
        this.nearest = new int[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            int row = i;
            nearest[i] = IntStream.range(0, rows.length).filter(j -> j != row).boxed()
                    .sorted(Comparator.comparingDouble(j -> distances[row][j])).limit(K).mapToInt(j -> j).toArray();
        }
    }

    /**
     * How well neighbours tell the targets; not a number where they tell nothing.
     *
     * @param told share of rows whose class most of their neighbours have, and of few rows, whose class most of the equal
     *        rows have; of a regression, the share of the targets' variance that the neighbours' mean explains (R²)
     * @param meanRecall the same class by class, averaged over the classes: 1 / classes is chance, however rare one is
     */
    record Score(double told, double meanRecall) {}

    /** Looks at some training rows, at the columns that go into the network. */
    static Score of(Prepared prepared) {
        var table = prepared.table();
        var training = prepared.data().training();
        int[] places = Examination.places(training.size());
        double[][] rows = inputs(prepared, places);
        if (table.classes() == 0) {
            return training.size() < FEWEST
                    ? new Score(Double.NaN, Double.NaN)
                    : new Score(new Neighbours(standardised(rows)).r2(targets(prepared, places)), Double.NaN);
        }
        int[] labels = IntStream.of(places).map(place -> training.labels()[place]).toArray();
        return training.size() < FEWEST
                ? new Score(ofEqualRows(rows, labels, table.classes()), Double.NaN)
                : new Neighbours(standardised(rows)).classes(labels, table.classes());
    }

    private static double[][] inputs(Prepared prepared, int[] places) {
        var inputs = prepared.table().inputs();
        int[] columns = IntStream.range(0, inputs.columns()).filter(prepared.data()::uses).toArray();
        float[] raw = new float[inputs.columns()];
        double[][] rows = new double[places.length][];
        for (int i = 0; i < places.length; i++) {
            inputs.copy(prepared.data().training().rows()[places[i]], raw, 0);
            rows[i] = IntStream.of(columns).mapToDouble(j -> raw[j]).toArray();
        }
        return rows;
    }

    /** One array a target. */
    private static List<double[]> targets(Prepared prepared, int[] places) {
        var targets = prepared.table().targets();
        int[] rows = prepared.data().training().rows();
        return IntStream.range(0, targets.getNumCols())
                .mapToObj(k -> IntStream.of(places).mapToDouble(place -> targets.get(rows[place], k)).toArray())
                .toList();
    }

    private static double ofEqualRows(double[][] rows, int[] labels, int classes) {
        int right = 0;
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            int[] alike = IntStream.range(0, rows.length).filter(j -> Arrays.equals(row, rows[j])).toArray();
            right += vote(alike, labels, classes) == labels[i] ? 1 : 0;
        }
        return (double) right / rows.length;
    }

    private Score classes(int[] labels, int classes) {
        int[] found = new int[classes];
        int[] all = new int[classes];
        for (int i = 0; i < labels.length; i++) {
            all[labels[i]]++;
            found[labels[i]] += vote(nearest[i], labels, classes) == labels[i] ? 1 : 0;
        }
        return new Score((double) IntStream.of(found).sum() / labels.length, IntStream.range(0, classes)
                .filter(k -> all[k] > 0).mapToDouble(k -> (double) found[k] / all[k]).average().orElse(0));
    }

    /** The class that most of these rows have; of several, the first. */
    private static int vote(int[] rows, int[] labels, int classes) {
        int[] votes = new int[classes];
        IntStream.of(rows).forEach(row -> votes[labels[row]]++);
        return IntStream.range(0, classes).reduce(0, (best, k) -> votes[k] > votes[best] ? k : best);
    }

    /** The mean over the targets that change; not a number where none does. */
    private double r2(List<double[]> targets) {
        return targets.stream().mapToDouble(this::r2).filter(Double::isFinite).average().orElse(Double.NaN);
    }

    private double r2(double[] target) {
        double mean = DoubleStream.of(target).average().orElse(0);
        double off = 0;
        double spread = 0;
        for (int i = 0; i < target.length; i++) {
            double told = IntStream.of(nearest[i]).mapToDouble(j -> target[j]).average().orElse(mean);
            off += (target[i] - told) * (target[i] - told);
            spread += (target[i] - mean) * (target[i] - mean);
        }
        return 1 - off / spread;
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int j = 0; j < one.length; j++) {
            sum += (one[j] - other[j]) * (one[j] - other[j]);
        }
        return sum;
    }

    /** Rows (modified), whose columns get mean 0 and deviation 1. */
    private static double[][] standardised(double[][] rows) {
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
        return rows;
    }
}
