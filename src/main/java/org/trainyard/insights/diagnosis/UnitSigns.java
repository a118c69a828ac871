package org.trainyard.insights.diagnosis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Activation;
import org.trainyard.compute.Initializer;
import org.trainyard.compute.LayerSpec;
import org.trainyard.insights.diagnosis.Finding.Change;
import org.trainyard.insights.diagnosis.Finding.Severity;
import org.trainyard.insights.layers.LayersView.State;

/** Units that cannot learn, and gradients that do not reach them as they should. */
final class UnitSigns {

    /** Activations that are flat on both sides. */
    private static final Set<Activation> BOUNDED = Set.of(Activation.SIGMOID, Activation.TANH, Activation.SOFTSIGN,
            Activation.HARD_TANH, Activation.HARD_SIGMOID);

    /** Activations that are flat on one side, so that a unit can die there. */
    private static final Set<Activation> RECTIFIED = Set.of(Activation.RELU, Activation.RELU6);

    private UnitSigns() {}

    static Optional<Sign> symmetricUnits(Examination run) {
        var layers = run.definition().network().layers();
        int layer = IntStream.range(0, layers.size() - 1)
                .filter(i -> layers.get(i).units() > 1 && layers.get(i).dropout() == 0
                        && comeAlike(layers.get(i)) && goAlike(layers.get(i + 1)))
                .findFirst().orElse(-1);
        if (layer < 0) {
            return Optional.empty();
        }
        int units = layers.get(layer).units();
        return Optional.of(Sign
                .of(Severity.ERROR, ("All %d units of layer %d start with the same weights, going in and "
                        + "going out: each gets the same gradient in every update, so they stay copies of one single unit%s.")
                        .formatted(units, layer + 1, isZero(layers.get(layer + 1))
                                ? ", and as no weight leads on from them, the first gradient that reaches them is 0"
                                : ""),
                        "layer", layer + 1, "units", units)
                .cure("Start from small random weights, which make each unit another.", Cures.freshStart(run)));
    }

    /** Whether all units of a layer start with the same weights and bias. */
    private static boolean comeAlike(LayerSpec layer) {
        var biases = layer.biases();
        if (biases != null && !allEqual(biases)) {
            return false;
        }
        var weights = layer.weights();
        return weights == null
                ? layer.initializer() == Initializer.ZEROS
                : Arrays.stream(weights).allMatch(row -> row != null && allEqual(row));
    }

    /** Whether a layer starts by taking all of its inputs with the same weights. */
    private static boolean goAlike(LayerSpec layer) {
        var weights = layer.weights();
        return weights == null
                ? layer.initializer() == Initializer.ZEROS
                : Arrays.stream(weights).allMatch(row -> Arrays.equals(row, weights[0]));
    }

    private static boolean isZero(LayerSpec layer) {
        var weights = layer.weights();
        return weights == null || Arrays.stream(weights).allMatch(row -> row != null && allEqual(row) && row[0] == 0);
    }

    private static boolean allEqual(float[] numbers) {
        return IntStream.range(1, numbers.length).allMatch(i -> numbers[i] == numbers[0]);
    }

    static Optional<Sign> deadRelus(Examination run) {
        double dead = worst(run, false, RECTIFIED, State::deadUnits);
        // Networks that learn well often have spare units that gave up.
        if (run.doesWell() || !(dead >= 0.4)) {
            return Optional.empty();
        }
        return Optional.of(Sign.of(Severity.ERROR, String.format(Locale.ROOT, "%.0f %% of a layer's units give 0 at "
                + "every row: no gradient passes them, and they cannot learn any more.", 100 * dead), "deadUnits", dead)
                .cure("Take leaky-relu, which always has a slope, started by He's rule.",
                        Cures.hiddenLayers(run, "leaky-relu", "he-normal")));
    }

    static Optional<Sign> vanishingGradients(Examination run) {
        double ratio = ratioAtStart(run);
        if (!(ratio < 2e-3) || run.hidden().size() < 2) {
            return Optional.empty();
        }
        return Optional.of(Sign.of(Severity.ERROR, String.format(Locale.ROOT, "Before training, the gradient of the "
                + "first layer is %.1g of the last one's: each layer it passes on its way back multiplies it by a small "
                + "slope, so the first layers hardly learn.", ratio), "gradientRatio", ratio, "hiddenLayers",
                run.hidden().size())
                .cure("Take tanh, whose slope at 0 is 1, four times that of sigmoid.",
                        Cures.hiddenLayers(run, "tanh", "glorot-uniform")));
    }

    static Optional<Sign> explodingGradients(Examination run) {
        double ratio = ratioAtStart(run);
        if (!(ratio > 1e3) || run.hidden().size() < 2) {
            return Optional.empty();
        }
        return Optional.of(Sign.of(Severity.WARNING, String.format(Locale.ROOT, "Before training, the gradient of the "
                + "first layer is %.3g times that of the last: each layer it passes makes it larger.", ratio),
                "gradientRatio", ratio, "hiddenLayers", run.hidden().size())
                .cure("Clip gradients that are longer than 1.", new Change("/training/clipNorm", 1.0)));
    }

    private static double ratioAtStart(Examination run) {
        return run.start().map(moment -> moment.gradientRatio()).orElse(Double.NaN);
    }

    static Optional<Sign> saturatedUnits(Examination run) {
        double start = worst(run, true, BOUNDED, State::saturated);
        double end = worst(run, false, BOUNDED, State::saturated);
        if (run.doesWell() || !(start >= 0.6 || end >= 0.8)) {
            return Optional.empty();
        }
        return Optional.of(Sign
                .of(Severity.ERROR, String.format(Locale.ROOT, "A hidden layer works where its activation "
                        + "is flat: at %.0f %% of units and rows before training, at %.0f %% after it. Hardly any gradient passes "
                        + "there.", 100 * start, 100 * end), "saturatedBefore", start, "saturatedAfter", end)
                .cure("Start from small random weights, with scaled inputs.", Cures.smallStart(run)));
    }

    private interface Share {

        @Nullable
        Double of(State state);
    }

    /**
     * The largest share over the hidden layers of some activations, before training or at its end; not a number where
     * there is none.
     */
    private static double worst(Examination run, boolean atStart, Set<Activation> activations, Share share) {
        var moment = atStart ? run.start() : run.end();
        if (moment.isEmpty()) {
            return Double.NaN;
        }
        return IntStream.range(0, run.hidden().size()).filter(i -> activations.contains(run.hidden().get(i)))
                .mapToDouble(i -> {
                    var one = share.of(moment.get().layers().get(i));
                    return one == null ? 0 : one;
                }).max().orElse(Double.NaN);
    }
}
