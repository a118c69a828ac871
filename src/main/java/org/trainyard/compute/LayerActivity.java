package org.trainyard.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How awake the units of a layer are: by the slope da/dz of each unit at each row.
 *
 * @param dead share of its units whose slope is 0 at every row: no gradient passes, and they cannot learn any more; null
 *        for an activation without a slope of its own ({@code softmax}, {@code step}) or with the same one everywhere
 * @param saturated share of units and rows where the slope is less than a twentieth of the steepest one of the
 *        activation; null as above
 * @param activations all activations (rows × units, row by row)
 */
public record LayerActivity(@Nullable Double dead, @Nullable Double saturated, float[] activations) {
    /** A slope of less than this part of the steepest one lets hardly anything pass. */
    private static final float FLAT = 0.05f;
    /** Where the steepest slope is looked for: from −8 to 8 in so many steps. */
    private static final int STEPS = 641;
    private static final float REACH = 8;

    /**
     * Looks at a network at some rows of a part of its data.
     *
     * @param most rows that are looked at: the first of the part
     * @return layer by layer
     */
    public static List<LayerActivity> of(TrainedModel model, PreparedData.Part part, int most) {
        int n = Math.min(most, part.size());
        var network = model.working(Math.max(1, n));
        int d = part.inputs().columns();
        float[] x = new float[Math.max(1, n) * d];
        for (int i = 0; i < n; i++) {
            part.inputs().copy(i, x, i * d);
        }
        network.predict(x, n);
        var all = new ArrayList<LayerActivity>();
        for (int i = 0; i < network.spec().layers().size(); i++) {
            all.add(of(network, network.layer(i), n));
        }
        return all;
    }

    private static LayerActivity of(Network network, DenseLayer layer, int n) {
        int units = layer.units();
        float[] a = Arrays.copyOf(layer.activations(), n * units);
        var activation = layer.activation();
        if (!isMeasuredOf(activation)) {
            return new LayerActivity(null, null, a);
        }
        float[] slopes = slopes(network, activation, layer.logits(), layer.activations(), n, units);
        float flat = FLAT * steepest(network, activation);
        int dead = 0;
        int saturated = 0;
        for (int j = 0; j < units; j++) {
            boolean moves = false;
            for (int i = 0; i < n; i++) {
                float slope = Math.abs(slopes[i * units + j]);
                moves |= slope > 0;
                saturated += slope < flat ? 1 : 0;
            }
            dead += moves ? 0 : 1;
        }
        return new LayerActivity((double) dead / units, (double) saturated / Math.max(1, n * units), a);
    }

    /** Whether units of this activation can be dead or saturated. */
    public static boolean isMeasuredOf(Activation activation) {
        return activation != Activation.SOFTMAX && activation != Activation.STEP && activation != Activation.LINEAR;
    }

    private static float[] slopes(Network network, Activation activation, float[] z, float[] a, int rows, int units) {
        float[] slopes = new float[rows * units];
        Arrays.fill(slopes, 1);
        activation.backward(network.kernels(), z, a, slopes, new float[2][slopes.length], rows, units);
        return slopes;
    }

    private static float steepest(Network network, Activation activation) {
        float[] z = new float[STEPS];
        for (int i = 0; i < STEPS; i++) {
            z[i] = -REACH + 2 * REACH * i / (STEPS - 1);
        }
        float[] a = new float[STEPS];
        activation.apply(network.kernels(), z, a, STEPS, 1);
        float steepest = 0;
        for (float slope : slopes(network, activation, z, a, STEPS, 1)) {
            steepest = Math.max(steepest, Math.abs(slope));
        }
        return steepest;
    }
}
