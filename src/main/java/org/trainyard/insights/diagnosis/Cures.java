package org.trainyard.insights.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Activation;
import org.trainyard.compute.EarlyStopping;
import org.trainyard.compute.LearningRateSchedule;
import org.trainyard.compute.Optimizer;
import org.trainyard.compute.Preprocessing.Scaling;
import org.trainyard.insights.diagnosis.Finding.Change;

/** What to change in a run's request, within the limits of the service; nothing where those leave no room. */
final class Cures {

    private static final int BENDING_UNITS = 16;
    /** Updates that a small network takes to learn where classes lie, with Adam. */
    private static final int ENOUGH_UPDATES = 1000;

    private Cures() {}

    /** Against gradients beyond bounds: a lower rate, and targets of a size that such gradients do not come from. */
    static List<Change> shorterSteps(Examination run) {
        return hasLargeTargets(run)
                ? List.of(new Change("/preprocessing/targetScaling", "standard"), lowerRate(run))
                : List.of(lowerRate(run));
    }

    static boolean hasLargeTargets(Examination run) {
        return run.targetDeviation() > 10;
    }

    static Change lowerRate(Examination run) {
        boolean learnt = run.last(row -> row.trainLoss()) < 0.5 * run.first(row -> row.trainLoss());
        return new Change("/training/optimizer/learningRate",
                run.rate() > 10 * run.usualRate() && !learnt ? run.usualRate() : run.rate() / 10);
    }

    /** A layer of tanh units before all others, and updates enough to use it. */
    static List<Change> bendingLayer(Examination run) {
        var changes = new ArrayList<Change>();
        var layer = new LinkedHashMap<String, Object>();
        layer.put("units", BENDING_UNITS);
        layer.put("activation", Activation.TANH.label());
        changes.add(new Change("/model/layers/0", layer));
        var layers = run.definition().network().layers();
        if (layers.getFirst().weights() != null) {
            changes.add(new Change("/model/layers/1/weights", null));
        }
        if (run.isPerceptron()) {
            changes.addAll(byGradient(layers.size()));
        }
        long updates = run.definition().cost().updates();
        if (updates > 0 && updates < ENOUGH_UPDATES) {
            changes.addAll(epochs(run, (double) run.epochsPlanned() * Math.ceilDiv(ENOUGH_UPDATES, updates)));
        }
        return changes;
    }

