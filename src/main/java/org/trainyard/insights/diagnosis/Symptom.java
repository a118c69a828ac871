package org.trainyard.insights.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Activation;
import org.trainyard.compute.EarlyStopping;
import org.trainyard.compute.Loss;
import org.trainyard.compute.Preprocessing.Scaling;
import org.trainyard.insights.diagnosis.Finding.Change;
import org.trainyard.insights.diagnosis.Finding.Severity;
import org.trainyard.insights.layers.LayersView.State;
import org.trainyard.runs.EpochRow;

/** Things that go wrong in a training; causes stand before what follows from them. */
enum Symptom {

    DIVERGED {
        @Override
        Optional<Sign> in(Examination run) {
            var place = run.diverged();
            return place == null
                    ? Optional.empty()
                    : Optional.of(Sign.of(Severity.ERROR, ("The numbers grew beyond all bounds in epoch %d, batch %d, "
                            + "layer %d: each step was longer than the valley is wide, so the next gradient was larger "
                            + "still.").formatted(place.epoch(), place.batch(), place.layer()), "epoch", place.epoch(),
                            "batch", place.batch(), "layer", place.layer(), "learningRate", run.rate())
                            .cure("Take a smaller learning rate.", Cures.lowerRate(run)));
        }
    },

    UNSCALED_INPUTS {
        @Override
        Optional<Sign> in(Examination run) {
            if (run.definition().preprocessing().scaling() != Scaling.NONE) {
                return Optional.empty();
            }
            var deviations = Arrays.stream(run.deviations()).summaryStatistics();
            if (!(deviations.getMax() > 30 || deviations.getMax() > 30 * deviations.getMin())) {
                return Optional.empty();
            }
            return Optional.of(Sign
                    .of(Severity.WARNING, String.format(Locale.ROOT, "The inputs differ by %.3g at most "
                            + "and %.3g at least (standard deviations): the weights of large ones get gradients that drown "
                            + "all others, and units saturate.", deviations.getMax(), deviations.getMin()),
                            "largestDeviation",
                            deviations.getMax(), "smallestDeviation", deviations.getMin())
                    .cure("Scale the inputs to mean 0 and deviation 1.",
                            new Change("/preprocessing/scaling", "standard")));
        }
    },

    LABELS_WITHOUT_PATTERN {
        @Override
        Optional<Sign> in(Examination run) {
            // Of a rare class, rows often lie among others': that it is rare is said below.
            if (!run.classifies() || run.trainingRows() < 40 || isRare(run.classCounts())) {
                return Optional.empty();
            }
            double guess = (double) Arrays.stream(run.classCounts()).max().orElse(0) / run.trainingRows();
            double neighbours = run.neighbours().meanRecall();
            double found = run.kept(EpochRow::validationAccuracy);
            if (!(neighbours < 1.0 / run.classCounts().length + 0.08) || found > guess + 0.12) {
                return Optional.empty();
            }
            return Optional.of(Sign.of(Severity.ERROR,
                    "Rows that lie beside each other have the same class no more often "
                            + "than by chance: the labels do not seem to depend on the inputs. Look whether labels were shuffled, "
                            + "or columns are missing. A network can still learn such rows by heart, but nothing of use.",
                    "mostFrequentClass", guess, "neighboursMeanRecall", neighbours, "validationAccuracy", found));
        }
    },

    LEARNING_RATE_TOO_HIGH(DIVERGED) {
        @Override
        Optional<Sign> in(Examination run) {
            if (!run.isTrained()) {
                return Optional.empty();
            }
            double first = run.first(EpochRow::trainLoss);
            double last = run.last(EpochRow::trainLoss);
            double best = run.smallest(EpochRow::trainLoss);
            boolean high = run.rate() >= 5 * run.usualRate();
            boolean worse = last > 1.02 * first && run.rate() >= run.usualRate();
            boolean stuck = high && last > 0.9 * first;
            boolean jumps = high && run.rises() > 0.2 && last > 1.2 * best && last > 0.02 * first;
            jumps |= run.rate() >= 30 * run.usualRate() && run.rises() > 0.1;
            if (!worse && !stuck && !jumps) {
                return Optional.empty();
            }
            return Optional.of(Sign.of(Severity.ERROR, String.format(Locale.ROOT, "The training loss began at %.4g and "
                    + "ended at %.4g, and rose in %.0f %% of the epochs: the steps jump over the valley instead of going "
                    + "down into it.", first, last, 100 * run.rises()), "learningRate", run.rate(), "firstLoss", first,
                    "lastLoss", last, "smallestLoss", best, "rises", run.rises())
                    .cure("Take a smaller learning rate.", Cures.lowerRate(run)));
        }
    },

