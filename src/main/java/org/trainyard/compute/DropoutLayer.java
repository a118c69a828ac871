package org.trainyard.compute;

/**
 * Switches units off at random while training, and makes up for it in those left on, so that nothing has to change
 * when predicting: Srivastava et al., Dropout (2014), in its inverted form.
 */
final class DropoutLayer {
    private final float[] mask;
    private final float[] outputs;
    private final double rate;
    private final float scale;

    /** For up to {@code capacity} = rows × units numbers. */
    DropoutLayer(int capacity, double rate) {
        this.mask = new float[capacity];
        this.outputs = new float[capacity];
        this.rate = rate;
        this.scale = (float) (1 / (1 - rate));
    }

    /** The first n of {@code a} (not modified), each 0 with probability {@code rate}, else scaled; owned by this. */
    float[] forward(float[] a, int n, RandomStream random) {
        for (int i = 0; i < n; i++) {
            mask[i] = random.nextDouble() < rate ? 0 : scale;
        }
        for (int i = 0; i < n; i++) {
            outputs[i] = a[i] * mask[i];
        }
        return outputs;
    }

    /** The numbers of the last {@link #forward}. */
    float[] outputs() {
        return outputs;
    }

    /** Turns ∂L/∂outputs in {@code delta} (modified) into ∂L/∂a. */
    void backward(float[] delta, int n) {
        for (int i = 0; i < n; i++) {
            delta[i] *= mask[i];
        }
    }
}
