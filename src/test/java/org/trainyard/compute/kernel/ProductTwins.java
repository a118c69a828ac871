package org.trainyard.compute.kernel;

import java.util.ArrayList;
import java.util.List;

/** Products of many shapes by both twins; as a program, of all shapes at the width of the lanes of its JVM. */
final class ProductTwins {

    private ProductTwins() {}

    /** Prints for how many shapes the twins agree, and ends with an exception at the first one where they do not. */
    public static void main(String[] arguments) {
        var twins = new Twins();
        shapes().forEach(shape -> agree(twins, shape, finite(shape)));
        System.out.println(VectorKernels.LANES * Float.SIZE + " bits: " + shapes().size());
    }

    /**
     * Rows, inputs and units, around tiles of 4 and 6 rows, or 8 and 12, steps of 4, lanes of 2 to 16, panels of twice
     * that, blocks of 264, 256 and 288, rows of 512.
     */
    static List<int[]> shapes() {
        var shapes = new ArrayList<int[]>();
        for (int n : new int[]{1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 19, 32, 65}) {
            for (int d : new int[]{1, 2, 5, 8, 17, 33}) {
                for (int k : new int[]{1, 3, 4, 8, 10, 15, 16, 17, 31, 33, 64}) {
                    shapes.add(new int[]{n, d, k});
                }
            }
        }
        shapes.addAll(List.of(new int[]{0, 4, 5}, new int[]{4, 0, 5}, new int[]{7, 255, 130}, new int[]{7, 256, 129},
                new int[]{33, 257, 128}, new int[]{9, 265, 40}, new int[]{6, 1055, 24}, new int[]{10, 700, 20},
                new int[]{10, 20, 700}, new int[]{300, 9, 37}, new int[]{4, 530, 9}, new int[]{523, 290, 18},
                new int[]{31, 300, 300}, new int[]{300, 5, 7}, new int[]{300, 9, 12}, new int[]{300, 20, 12},
                new int[]{5, 784, 600}, new int[]{8, 784, 600}, new int[]{5, 600, 7}));
        return shapes;
    }

    /** X, W, b and D of a shape. */
    record Operands(float[] x, float[] w, float[] b, float[] delta) {}

    static Operands finite(int[] shape) {
        int n = shape[0];
        int d = shape[1];
        int k = shape[2];
        return new Operands(Numbers.random(n * d, 1), Numbers.random(d * k, 2), Numbers.random(k, 3),
                Numbers.random(n * k, 4));
    }

    /** Requires that all products have the same bits. */
    static void agree(Twins twins, int[] shape, Operands of) {
        int n = shape[0];
        int d = shape[1];
        int k = shape[2];
        twins.agree(n * k, (kernels, z) -> kernels.affine(of.x, of.w, of.b, z, n, d, k));
        twins.agree(n * k, (kernels, z) -> kernels.affine(of.x, of.w, new float[0], z, n, d, k));
        twins.agree(d * k, (kernels, g) -> kernels.weightGradient(of.x, of.delta, g, n, d, k, PartReady.IGNORED));
        twins.agree(n * d, (kernels, e) -> kernels.inputGradient(of.delta, of.w, e, n, d, k));
        twins.agree(k, (kernels, g) -> kernels.columnSums(of.delta, g, n, k));
    }
}