    LINEAR_MODEL {
        @Override
        Optional<Sign> in(Examination run) {
            boolean linear = run.hidden().stream().allMatch(activation -> activation == Activation.LINEAR);
            if (!run.classifies() || !run.isTrained() || !linear || run.trainingRows() < 4) {
                return Optional.empty();
            }
            // The few rows of a truth table have no neighbours, and a line that separates them may not be found yet.
            if (run.trainingRows() < Neighbours.FEWEST && run.hidden().isEmpty() && !run.isKnownNonLinear()) {
                return Optional.empty();
            }
            double found = run.kept(EpochRow::trainAccuracy);
            double neighbours = run.trainingRows() < Neighbours.FEWEST ? 1 : run.neighbours().accuracy();
            if (!(found < neighbours - 0.08)) {
                return Optional.empty();
            }
            return Optional.of(Sign
                    .of(Severity.ERROR, String.format(Locale.ROOT, "Without a hidden layer that bends, the "
                            + "network draws straight borders only, and these get %.0f %% of the training rows right. Classes "
                            + "of rows that lie together could be told in %.0f %% of the cases.", 100 * found,
                            100 * neighbours), "trainAccuracy", found, "nearestNeighbours", neighbours)
                    .cure(run.isPerceptron()
                            ? "Put a hidden layer of 16 tanh units in. The perceptron's rule cannot train it, because a "
                                    + "step has no slope: take sigmoid and let Adam follow the gradient."
                            : "Put a hidden layer of 16 tanh units in.", Cures.bendingLayer(run)));
        }
    },

    DEAD_RELUS(DIVERGED, UNSCALED_INPUTS, LEARNING_RATE_TOO_HIGH) {
        @Override
        Optional<Sign> in(Examination run) {
            double dead = worst(run, false, RECTIFIED, State::deadUnits);
            if (!(dead >= 0.4)) {
                return Optional.empty();
            }
            return Optional.of(Sign.of(Severity.ERROR,
                    String.format(Locale.ROOT, "%.0f %% of a layer's units give 0 at "
                            + "every row: no gradient passes them, and they cannot learn any more.", 100 * dead),
                    "deadUnits",
                    dead).cure("Take leaky-relu, which always has a slope, started by He's rule.",
                            Cures.hiddenLayers(run, "leaky-relu", "he-normal")));
        }
    },

    VANISHING_GRADIENTS {
        @Override
        Optional<Sign> in(Examination run) {
            double ratio = run.start().map(moment -> moment.gradientRatio()).orElse(Double.NaN);
            if (!(ratio < 2e-3) || run.hidden().size() < 2) {
                return Optional.empty();
            }
            return Optional.of(Sign.of(Severity.ERROR,
                    String.format(Locale.ROOT, "Before training, the gradient of the "
                            + "first layer is %.1g of the last one's: each layer it passes on its way back multiplies it by a "
                            + "small slope, so the first layers hardly learn.", ratio),
                    "gradientRatio", ratio, "hiddenLayers",
                    run.hidden().size()).cure("Take tanh, whose slope at 0 is 1, four times that of sigmoid.",
                            Cures.hiddenLayers(run, "tanh", "glorot-uniform")));
        }
    },

    EXPLODING_GRADIENTS(DIVERGED) {
        @Override
        Optional<Sign> in(Examination run) {
            double ratio = run.start().map(moment -> moment.gradientRatio()).orElse(Double.NaN);
            if (!(ratio > 1e3) || run.hidden().size() < 2) {
                return Optional.empty();
            }
            return Optional.of(Sign
                    .of(Severity.WARNING, String.format(Locale.ROOT, "Before training, the gradient of the "
                            + "first layer is %.3g times that of the last: each layer it passes makes it larger.",
                            ratio),
                            "gradientRatio", ratio, "hiddenLayers", run.hidden().size())
                    .cure("Clip gradients that are longer than 1.", new Change("/training/clipNorm", 1.0)));
        }
    },

