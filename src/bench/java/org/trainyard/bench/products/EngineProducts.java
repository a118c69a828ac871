package org.trainyard.bench.products;

import org.trainyard.compute.kernel.Kernels;

/** Our kernels: the one place here that knows how they are called. */
final class EngineProducts {
    private final Operands operands;
    private final float[] transposed;

    EngineProducts(Operands operands) {
        this.operands = operands;
        this.transposed = new float[operands.d() * operands.k()];
    }

    /** Computes the product into {@code result} (modified). */
    void run(Product product, float[] result) {
        int n = operands.n();
        int d = operands.d();
        int k = operands.k();
        switch (product) {
            case FORWARD -> Kernels.affine(operands.x(), operands.w(), operands.b(), result, n, d, k);
            case WEIGHT_GRADIENT -> Kernels.weightGradient(operands.x(), operands.delta(), result, n, d, k);
            case INPUT_GRADIENT ->
                Kernels.inputGradient(operands.delta(), operands.w(), transposed, result, n, d, k);
        }
    }
}
