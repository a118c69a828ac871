package org.trainyard.insights.diagnosis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well each row's class is told by the rows nearest to it: what inputs know about classes, whatever the network. The
 * k-nearest-neighbour rule (Cover and Hart 1967) with k = 5, over standardised columns, each row left out in turn.
 */
final class Neighbours {

    private static final int K = 5;

    private Neighbours() {}

    /**
     * How often neighbours tell the class.
     *
     * @param accuracy share of rows whose class most of their neighbours have
     * @param meanRecall the same class by class, averaged over the classes: 1 / classes is chance, however rare one is
     */
    record Score(double accuracy, double meanRecall) {}

    /**
     * @param rows n×d, not modified
     * @param labels class numbers of these rows
     */
    static Score score(float[][] rows, int[] labels, int classes) {
        double[][] standard = standardised(rows);
        int[] found = new int[classes];
        int[] all = new int[classes];
        for (int i = 0; i < rows.length; i++) {
            all[labels[i]]++;
            found[labels[i]] += vote(standard, labels, classes, i) == labels[i] ? 1 : 0;
        }
        return new Score((double) IntStream.of(found).sum() / rows.length, IntStream.range(0, classes)
                .filter(k -> all[k] > 0).mapToDouble(k -> (double) found[k] / all[k]).average().orElse(0));
    }

    private static int vote(double[][] rows, int[] labels, int classes, int row) {
        int[] votes = new int[classes];
        IntStream.range(0, rows.length).filter(i -> i != row).boxed()
                .sorted(Comparator.comparingDouble(i -> distance(rows[i], rows[row]))).limit(K)
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

    private static double[][] standardised(float[][] rows) {
        double[][] standard = new double[rows.length][rows[0].length];
        for (int j = 0; j < rows[0].length; j++) {
            int column = j;
            double mean = Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElse(0);
            double variance = Arrays.stream(rows)
                    .mapToDouble(row -> (row[column] - mean) * (row[column] - mean)).average().orElse(0);
            double deviation = variance > 0 ? Math.sqrt(variance) : 1;
            for (int i = 0; i < rows.length; i++) {
                standard[i][j] = (rows[i][j] - mean) / deviation;
            }
        }
        return standard;
    }
}