    SATURATED_UNITS(DIVERGED, UNSCALED_INPUTS, VANISHING_GRADIENTS, LEARNING_RATE_TOO_HIGH) {
        @Override
        Optional<Sign> in(Examination run) {
            double start = worst(run, true, BOUNDED, State::saturated);
            double end = worst(run, false, BOUNDED, State::saturated);
            boolean learnt = run.kept(EpochRow::trainAccuracy) > 0.95;
            if (learnt || !(start >= 0.6 || end >= 0.8)) {
                return Optional.empty();
            }
            return Optional.of(Sign.of(Severity.ERROR, String.format(Locale.ROOT, "A hidden layer works where its "
                    + "activation is flat: at %.0f %% of units and rows before training, at %.0f %% after it. Hardly any "
                    + "gradient passes there.", 100 * start, 100 * end), "saturatedBefore", start, "saturatedAfter",
                    end).cure("Start from small random weights, with scaled inputs.", Cures.freshStart(run)));
        }
    },

    LEARNING_RATE_TOO_LOW(DIVERGED, LEARNING_RATE_TOO_HIGH, VANISHING_GRADIENTS, SATURATED_UNITS, LINEAR_MODEL,
            LABELS_WITHOUT_PATTERN) {
        @Override
        Optional<Sign> in(Examination run) {
            double first = run.first(EpochRow::trainLoss);
            double last = run.last(EpochRow::trainLoss);
            boolean low = run.rate() <= run.usualRate() / 5;
            boolean unfinished = last > 0.5 * first && run.fallsAtTheEnd() > 0.8;
            if (!low || !unfinished) {
                return Optional.empty();
            }
            return Optional.of(Sign.of(Severity.WARNING,
                    String.format(Locale.ROOT, "The training loss fell from %.4g to "
                            + "%.4g only, and fell still at the end: the steps are too short to come to the ground.",
                            first,
                            last),
                    "learningRate", run.rate(), "firstLoss", first, "lastLoss", last, "fallsAtTheEnd",
                    run.fallsAtTheEnd()).cure("Take a larger learning rate.",
                            new Change("/training/optimizer/learningRate",
                                    run.rate() < run.usualRate() / 20 ? run.usualRate() : 10 * run.rate())));
        }
    },

    OVERFITTING(DIVERGED, LABELS_WITHOUT_PATTERN, LEARNING_RATE_TOO_HIGH, VANISHING_GRADIENTS) {
        @Override
        Optional<Sign> in(Examination run) {
            double best = run.smallest(EpochRow::validationLoss);
            double validation = run.kept(EpochRow::validationLoss);
            double training = run.kept(EpochRow::trainLoss);
            boolean turned = validation > 1.3 * best && validation - best > 0.2 * run.first(EpochRow::validationLoss);
            if (Cures.goesBackToBest(run) || !turned || !(training < 0.6 * validation)) {
                return Optional.empty();
            }
            int at = run.epochs().stream().filter(row -> row.validationLoss() != null && row.validationLoss() <= best)
                    .findFirst().map(EpochRow::epoch).orElse(0);
            return Optional.of(Sign
                    .of(Severity.WARNING, String.format(Locale.ROOT, "The validation loss was at its best "
                            + "(%.4g) about epoch %d and rose to %.4g, while the training loss went down to %.4g: the network "
                            + "learns the training rows by heart.", best, at, validation, training),
                            "bestValidationLoss", best,
                            "bestEpoch", at, "lastValidationLoss", validation, "lastTrainLoss", training)
                    .cure("Stop when the validation loss no longer falls, keep the best weights, and pull weights "
                            + "towards 0.",
                            new Change("/training/earlyStopping",
                                    new EarlyStopping(EarlyStopping.Metric.VALIDATION_LOSS, 50, 0.0, true)),
                            new Change("/training/l2", Math.max(0.003, 3 * run.definition().training().l2()))));
        }
    },