    /** What follows a gradient, in place of the perceptron's rule; {@code last} is the number of the last layer. */
    private static List<Change> byGradient(int last) {
        return List.of(new Change("/model/layers/" + last + "/activation", Activation.SIGMOID.label()),
                new Change("/training/optimizer", new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8, false)));
    }

    static List<Change> classWeights(Examination run, int[] counts) {
        var changes = new ArrayList<Change>();
        if (run.isPerceptron()) {
            changes.addAll(byGradient(run.definition().network().layers().size() - 1));
        }
        changes.add(new Change("/training/classWeights", Arrays.stream(counts)
                .mapToObj(count -> (double) run.trainingRows() / counts.length / Math.max(1, count)).toList()));
        return changes;
    }

    /** Whether it ends with the weights of the epoch whose validation loss was the best. */
    static boolean goesBackToBest(Examination run) {
        var stopping = run.definition().training().earlyStopping();
        return stopping != null && stopping.restoreBest() && stopping.metric() == EarlyStopping.Metric.VALIDATION_LOSS;
    }

    /** Four times as many units in the first layer, which is not the last one. */
    static List<Change> wider(Examination run) {
        var network = run.definition().network();
        var first = network.layers().getFirst();
        var second = network.layers().get(1);
        double weightsEach = network.inputs() + second.units();
        double byCost = (double) network.weights()
                * (run.limits().runCost() / run.definition().cost().multiplyAdds() - 1)
                / weightsEach;
        double byParameters = (run.limits().parameters() - (double) network.parameters())
                / (weightsEach + (first.bias() ? 1 : 0));
        int units = (int) Math.min(Math.min(4.0 * first.units(), run.limits().units()),
                first.units() + Math.min(byCost, byParameters));
        if (units <= first.units()) {
            return List.of();
        }
        var changes = new ArrayList<Change>();
        changes.add(new Change("/model/layers/0/units", units));
        // Given weights are of the old shape.
        if (first.weights() != null) {
            changes.add(new Change("/model/layers/0/weights", null));
        }
        if (first.biases() != null) {
            changes.add(new Change("/model/layers/0/biases", null));
        }
        if (second.weights() != null) {
            changes.add(new Change("/model/layers/1/weights", null));
        }
        return changes;
    }

    /** Whether it makes fewer updates than even a small network takes. */
    static boolean hasFewUpdates(Examination run) {
        return run.definition().cost().updates() < ENOUGH_UPDATES / 2;
    }

    /** Five times as many epochs, or so many that there are updates enough. */
    static List<Change> longer(Examination run) {
        double enough = (double) run.epochsPlanned() * Math.ceilDiv(ENOUGH_UPDATES,
                Math.max(1, run.definition().cost().updates()));
        return epochs(run, Math.max(enough, 5.0 * run.epochsPlanned()));
    }

    /** Weaker penalties and less dropout, where they are strong; nothing where none is. */
    static List<Change> lighterBrakes(Examination run) {
        var plan = run.definition().training();
        var changes = new ArrayList<Change>();
        if (plan.l1() > 0.003) {
            changes.add(new Change("/training/l1", 0.0001));
        }
        if (plan.l2() > 0.03) {
            changes.add(new Change("/training/l2", 0.001));
        }
        if (plan.optimizer() instanceof Optimizer.AdamW adamw && adamw.weightDecay() > 0.3) {
            changes.add(new Change("/training/optimizer/weightDecay", 0.01));
        }
        var layers = run.definition().network().layers();
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).dropout() > 0.5) {
                changes.add(new Change("/model/layers/" + i + "/dropout", 0.2));
            }
        }
        return changes;
    }

    /** So many epochs, or as many as may be. A schedule as long as the training goes on to be that. */
    private static List<Change> epochs(Examination run, double wanted) {
        var plan = run.definition().training();
        var limits = run.limits();
        double byCost = plan.epochs() * (limits.runCost() / run.definition().cost().multiplyAdds());
        double byRecords = (double) limits.recordedEpochs() * plan.recordEvery();
        int epochs = (int) Math.min(Math.min(wanted, limits.epochs()), Math.min(byCost, byRecords));
        if (epochs <= plan.epochs()) {
            return List.of();
        }
        var changes = new ArrayList<Change>();
        changes.add(new Change("/training/epochs", epochs));
        if (plan.epochs().equals(length(plan.schedule()))) {
            changes.add(new Change("/training/schedule/epochs", null));
        }
        return changes;
    }

    private static @Nullable Integer length(LearningRateSchedule schedule) {
        return switch (schedule) {
            case LearningRateSchedule.Polynomial polynomial -> polynomial.epochs();
            case LearningRateSchedule.Cosine cosine -> cosine.epochs();
            case LearningRateSchedule.WarmupCosine cosine -> cosine.epochs();
            default -> null;
        };
    }

    static List<Change> hiddenLayers(Examination run, String activation, String initializer) {
        var changes = new ArrayList<Change>();
        for (int i = 0; i < run.hidden().size(); i++) {
            changes.add(new Change("/model/layers/" + i + "/activation", activation));
            changes.add(new Change("/model/layers/" + i + "/initializer", initializer));
        }
        changes.addAll(withoutGivenStart(run));
        return changes;
    }

    /** Every layer starts from small random weights. */
    static List<Change> freshStart(Examination run) {
        var changes = new ArrayList<Change>();
        for (int i = 0; i < run.definition().network().layers().size(); i++) {
            changes.add(new Change("/model/layers/" + i + "/initializer", "glorot-uniform"));
        }
        changes.addAll(withoutGivenStart(run));
        if (run.definition().network().lastLayer().weights() != null) {
            changes.add(new Change("/model/layers/" + run.hidden().size() + "/weights", null));
        }
        return changes;
    }

    /** Hidden layers start from small random weights, and inputs are scaled. */
    static List<Change> smallStart(Examination run) {
        var changes = new ArrayList<Change>();
        for (int i = 0; i < run.hidden().size(); i++) {
            changes.add(new Change("/model/layers/" + i + "/initializer", "glorot-uniform"));
        }
        changes.addAll(withoutGivenStart(run));
        if (run.definition().preprocessing().scaling() == Scaling.NONE) {
            changes.add(new Change("/preprocessing/scaling", "standard"));
        }
        return changes;
    }

    /** Explicit weights would go before an initializer. */
    private static List<Change> withoutGivenStart(Examination run) {
        var layers = run.definition().network().layers();
        return IntStream.range(0, layers.size() - 1).boxed().flatMap(i -> {
            var changes = new ArrayList<Change>();
            if (layers.get(i).weights() != null) {
                changes.add(new Change("/model/layers/" + i + "/weights", null));
            }
            if (layers.get(i).biases() != null) {
                changes.add(new Change("/model/layers/" + i + "/biases", null));
            }
            return changes.stream();
        }).toList();
    }
}
