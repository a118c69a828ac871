package org.trainyard.models;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.trainyard.compute.Activation;
import org.trainyard.compute.Initializer;
import org.trainyard.compute.LayerSpec;

/**
 * What a definition alone shows to be in vain. Each constant finds the layers it concerns and says what happens there,
 * why, and what to do instead; its name is the advice's code. To add one, add a constant: answers and tests follow.
 */
enum Pitfall {

    /** Softmax of one number z is e^z / e^z. */
    SOFTMAX_ON_ONE_UNIT("activation",
            "Softmax turns a layer's outputs into shares of 1, so with one unit that share is 1 for every row, and no"
                    + " weight can change it. Use sigmoid for one unit, or one unit per class.") {
        @Override
        boolean concerns(List<LayerSpec> layers, int i) {
            return layers.get(i).activation() == Activation.SOFTMAX && layers.get(i).units() == 1;
        }
    },

    /** W₂(W₁x + b₁) + b₂ = (W₂W₁)x + (W₂b₁ + b₂). */
    LINEAR_LAYERS_COLLAPSE("activation",
            "A linear layer followed by another layer computes nothing that the second one could not compute alone:"
                    + " W2(W1 x + b1) + b2 is again one matrix times x plus one vector. Give this hidden layer a curved"
                    + " activation such as tanh or relu, or leave it out.") {
        @Override
        boolean concerns(List<LayerSpec> layers, int i) {
            return isHidden(layers, i) && layers.get(i).activation() == Activation.LINEAR;
        }
    },

    /** The derivative of step is 0 wherever it exists. */
    STEP_BLOCKS_GRADIENTS("activation",
            "The slope of step is 0 everywhere, so backpropagation carries nothing through this layer: with gradient"
                    + " descent its weights, and all in front of it, stay where they started. Use sigmoid or tanh,"
                    + " which are smooth steps.") {
        @Override
        boolean concerns(List<LayerSpec> layers, int i) {
            return layers.size() > 1 && layers.get(i).activation() == Activation.STEP;
        }
    },

    /** max(0, z) as an answer. */
    RELU_OUTPUT("activation",
            "A relu output is never negative and is no probability, and where its sum is below 0 no gradient comes"
                    + " back, so the unit can get stuck at 0. Use linear for numbers, sigmoid for two classes, softmax"
                    + " for several.") {
        @Override
        boolean concerns(List<LayerSpec> layers, int i) {
            return !isHidden(layers, i) && layers.get(i).activation() == Activation.RELU;
        }
    },

    /** Equal weights in, equal weights out: equal gradients, for ever (Goodfellow et al., Deep Learning, 8.4). */
    IDENTICAL_UNITS("initializer",
            "All units of this layer start with the same weights, before and behind them. They then get the same"
                    + " gradient at every update and stay copies of one unit, however many there are. Use a random"
                    + " initializer such as glorot-uniform, which breaks the tie.") {
        @Override
        boolean concerns(List<LayerSpec> layers, int i) {
            return isHidden(layers, i) && startsAtZero(layers.get(i)) && startsAtZero(layers.get(i + 1));
        }
    },

    /** relu'(0) = 0. */
    DEAD_START("initializer",
            "With all weights at 0 every sum in this relu layer is 0, where relu passes no gradient back: its weights"
                    + " never move. Use he-uniform or he-normal, which are made for relu.") {
        @Override
        boolean concerns(List<LayerSpec> layers, int i) {
            return layers.get(i).activation() == Activation.RELU && startsAtZero(layers.get(i))
                    && layers.get(i).biases() == null;
        }
    },

    /** σ'(z) is at most 1/4 (Hochreiter 1991; Glorot and Bengio 2010). */
    VANISHING_GRADIENTS("activation",
            "The slope of sigmoid is at most 1/4, so each such layer weakens the gradient on its way back; behind this"
                    + " many, the first layers hardly learn. Use tanh or relu in hidden layers, or fewer layers.") {
        @Override
        boolean concerns(List<LayerSpec> layers, int i) {
            return i == 0 && layers.subList(0, layers.size() - 1).stream()
                    .filter(layer -> layer.activation() == Activation.SIGMOID).count() > SIGMOID_LAYERS_THAT_LEARN;
        }
    },

    /** Dropping the only unit drops the row. */
    DROPOUT_ON_ONE_UNIT("dropout",
            "This hidden layer has one unit, so whenever dropout silences it, nothing of the input arrives at the"
                    + " output. Use more units, or no dropout here.") {
        @Override
        boolean concerns(List<LayerSpec> layers, int i) {
            return isHidden(layers, i) && layers.get(i).units() == 1 && layers.get(i).dropout() > 0;
        }
    },

    /** σ(w·0) is the same for all w. */
    NO_BIAS_ANYWHERE("bias",
            "No layer has a bias, so the row of all zeros gets the same answer whatever the weights are, and a single"
                    + " layer's border has to pass through the origin. Set bias to true.") {
        @Override
        boolean concerns(List<LayerSpec> layers, int i) {
            return i == layers.size() - 1 && layers.stream().noneMatch(LayerSpec::bias);
        }
    };

    private static final int SIGMOID_LAYERS_THAT_LEARN = 3;

    private final String field;
    private final String message;

    Pitfall(String field, String message) {
        this.field = field;
        this.message = message;
    }

    /** Whether layer {@code i} falls into it. */
    abstract boolean concerns(List<LayerSpec> layers, int i);

    /** What there is to say about these layers. */
    Stream<Advice> in(List<LayerSpec> layers) {
        return IntStream.range(0, layers.size()).filter(i -> concerns(layers, i))
                .mapToObj(i -> new Advice(code(), "/layers/" + i + "/" + field, message));
    }

    /** The kind of advice, such as {@code softmax-on-one-unit}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean isHidden(List<LayerSpec> layers, int i) {
        return i < layers.size() - 1;
    }

    /** Explicit weights go before the initializer. */
    private static boolean startsAtZero(LayerSpec layer) {
        var weights = layer.weights();
        if (weights == null) {
            return layer.initializer() == Initializer.ZEROS;
        }
        for (var row : weights) {
            for (int j = 0; row != null && j < row.length; j++) {
                if (row[j] != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
