package org.trainyard.compute.kernel;

/**
 * Gradients of the tiniest layers whose matrices lie by columns, scalar. A sum over rows waits for itself at each step,
 * so six of them run side by side: of the weights between two inputs and two units, and of the units' biases. Arguments
 * are those of {@link Kernels#gradientsByColumns}.
 */
final class TinyGradients {

    private TinyGradients() {}

    static void run(float[] x, float[] delta, float[] weights, float[] biases, int n, int stride, int d, int k) {
        for (int j = 0; j < k; j += 2) {
            for (int p = 0; p < d; p += 2) {
                // where there is no second one, the first takes its place, and comes out the same
                block(x, p, Math.min(p + 1, d - 1), delta, j, Math.min(j + 1, k - 1), weights, biases, n, stride, k);
            }
        }
    }

    private static void block(float[] x, int p, int q, float[] delta, int j, int l, float[] weights, float[] biases,
            int n, int stride, int k) {
        float ofJ = 0;
        float ofL = 0;
        float pj = 0;
        float pl = 0;
        float qj = 0;
        float ql = 0;
        for (int i = 0; i < n; i++) {
            float a = x[p * stride + i];
            float b = x[q * stride + i];
            float c = delta[j * stride + i];
            float e = delta[l * stride + i];
            ofJ += c;
            ofL += e;
            pj = Math.fma(a, c, pj);
            pl = Math.fma(a, e, pl);
            qj = Math.fma(b, c, qj);
            ql = Math.fma(b, e, ql);
        }
        weights[p * k + j] = pj;
        weights[p * k + l] = pl;
        weights[q * k + j] = qj;
        weights[q * k + l] = ql;
        if (biases.length > 0) {
            biases[j] = ofJ;
            biases[l] = ofL;
        }
    }
}
