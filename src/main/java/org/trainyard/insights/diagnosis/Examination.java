package org.trainyard.insights.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Activation;
import org.trainyard.compute.Evenly;
import org.trainyard.compute.Feature;
import org.trainyard.compute.Optimizer;
import org.trainyard.compute.Outcome;
import org.trainyard.compute.Task;
import org.trainyard.insights.layers.LayersView;
import org.trainyard.runs.EpochRow;
import org.trainyard.runs.RunDefinition;
import org.trainyard.training.Preparation.Prepared;
import org.trainyard.web.Limits;

/**
 * What is known of a run. A figure that does not exist is not a number, and nothing is larger or smaller than it.
 *
 * @param epochs measured epochs, thinned where they are many; never empty
 * @param kept figures of the network that the run has: those of its last measured epoch, or of its best one where it
 *        ended by going back to that
 * @param hasEnded whether it has come to its end, so that nothing will be better by itself
 * @param layers some recorded epochs; null where looking would take too long
 * @param recalls share of each class that is found, over the validation rows or, without such, the training rows; empty
 *        for regression, and where finding out would take too long
 * @param r2 of a regression over the training rows; not a number for classes, and where finding out would take too long
 * @param neighbours how well the training rows' neighbours tell their target
 */
record Examination(Prepared prepared, Outcome.@Nullable Divergence diverged, List<EpochRow> epochs, EpochRow kept,
        boolean hasEnded,
        @Nullable LayersView layers, List<Double> recalls, double r2, Neighbours.Score neighbours, Limits limits) {

    /** Training rows that are looked at. */
    private static final int MOST_ROWS = 400;
    private static final double USUAL_OF_SGD = 0.1;
    private static final double USUAL_OF_ADAPTIVE = 0.01;
    /** A change of the loss that is more than noise. */
    private static final double NOTABLE = 1.02;
    /** A share of the rows, or of the variance, that is more than chance. */
    private static final double A_LOT = 0.08;

    RunDefinition definition() {
        return prepared.definition();
    }

    boolean classifies() {
        return prepared.table().task() == Task.CLASSIFICATION;
    }

    boolean isPerceptron() {
        return definition().training().isPerceptron();
    }

    /** Whether more is known than how it started. */
    boolean isTrained() {
        return epochs.size() > 1;
    }

    int epochsPlanned() {
        return definition().training().epochs();
    }

    boolean hasAllEpochs() {
        return epochs.getLast().epoch() >= epochsPlanned();
    }

    /** Share of the training rows that it gets right; of a regression, share of the targets' variance. */
    double learnt() {
        return classifies() ? kept(EpochRow::trainAccuracy) : r2;
    }

    /** What {@link #learnt} is called. */
    String measure() {
        return classifies() ? "trainAccuracy" : "trainR2";
    }

    /** Whether it has learnt notably less of the training rows than their neighbours tell. */
    boolean missesALot() {
        return learnt() < neighbours.told() - A_LOT;
    }

    /** Whether it gets about as much right as neighbours tell, of rows that it has not seen as well. */
    boolean doesWell() {
        double unseen = kept(EpochRow::validationAccuracy);
        return Math.min(learnt(), Double.isNaN(unseen) ? learnt() : unseen) >= neighbours.told() - A_LOT;
    }

    /** What it misses, in sentences. */
    String toLearn() {
        var sentence = !classifies()
                ? "It explains %.0f %% of the variance of the training targets, and rows that lie together tell %.0f %%: "
                        + "there is more to learn."
                : trainingRows() < Neighbours.FEWEST
                        ? "It gets %.0f %% of the training rows right, and equal rows are of one class in %.0f %%: a "
                                + "network could learn that."
                        : "It gets %.0f %% of the training rows right, and rows that lie together tell %.0f %%: there is "
                                + "more to learn.";
        return String.format(Locale.ROOT, sentence, Math.max(0, 100 * learnt()), 100 * neighbours.told());
    }

    /** Whether no layer bends what it gets. */
    boolean isLinear() {
        return hidden().stream().allMatch(activation -> activation == Activation.LINEAR);
    }

    /** Whether a shorter gradient is a shorter step. */
    boolean stepsByLength() {
        return definition().training().optimizer() instanceof Optimizer.Sgd;
    }

    /** The longest gradient that clipping lets through; infinite without it. */
    double longestGradient() {
        var plan = definition().training();
        double byNorm = plan.clipNorm() == null ? Double.POSITIVE_INFINITY : plan.clipNorm();
        double byValue = plan.clipValue() == null
                ? Double.POSITIVE_INFINITY
                : plan.clipValue() * Math.sqrt((double) definition().network().parameters());
        return Math.min(byNorm, byValue);
    }

    /** By how much weights shrink of themselves; not a number for an optimizer that knows no such thing. */
    double weightDecay() {
        return definition().training().optimizer() instanceof Optimizer.AdamW adamw ? adamw.weightDecay() : Double.NaN;
    }

    /** The largest share of units that a layer drops out. */
    double mostDropout() {
        return definition().network().layers().stream().mapToDouble(layer -> layer.dropout()).max().orElse(0);
    }

    /** Whether it was said at the start that no line separates the classes. */
    boolean isKnownNonLinear() {
        return definition().advice().stream().anyMatch(advice -> advice.code().equals("no-hidden-layer"));
    }

    double rate() {
        return definition().training().optimizer().learningRate();
    }

    /** The rate that courses begin with. */
    double usualRate() {
        return switch (definition().training().optimizer()) {
            case Optimizer.Sgd _,Optimizer.Adagrad _ -> USUAL_OF_SGD;
            case Optimizer.Adadelta _,Optimizer.Perceptron _ -> 1;
            case Optimizer.Adam _,Optimizer.AdamW _,Optimizer.Adamax _,Optimizer.Nadam _,Optimizer.RmsProp _ ->
                USUAL_OF_ADAPTIVE;
        };
    }

    /** Activations of the hidden layers. */
    List<Activation> hidden() {
        var all = definition().network().layers();
        return all.subList(0, all.size() - 1).stream().map(layer -> layer.activation()).toList();
    }

    double first(Function<EpochRow, @Nullable Double> figure) {
        return number(figure.apply(epochs.getFirst()));
    }

    double last(Function<EpochRow, @Nullable Double> figure) {
        return number(figure.apply(epochs.getLast()));
    }

    /** A figure of the network that the run has. */
    double kept(Function<EpochRow, @Nullable Double> figure) {
        return number(figure.apply(kept));
    }

    double smallest(Function<EpochRow, @Nullable Double> figure) {
        return epochs.stream().map(figure).filter(Objects::nonNull).mapToDouble(Examination::number).min()
                .orElse(Double.NaN);
    }

    private static double number(@Nullable Double figure) {
        return figure == null ? Double.NaN : figure;
    }

    /** Share of the steps from epoch to epoch in which the training loss rises notably. */
    double rises() {
        return share(0, (before, after) -> after > before * NOTABLE);
    }

    /** Share of the steps of the last third in which the training loss still falls. */
    double fallsAtTheEnd() {
        return share(epochs.size() * 2 / 3, (before, after) -> after < before);
    }

    /** How much of the training loss the last third takes away. */
    double gainAtTheEnd() {
        if (epochs.size() < 3) {
            return Double.NaN;
        }
        double before = number(epochs.get(epochs.size() * 2 / 3).trainLoss());
        return (before - last(EpochRow::trainLoss)) / before;
    }

    private interface Step {

        boolean holds(double before, double after);
    }

    private double share(int from, Step step) {
        if (epochs.size() - from < 2) {
            return Double.NaN;
        }
        return (double) IntStream.range(from + 1, epochs.size())
                .filter(i -> step.holds(number(epochs.get(i - 1).trainLoss()), number(epochs.get(i).trainLoss())))
                .count() / (epochs.size() - 1 - from);
    }

    /** Layers before training and at its end; empty where they were not looked at. */
    Optional<LayersView.Moment> start() {
        return Optional.ofNullable(layers).map(view -> view.content().getFirst());
    }

    Optional<LayersView.Moment> end() {
        return Optional.ofNullable(layers).map(view -> view.content().getLast());
    }

    /** Places, among so many training rows, of those that are looked at: all or some, spread evenly. */
    static int[] places(int rows) {
        return Evenly.some(rows, MOST_ROWS);
    }

    /** Training rows of each class. */
    int[] classCounts() {
        int[] counts = new int[prepared.table().classes()];
        IntStream.of(prepared.data().training().labels()).forEach(label -> counts[label]++);
        return counts;
    }

    int trainingRows() {
        return prepared.data().training().size();
    }

    /** Largest standard deviation of what a regression is to give, as it is trained on; 0 for classes. */
    double targetDeviation() {
        if (classifies()) {
            return 0;
        }
        var targets = prepared.data().training().targets();
        var spread = new ColumnSpread(targets.getNumCols());
        double[] row = new double[targets.getNumCols()];
        for (int place : places(trainingRows())) {
            Arrays.setAll(row, j -> targets.get(place, j));
            spread.add(row);
        }
        return IntStream.range(0, row.length).mapToDouble(spread::deviation).max().orElse(0);
    }

    /** Standard deviations of the numbers that go into the network and change; whether a name is there is none. */
    double[] deviations() {
        var training = prepared.data().training();
        var features = prepared.data().features();
        var spread = new ColumnSpread(features.size());
        float[] inputs = new float[features.size()];
        double[] row = new double[features.size()];
        for (int place : places(training.size())) {
            training.inputs().copy(place, inputs, 0);
            Arrays.setAll(row, j -> inputs[j]);
            spread.add(row);
        }
        return IntStream.range(0, row.length).filter(j -> features.get(j).kind() != Feature.Kind.CATEGORY)
                .mapToDouble(spread::deviation).filter(deviation -> deviation > 0).toArray();
    }
}
