package org.trainyard.bench.training;

import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.ejml.data.FMatrixRMaj;

import org.trainyard.compute.DataTable;
import org.trainyard.compute.RandomStream;

/** Rows of the shape that a workload needs; noisy, so that losses stay far from 0 and can be compared. */
record Synthetic(Kind kind, int rows) {

    enum Kind {
        /** Exclusive or, its four rows. */
        @JsonProperty("gate")
        GATE,
        /** Points of a square; the class is whether their signs agree. */
        @JsonProperty("quadrants")
        QUADRANTS,
        /** Two half circles, one into the other. */
        @JsonProperty("moons")
        MOONS,
        /** A cloud for each class, some rows under a wrong name. */
        @JsonProperty("clouds")
        CLOUDS
    }

    /** The same table each time: rows of that many numbers in that many classes. */
    DataTable table(int inputs, int classes) {
        var random = RandomStream.of(1, RandomStream.Purpose.DATA);
        var x = new FMatrixRMaj(rows, inputs);
        var labels = new FMatrixRMaj(rows, 1);
        float[] centres = new float[classes * inputs];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = (float) (random.gaussian() * 3 / Math.sqrt(inputs));
        }
        for (int i = 0; i < rows; i++) {
            switch (kind) {
                case GATE -> gate(i, x, labels);
                case QUADRANTS -> quadrants(i, x, labels, random);
                case MOONS -> moons(i, x, labels, random);
                case CLOUDS -> clouds(i, x, labels, random, centres, classes);
            }
        }
        return new DataTable(x, labels, IntStream.range(0, inputs).mapToObj(i -> "x" + i).toList(), classes);
    }

    private static void gate(int i, FMatrixRMaj x, FMatrixRMaj labels) {
        int a = i >> 1 & 1;
        int b = i & 1;
        set(x, i, a, b);
        labels.data[i] = a ^ b;
    }

    private static void quadrants(int i, FMatrixRMaj x, FMatrixRMaj labels, RandomStream random) {
        double a = random.uniform(-5, 5);
        double b = random.uniform(-5, 5);
        set(x, i, a + random.gaussian() * 0.5, b + random.gaussian() * 0.5);
        labels.data[i] = a * b > 0 ? 1 : 0;
    }

    private static void moons(int i, FMatrixRMaj x, FMatrixRMaj labels, RandomStream random) {
        double angle = random.uniform(0, Math.PI);
        int label = i & 1;
        double a = label == 0 ? Math.cos(angle) : 1 - Math.cos(angle);
        double b = label == 0 ? Math.sin(angle) : 0.5 - Math.sin(angle);
        set(x, i, a + random.gaussian() * 0.2, b + random.gaussian() * 0.2);
        labels.data[i] = label;
    }

    private static void clouds(int i, FMatrixRMaj x, FMatrixRMaj labels, RandomStream random, float[] centres,
            int classes) {
        int d = x.numCols;
        int label = random.below(classes);
        for (int j = 0; j < d; j++) {
            x.data[i * d + j] = centres[label * d + j] + (float) random.gaussian();
        }
        labels.data[i] = random.nextDouble() < 0.1 ? random.below(classes) : label;
    }

    private static void set(FMatrixRMaj x, int i, double a, double b) {
        x.data[2 * i] = (float) a;
        x.data[2 * i + 1] = (float) b;
    }
}
