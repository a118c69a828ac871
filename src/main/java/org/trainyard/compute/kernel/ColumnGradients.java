package org.trainyard.compute.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Gradients of small layers whose matrices lie by columns. A sum over rows has one order and cannot be spread over
 * lanes, so these run along the layer's units, for which the derivatives are turned into rows of {@link #SIDE} numbers
 * first. Arguments are those of {@link Kernels#gradientsByColumns}.
 */
final class ColumnGradients {
    /** Most units of a layer. */
    static final int SIDE = 8;
    private static final int FEWEST_WEIGHTS = 16;
    private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;

    private final float[] last = new float[SIDE];
    private float[] rows = new float[0];

    /** Whether this is possible, for all columns of a block that is turned must be there, and faster than scalars. */
    static boolean suits(float[] delta, int stride, int d, int k) {
        return VectorKernels.LANES >= SIDE && k <= SIDE && delta.length >= SIDE * stride && d * k >= FEWEST_WEIGHTS;
    }

    void run(float[] x, float[] delta, float[] weights, float[] biases, int n, int stride, int d, int k) {
        if (rows.length < stride * SIDE) {
            rows = new float[stride * SIDE];
        }
        Transposition.of(delta, 0, stride, SIDE, (n + SIDE - 1) / SIDE * SIDE, rows, 0, SIDE);
        int p = 0;
        for (; p < d - 1; p += 2) {
            twoInputs(x, p * stride, n, stride, weights, p * k, k);
        }
        if (p < d) {
            oneInput(x, p * stride, n, weights, p * k, k);
        }
        if (biases.length > 0) {
            biases(biases, n, k);
        }
    }

    private void twoInputs(float[] x, int first, int n, int stride, float[] g, int to, int k) {
        int second = first + stride;
        var a = FloatVector.zero(EIGHT);
        var b = FloatVector.zero(EIGHT);
        for (int i = 0; i < n; i++) {
            var row = FloatVector.fromArray(EIGHT, rows, i * SIDE);
            a = row.fma(FloatVector.broadcast(EIGHT, x[first + i]), a);
            b = row.fma(FloatVector.broadcast(EIGHT, x[second + i]), b);
        }
        // what is stored beyond k is overwritten by what comes next; where nothing comes, it is stored elsewhere
        a.intoArray(roomFor(g, to), placeIn(g, to));
        finish(g, to, k);
        b.intoArray(roomFor(g, to + k), placeIn(g, to + k));
        finish(g, to + k, k);
    }

    private void oneInput(float[] x, int at, int n, float[] g, int to, int k) {
        var a = FloatVector.zero(EIGHT);
        for (int i = 0; i < n; i++) {
            a = FloatVector.fromArray(EIGHT, rows, i * SIDE).fma(FloatVector.broadcast(EIGHT, x[at + i]), a);
        }
        a.intoArray(roomFor(g, to), placeIn(g, to));
        finish(g, to, k);
    }

    private void biases(float[] g, int n, int k) {
        var a = FloatVector.zero(EIGHT);
        for (int i = 0; i < n; i++) {
            a = a.add(FloatVector.fromArray(EIGHT, rows, i * SIDE));
        }
        a.intoArray(roomFor(g, 0), placeIn(g, 0));
        finish(g, 0, k);
    }

    private float[] roomFor(float[] g, int to) {
        return to <= g.length - SIDE ? g : last;
    }

    private static int placeIn(float[] g, int to) {
        return to <= g.length - SIDE ? to : 0;
    }

    private void finish(float[] g, int to, int k) {
        for (int j = 0; j < k && to > g.length - SIDE; j++) {
            g[to + j] = last[j];
        }
    }
}
