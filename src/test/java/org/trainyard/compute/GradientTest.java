package org.trainyard.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.trainyard.compute.reference.ReferenceLoss;
import org.trainyard.compute.reference.ReferenceNetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Every activation with every loss that goes with a last layer, behind zero to four hidden layers: the reference
 * gradient against central differences of the reference loss, and the engine's gradient against the reference's.
 */
class GradientTest {
    private static final int ROWS = 5;
    private static final double H = 1e-6;
    private static final int[] HIDDEN = {4, 3, 5, 2};

    private int compared;

    @Test
    void gradientsAgreeForEveryActivationLossAndDepth() {
        for (var activation : Activation.values()) {
            for (var loss : Loss.values()) {
                for (int depth = 0; depth <= 4; depth++) {
                    boolean inside = activation != Activation.SOFTMAX && activation != Activation.STEP;
                    check(inside ? activation : Activation.TANH, lastLayer(activation, loss), loss, depth);
                }
            }
        }
        assertThat(compared).isEqualTo(Activation.values().length * Loss.values().length * 5);
    }

    /** The activation itself where the loss allows it, else the one that the loss needs. */
    private static Activation lastLayer(Activation activation, Loss loss) {
        return switch (loss) {
            case CROSS_ENTROPY -> Activation.SOFTMAX;
            case BINARY_CROSS_ENTROPY -> Activation.SIGMOID;
            default -> activation == Activation.STEP ? Activation.LINEAR : activation;
        };
    }

    private void check(Activation hidden, Activation last, Loss loss, int depth) {
        String what = "%s, %s, %s, depth %d".formatted(hidden, last, loss, depth);
        int outputs = 3;
        var layers = new ArrayList<LayerSpec>();
        var referenceLayers = new ArrayList<ReferenceNetwork.Layer>();
        for (int i = 0; i <= depth; i++) {
            int units = i == depth ? outputs : HIDDEN[i];
            var activation = i == depth ? last : hidden;
            boolean bias = i != 1;
            var layer = LayerSpec.of(units, activation).startedBy(Initializer.HE_NORMAL);
            layers.add(bias ? layer : layer.withoutBias());
            referenceLayers.add(new ReferenceNetwork.Layer(units, activation.label(), bias));
        }
        var network = new Network(new NetworkSpec(2, layers), ROWS);
        network.initialise(3);
        var random = RandomStream.of(8, RandomStream.Purpose.DATA, loss.label().length());
        float[] x = new float[2 * ROWS];
        float[] y = new float[outputs * ROWS];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.gaussian();
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = target(loss, i, outputs, random);
        }
        network.forward(x, ROWS, null);
        loss.gradient(network.kernels(), network.outputs(), y, network.lossGradient(), ROWS * outputs, 0.7f,
                1f / (ROWS * loss.divisor(LossReduction.MEAN, outputs)));
        // a step that was not begun has a rate of 0, so that the weights stay
        network.backward(x, ROWS, loss.ofLogits(),
                new Updates(network.parameters(), Plans.plan("{'optimizer': {'kind': 'sgd'}}")));
        var reference = new ReferenceNetwork(2, referenceLayers);
        copy(network, reference, false, reference.parameters());
        double[] engine = new double[reference.parameters().length];
        copy(network, reference, true, engine);
        compare(reference, x, y, new ReferenceLoss(loss.label(), "mean", 0.7f), engine, what);
        compared++;
    }

    private static float target(Loss loss, int place, int outputs, RandomStream random) {
        if (loss == Loss.MSE || loss == Loss.MAE || loss == Loss.HUBER || loss == Loss.LOG_COSH) {
            return (float) random.gaussian();
        }
        int row = place / outputs;
        boolean own = row % outputs == place % outputs;
        boolean bipolar = loss == Loss.HINGE || loss == Loss.SQUARED_HINGE;
        return own ? 1 : bipolar ? -1 : 0;
    }

    private static void compare(ReferenceNetwork reference, float[] x, float[] y, ReferenceLoss loss, double[] engine,
            String what) {
        double[] gradient = new double[engine.length];
        for (int row = 0; row < ROWS; row++) {
            reference.addGradient(row(x, row), row(y, row), loss, 1.0 / ROWS, gradient);
        }
        double largest = Math.max(1e-3, Arrays.stream(gradient).map(Math::abs).max().orElse(0));
        for (int i = 0; i < gradient.length; i++) {
            double w = reference.parameters()[i];
            reference.parameters()[i] = w + H;
            double above = meanLoss(reference, x, y, loss);
            reference.parameters()[i] = w - H;
            double below = meanLoss(reference, x, y, loss);
            reference.parameters()[i] = w;
            assertThat(gradient[i]).as("reference, %s, parameter %d", what, i).isCloseTo((above - below) / (2 * H),
                    within(1e-6 * Math.max(1, largest)));
            assertThat(engine[i]).as("engine, %s, parameter %d", what, i).isCloseTo(gradient[i],
                    within(2e-5 * largest));
        }
    }

    private static double meanLoss(ReferenceNetwork reference, float[] x, float[] y, ReferenceLoss loss) {
        double sum = 0;
        for (int row = 0; row < ROWS; row++) {
            sum += reference.loss(row(x, row), row(y, row), loss);
        }
        return sum / ROWS;
    }

    private static double[] row(float[] matrix, int row) {
        int width = matrix.length / ROWS;
        double[] numbers = new double[width];
        Arrays.setAll(numbers, j -> matrix[row * width + j]);
        return numbers;
    }

    private static void copy(Network from, ReferenceNetwork to, boolean gradients, double[] vector) {
        for (int layer = 0; layer < from.spec().layers().size(); layer++) {
            var dense = from.layer(layer);
            for (var parameter : List.of(dense.weights(), dense.biases())) {
                var array = gradients ? parameter.gradient() : parameter.value();
                int inputs = dense.weights().value().numRows;
                for (int p = 0; p < array.numRows; p++) {
                    for (int j = 0; j < array.numCols; j++) {
                        vector[to.at(layer, j, parameter.penalized() ? p : inputs)] = array.get(p, j);
                    }
                }
            }
        }
    }
}
