package org.trainyard.insights.diagnosis;

import java.util.Locale;
import java.util.Optional;

import org.trainyard.compute.Activation;
import org.trainyard.compute.EarlyStopping;
import org.trainyard.compute.Loss;
import org.trainyard.insights.diagnosis.Finding.Change;
import org.trainyard.insights.diagnosis.Finding.Severity;
import org.trainyard.runs.EpochRow;

/** Networks that can do too little for their data, or too much. */
final class FitSigns {

    private FitSigns() {}

    static Optional<Sign> linearModel(Examination run) {
        if (!run.isTrained() || !run.isLinear() || run.trainingRows() < 4 || !run.missesALot()) {
            return Optional.empty();
        }
        // Of many classes some hardly get a gradient from a loss that does not fit: that is to be mended first.
        if (run.classCounts().length > 2 && lossDoesNotFit(run).isPresent()) {
            return Optional.empty();
        }
        // A line that separates the few rows of a truth table may not be found yet.
        if (run.trainingRows() < Neighbours.FEWEST && run.hidden().isEmpty() && !run.isKnownNonLinear()) {
            return Optional.empty();
        }
        return Optional.of(Sign.of(Severity.ERROR, (run.classifies()
                ? "Without a hidden layer that bends, the network draws straight borders only. %s"
                : "Without a hidden layer that bends, the network draws a plane only. %s").formatted(run.toLearn()),
                run.measure(), run.learnt(), "nearestNeighbours", run.neighbours().told())
                .cure(run.isPerceptron()
                        ? "Put a hidden layer of 16 tanh units in. The perceptron's rule cannot train it, because a "
                                + "step has no slope: take sigmoid and let Adam follow the gradient."
                        : "Put a hidden layer of 16 tanh units in.", Cures.bendingLayer(run)));
    }

    static Optional<Sign> lossDoesNotFit(Examination run) {
        var last = run.definition().network().lastLayer().activation();
        var loss = run.definition().training().loss();
        if (last != Activation.SOFTMAX || loss == Loss.CROSS_ENTROPY || loss == null) {
            return Optional.empty();
        }
        return Optional.of(Sign
                .of(run.isTrained() && run.missesALot() ? Severity.WARNING : Severity.INFO, ("Behind softmax, %s has "
                        + "hardly any slope where the network is sure and wrong, so those rows are learnt last. "
                        + "Cross-entropy is steepest there.").formatted(loss.label()),
                        "trainAccuracy", run.kept(EpochRow::trainAccuracy), "validationAccuracy",
                        run.kept(EpochRow::validationAccuracy))
                .cure("Take cross-entropy.", new Change("/training/loss", "cross-entropy")));
    }

    static Optional<Sign> tooMuchRegularisation(Examination run) {
        var brakes = Cures.lighterBrakes(run);
        if (brakes.isEmpty() || !run.isTrained() || !run.missesALot()) {
            return Optional.empty();
        }
        var plan = run.definition().training();
        return Optional.of(Sign.of(Severity.WARNING, "What keeps the network from learning rows by heart keeps it from "
                + "learning at all. %s".formatted(run.toLearn()), "l1", plan.l1(), "l2", plan.l2(), "weightDecay",
                run.weightDecay(),
                "dropout", run.mostDropout(), run.measure(), run.learnt(), "nearestNeighbours", run.neighbours().told())
                .cure("Take less of it; more than this is only worth trying where the validation loss turns.", brakes));
    }

    static Optional<Sign> overfitting(Examination run) {
        double best = run.smallest(EpochRow::validationLoss);
        double validation = run.kept(EpochRow::validationLoss);
        double training = run.kept(EpochRow::trainLoss);
        boolean turned = validation > 1.3 * best && validation - best > 0.2 * run.first(EpochRow::validationLoss);
        if (Cures.goesBackToBest(run) || !turned || !(training < 0.6 * validation)) {
            return Optional.empty();
        }
        int at = run.epochs().stream().filter(row -> row.validationLoss() != null && row.validationLoss() <= best)
                .findFirst().map(EpochRow::epoch).orElse(0);
        return Optional.of(Sign.of(Severity.WARNING, String.format(Locale.ROOT, "The validation loss was at its best "
                + "(%.4g) about epoch %d and rose to %.4g, while the training loss went down to %.4g: the network learns "
                + "the training rows by heart.", best, at, validation, training), "bestValidationLoss", best,
                "bestEpoch",
                at, "lastValidationLoss", validation, "lastTrainLoss", training)
                .cure("Stop when the validation loss no longer falls, keep the best weights, and pull weights towards "
                        + "0.",
                        new Change("/training/earlyStopping",
                                new EarlyStopping(EarlyStopping.Metric.VALIDATION_LOSS, 50, 0.0, true)),
                        new Change("/training/l2", Math.max(0.003, 3 * run.definition().training().l2()))));
    }

    static Optional<Sign> underfitting(Examination run) {
        if (!run.isTrained() || !run.hasEnded() || !run.missesALot()) {
            return Optional.empty();
        }
        boolean unfinished = run.hidden().isEmpty()
                || (run.hasAllEpochs() && (run.gainAtTheEnd() > 0.03 || Cures.hasFewUpdates(run)));
        return Optional.of(Sign.of(Severity.WARNING, run.toLearn(), run.measure(), run.learnt(), "nearestNeighbours",
                run.neighbours().told(), "gainAtTheEnd", run.gainAtTheEnd())
                .cure(unfinished ? "Train for longer." : "Take more units.",
                        unfinished ? Cures.longer(run) : Cures.wider(run)));
    }
}
