package org.trainyard.charts;

import java.util.List;

/**
 * Something with a value everywhere in a plane, known at the nodes of a grid: {@code [y][x]}, y from below to above. Not
 * copied. What is not finite is drawn rose.
 */
public sealed interface Field {

    /** Of a value that is not finite. */
    Colour MISSING = new Colour(0xE8A5B0);

    /** Nodes from below to above. */
    int rows();

    /** Nodes from left to right. */
    int columns();

    /**
     * Numbers, from dark to light.
     *
     * @param title what they are; may be empty
     * @param logarithmic whether equal steps of colour stand for equal ratios
     */
    record Values(String title, float[][] values, boolean logarithmic) implements Field {

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public int columns() {
            return values[0].length;
        }
    }

    /**
     * Between two classes: from the colour of the first over white to that of the second.
     *
     * @param names of the two
     * @param shares of the second, 0 to 1
     */
    record Between(List<String> names, float[][] shares) implements Field {

        public Between {
            names = List.copyOf(names);
        }

        @Override
        public int rows() {
            return shares.length;
        }

        @Override
        public int columns() {
            return shares[0].length;
        }
    }

    /**
     * Regions of classes, each in its colour, the paler the less certain. Where a class has the largest score, there it
     * is, as certain as its score is large beside all scores together.
     *
     * @param names of the classes
     * @param scores one grid a class; not negative
     */
    record Classes(List<String> names, float[][][] scores) implements Field {

        public Classes {
            names = List.copyOf(names);
        }

        @Override
        public int rows() {
            return scores[0].length;
        }

        @Override
        public int columns() {
            return scores[0][0].length;
        }

        /** Which class is at a node, from 0: the first of the largest. */
        int winner(int y, int x) {
            int winner = 0;
            for (int k = 1; k < scores.length; k++) {
                winner = scores[k][y][x] > scores[winner][y][x] ? k : winner;
            }
            return winner;
        }

        /** The score of the winner as a share of all; not a number where there is none. */
        double certainty(int y, int x) {
            double sum = 0;
            for (float[][] score : scores) {
                sum += score[y][x];
            }
            return scores[winner(y, x)][y][x] / sum;
        }

        /** How far a class is ahead of all others; behind, where that is negative. */
        float[][] lead(int k) {
            float[][] lead = new float[rows()][columns()];
            for (int y = 0; y < rows(); y++) {
                for (int x = 0; x < columns(); x++) {
                    float other = Float.NEGATIVE_INFINITY;
                    for (int j = 0; j < scores.length; j++) {
                        other = j == k ? other : Math.max(other, scores[j][y][x]);
                    }
                    lead[y][x] = scores[k][y][x] - other;
                }
            }
            return lead;
        }
    }
}
