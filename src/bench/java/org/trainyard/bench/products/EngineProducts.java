package org.trainyard.bench.products;

import org.trainyard.compute.kernel.KernelChoice;
import org.trainyard.compute.kernel.Kernels;
import org.trainyard.compute.kernel.PartReady;

/** Our kernels: the one place here that knows how they are called. */
final class EngineProducts {
    private final Operands operands;
    private final Kernels kernels = KernelChoice.vector();

    EngineProducts(Operands operands) {
        this.operands = operands;
    }

    /** Computes the product into {@code result} (modified). */
    void run(Product product, float[] result) {
        int n = operands.n();
        int d = operands.d();
        int k = operands.k();
        switch (product) {
            case FORWARD -> kernels.affine(operands.x(), operands.w(), operands.b(), result, n, d, k);
            case WEIGHT_GRADIENT ->
                kernels.weightGradient(operands.x(), operands.delta(), result, n, d, k, PartReady.IGNORED);
            case INPUT_GRADIENT -> kernels.inputGradient(operands.delta(), operands.w(), result, n, d, k);
        }
    }
}
