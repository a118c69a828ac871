package org.trainyard.compute.kernel;

import jdk.incubator.vector.FloatVector;

import static org.trainyard.compute.kernel.VectorKernels.LANES;
import static org.trainyard.compute.kernel.VectorKernels.SPECIES;

/** {@link TallTile} with A as the matrix Aᵀ (depth × rows) lies, whose rows are {@code stride} apart. */
final class TurnedTallTile {

    private TurnedTallTile() {}

    /** Twelve rows; arguments are those of {@link TallTile#twelve}. */
    static void twelve(float[] a, int from, int stride, float[] b, int panel, float[] s, int start, int startStride,
            float[] c, int to, int toStride, int depth) {
        var c0 = FloatVector.fromArray(SPECIES, s, start);
        var c1 = FloatVector.fromArray(SPECIES, s, start + startStride);
        var c2 = FloatVector.fromArray(SPECIES, s, start + 2 * startStride);
        var c3 = FloatVector.fromArray(SPECIES, s, start + 3 * startStride);
        var c4 = FloatVector.fromArray(SPECIES, s, start + 4 * startStride);
        var c5 = FloatVector.fromArray(SPECIES, s, start + 5 * startStride);
        var c6 = FloatVector.fromArray(SPECIES, s, start + 6 * startStride);
        var c7 = FloatVector.fromArray(SPECIES, s, start + 7 * startStride);
        var c8 = FloatVector.fromArray(SPECIES, s, start + 8 * startStride);
        var c9 = FloatVector.fromArray(SPECIES, s, start + 9 * startStride);
        var c10 = FloatVector.fromArray(SPECIES, s, start + 10 * startStride);
        var c11 = FloatVector.fromArray(SPECIES, s, start + 11 * startStride);
        for (int p = 0; p < depth; p++) {
            var b0 = FloatVector.fromArray(SPECIES, b, panel + p * LANES);
            int at = from + p * stride;
            c0 = b0.fma(FloatVector.broadcast(SPECIES, a[at]), c0);
            c1 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 1]), c1);
            c2 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 2]), c2);
            c3 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 3]), c3);
            c4 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 4]), c4);
            c5 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 5]), c5);
            c6 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 6]), c6);
            c7 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 7]), c7);
            c8 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 8]), c8);
            c9 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 9]), c9);
            c10 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 10]), c10);
            c11 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 11]), c11);
        }
        c0.intoArray(c, to);
        c1.intoArray(c, to + toStride);
        c2.intoArray(c, to + 2 * toStride);
        c3.intoArray(c, to + 3 * toStride);
        c4.intoArray(c, to + 4 * toStride);
        c5.intoArray(c, to + 5 * toStride);
        c6.intoArray(c, to + 6 * toStride);
        c7.intoArray(c, to + 7 * toStride);
        c8.intoArray(c, to + 8 * toStride);
        c9.intoArray(c, to + 9 * toStride);
        c10.intoArray(c, to + 10 * toStride);
        c11.intoArray(c, to + 11 * toStride);
    }

    /** Eight rows, else as {@link #twelve}. */
    static void eight(float[] a, int from, int stride, float[] b, int panel, float[] s, int start, int startStride,
            float[] c, int to, int toStride, int depth) {
        var c0 = FloatVector.fromArray(SPECIES, s, start);
        var c1 = FloatVector.fromArray(SPECIES, s, start + startStride);
        var c2 = FloatVector.fromArray(SPECIES, s, start + 2 * startStride);
        var c3 = FloatVector.fromArray(SPECIES, s, start + 3 * startStride);
        var c4 = FloatVector.fromArray(SPECIES, s, start + 4 * startStride);
        var c5 = FloatVector.fromArray(SPECIES, s, start + 5 * startStride);
        var c6 = FloatVector.fromArray(SPECIES, s, start + 6 * startStride);
        var c7 = FloatVector.fromArray(SPECIES, s, start + 7 * startStride);
        for (int p = 0; p < depth; p++) {
            var b0 = FloatVector.fromArray(SPECIES, b, panel + p * LANES);
            int at = from + p * stride;
            c0 = b0.fma(FloatVector.broadcast(SPECIES, a[at]), c0);
            c1 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 1]), c1);
            c2 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 2]), c2);
            c3 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 3]), c3);
            c4 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 4]), c4);
            c5 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 5]), c5);
            c6 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 6]), c6);
            c7 = b0.fma(FloatVector.broadcast(SPECIES, a[at + 7]), c7);
        }
        c0.intoArray(c, to);
        c1.intoArray(c, to + toStride);
        c2.intoArray(c, to + 2 * toStride);
        c3.intoArray(c, to + 3 * toStride);
        c4.intoArray(c, to + 4 * toStride);
        c5.intoArray(c, to + 5 * toStride);
        c6.intoArray(c, to + 6 * toStride);
        c7.intoArray(c, to + 7 * toStride);
    }
}
