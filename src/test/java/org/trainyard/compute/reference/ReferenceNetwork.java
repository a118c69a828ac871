package org.trainyard.compute.reference;

import java.util.List;

/**
 * A network as one vector of parameters: for each layer its weights, unit by unit (units × inputs), then its biases.
 */
public final class ReferenceNetwork {
    private final int inputs;
    private final List<Layer> layers;
    private final double[] parameters;

    /** One layer. */
    public record Layer(int units, String activation, boolean bias) {}

    /** All parameters 0. */
    public ReferenceNetwork(int inputs, List<Layer> layers) {
        this.inputs = inputs;
        this.layers = List.copyOf(layers);
        this.parameters = new double[start(layers.size())];
    }

    /** The vector itself: changes change the network. */
    public double[] parameters() {
        return parameters;
    }

    /** Where a parameter stands: layer, unit, input; the bias where input is the number of inputs. */
    public int at(int layer, int unit, int input) {
        int width = width(layer);
        return input < width
                ? start(layer) + unit * width + input
                : start(layer) + layers.get(layer).units() * width + unit;
    }

    /** Whether a place of the vector holds a bias. */
    public boolean isBias(int place) {
        int layer = 0;
        while (start(layer + 1) <= place) {
            layer++;
        }
        return place >= start(layer) + layers.get(layer).units() * width(layer);
    }

    private int width(int layer) {
        return layer == 0 ? inputs : layers.get(layer - 1).units();
    }

    private int start(int layer) {
        int start = 0;
        for (int i = 0; i < layer; i++) {
            start += layers.get(i).units() * (width(i) + (layers.get(i).bias() ? 1 : 0));
        }
        return start;
    }

    /** Weighted sums of a layer for what comes into it. */
    private double[] sums(int layer, double[] x) {
        double[] z = new double[layers.get(layer).units()];
        for (int j = 0; j < z.length; j++) {
            z[j] = layers.get(layer).bias() ? parameters[at(layer, j, x.length)] : 0;
            for (int i = 0; i < x.length; i++) {
                z[j] += parameters[at(layer, j, i)] * x[i];
            }
        }
        return z;
    }

    /** Outputs for one row. */
    public double[] outputs(double[] x) {
        double[] a = x;
        for (int layer = 0; layer < layers.size(); layer++) {
            a = ReferenceActivation.value(layers.get(layer).activation(), sums(layer, a));
        }
        return a;
    }

    /** Loss of one row. */
    public double loss(double[] x, double[] y, ReferenceLoss loss) {
        double[] a = x;
        double[] z = x;
        for (int layer = 0; layer < layers.size(); layer++) {
            z = sums(layer, a);
            a = ReferenceActivation.value(layers.get(layer).activation(), z);
        }
        return loss.value(z, a, y);
    }

    /** Adds {@code weight} times ∂loss/∂parameters of one row to {@code gradient}. */
    public void addGradient(double[] x, double[] y, ReferenceLoss loss, double weight, double[] gradient) {
        int depth = layers.size();
        double[][] a = new double[depth + 1][];
        double[][] z = new double[depth][];
        a[0] = x;
        for (int layer = 0; layer < depth; layer++) {
            z[layer] = sums(layer, a[layer]);
            a[layer + 1] = ReferenceActivation.value(layers.get(layer).activation(), z[layer]);
        }
        double[] byZ = loss.gradientByLogits(layers.getLast().activation(), z[depth - 1], a[depth], y);
        for (int layer = depth - 1; layer >= 0; layer--) {
            double[] byInput = new double[a[layer].length];
            for (int j = 0; j < byZ.length; j++) {
                for (int i = 0; i < byInput.length; i++) {
                    gradient[at(layer, j, i)] += weight * byZ[j] * a[layer][i];
                    byInput[i] += byZ[j] * parameters[at(layer, j, i)];
                }
                if (layers.get(layer).bias()) {
                    gradient[at(layer, j, byInput.length)] += weight * byZ[j];
                }
            }
            byZ = layer == 0
                    ? byInput
                    : ReferenceActivation.backward(layers.get(layer - 1).activation(), z[layer - 1], byInput);
        }
    }
}