    UNDERFITTING(DIVERGED, LEARNING_RATE_TOO_HIGH, LEARNING_RATE_TOO_LOW, LINEAR_MODEL, VANISHING_GRADIENTS, DEAD_RELUS,
            SATURATED_UNITS, UNSCALED_INPUTS, LABELS_WITHOUT_PATTERN) {
        @Override
        Optional<Sign> in(Examination run) {
            if (!run.classifies() || !run.isTrained() || run.isUnderWay()) {
                return Optional.empty();
            }
            double found = run.kept(EpochRow::trainAccuracy);
            double neighbours = run.neighbours().accuracy();
            if (!(found < neighbours - 0.08)) {
                return Optional.empty();
            }
            boolean unfinished = run.gainAtTheEnd() > 0.03 && run.hasAllEpochs();
            return Optional.of(Sign.of(Severity.WARNING, String.format(Locale.ROOT, "The network gets %.0f %% of its "
                    + "training rows right, and rows that lie together tell %.0f %%: there is more to learn.",
                    100 * found, 100 * neighbours), "trainAccuracy", found, "nearestNeighbours", neighbours,
                    "gainAtTheEnd", run.gainAtTheEnd())
                    .cure(unfinished ? "Train for longer: the loss is still falling." : "Take more units.",
                            unfinished ? Cures.longer(run) : Cures.wider(run)));
        }
    },

    CLASS_IMBALANCE(LABELS_WITHOUT_PATTERN) {
        @Override
        Optional<Sign> in(Examination run) {
            if (!run.classifies() || run.trainingRows() < Neighbours.FEWEST) {
                return Optional.empty();
            }
            int[] counts = run.classCounts();
            int rarest = IntStream.range(0, counts.length).reduce(0, (best, k) -> counts[k] < counts[best] ? k : best);
            double share = (double) counts[rarest] / run.trainingRows();
            double recall = run.recalls().isEmpty() ? Double.NaN : run.recalls().get(rarest);
            if (!isRare(counts) || run.definition().training().classWeights() != null) {
                return Optional.empty();
            }
            var ofThese = Double.isNaN(recall)
                    ? ""
                    : String.format(Locale.ROOT, ", and %.0f %% of these are found",
                            100 * recall);
            return Optional.of(Sign.of(recall > 0.8 ? Severity.INFO : Severity.WARNING, String.format(Locale.ROOT,
                    "Only %.1f %% of the training rows are of the rarest class%s: a network that never names it is nearly "
                            + "always right. Look at the confusion matrix, not at the accuracy.",
                    100 * share, ofThese), "share", share, "recall", recall)
                    .cure(run.isPerceptron()
                            ? "Weigh each class by how rare it is. The perceptron's rule knows no such weights: take "
                                    + "sigmoid and let Adam follow the gradient."
                            : "Weigh each class by how rare it is.", Cures.classWeights(run, counts)));
        }
    },

    LOSS_DOES_NOT_FIT {
        @Override
        Optional<Sign> in(Examination run) {
            var last = run.definition().network().lastLayer().activation();
            var loss = run.definition().training().loss();
            if (last != Activation.SOFTMAX || loss == Loss.CROSS_ENTROPY || loss == null) {
                return Optional.empty();
            }
            return Optional.of(Sign
                    .of(Severity.INFO, "Behind softmax, %s has hardly any slope where the network is sure "
                            .formatted(loss.label())
                            + "and wrong, so those rows are learnt last. Cross-entropy is steepest there.",
                            "trainAccuracy", run.kept(EpochRow::trainAccuracy), "validationAccuracy",
                            run.kept(EpochRow::validationAccuracy))
                    .cure("Take cross-entropy.", new Change("/training/loss", "cross-entropy")));
        }
    };

    /** Activations that are flat on both sides. */
    private static final Set<Activation> BOUNDED = Set.of(Activation.SIGMOID, Activation.TANH, Activation.SOFTSIGN,
            Activation.HARD_TANH, Activation.HARD_SIGMOID);

    /** Activations that are flat on one side, so that a unit can die there. */
    private static final Set<Activation> RECTIFIED = Set.of(Activation.RELU, Activation.RELU6);

    // Never changed; an enum's constructor cannot say so of a list.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Symptom> causes;

    Symptom(Symptom... causes) {
        this.causes = List.of(causes);
    }

    /** What it shows in a run, if it is there. */
    abstract Optional<Sign> in(Examination run);

    /** What it follows from: where one of these is found, it is not said again. */
    List<Symptom> follows() {
        return causes;
    }

    /** The name in answers. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
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

    /** Whether a class has less than a quarter of its even share of the rows. */
    private static boolean isRare(int[] counts) {
        return Arrays.stream(counts).min().orElse(0) < 0.25 * Arrays.stream(counts).sum() / counts.length;
    }
}
