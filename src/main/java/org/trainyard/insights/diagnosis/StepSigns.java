package org.trainyard.insights.diagnosis;

import java.util.Locale;
import java.util.Optional;

import org.trainyard.insights.diagnosis.Finding.Change;
import org.trainyard.insights.diagnosis.Finding.Severity;
import org.trainyard.runs.EpochRow;

/** Steps that are too long or too short. */
final class StepSigns {

    /** A training that gets somewhere brings its loss below this share of the first one. */
    private static final double UNFINISHED = 0.5;

    private StepSigns() {}

    static Optional<Sign> diverged(Examination run) {
        var place = run.diverged();
        return place == null
                ? Optional.empty()
                : Optional.of(Sign
                        .of(Severity.ERROR, ("The numbers grew beyond all bounds in epoch %d, batch %d, layer "
                                + "%d: each step was longer than the valley is wide, so the next gradient was larger still.")
                                .formatted(place.epoch(), place.batch(), place.layer()), "epoch", place.epoch(),
                                "batch",
                                place.batch(), "layer", place.layer(), "learningRate", run.rate())
                        .cure(Cures.hasLargeTargets(run)
                                ? "Scale the targets to deviation 1, as errors of their size make gradients of it, and "
                                        + "take a smaller learning rate."
                                : "Take a smaller learning rate.", Cures.shorterSteps(run)));
    }

    static Optional<Sign> clippedGradients(Examination run) {
        double longest = run.longestGradient();
        double gradient = run.smallest(row -> row.epoch() == 0 ? null : row.gradientNorm());
        double first = run.first(EpochRow::trainLoss);
        double last = run.last(EpochRow::trainLoss);
        if (!run.stepsByLength() || !(longest < 1) || !(gradient > 20 * longest) || !(last > UNFINISHED * first)) {
            return Optional.empty();
        }
        return Optional.of(Sign.of(Severity.ERROR, String.format(Locale.ROOT, "Gradients were cut to a length of "
                + "%.3g, and the shortest that was looked at had %.3g: such steps hardly move the weights, and the training "
                + "loss went from %.4g to %.4g only.", longest, gradient, first, last), "longestStep", longest,
                "shortestGradientNorm", gradient, "firstLoss", first, "lastLoss", last)
                .cure("Clip longer gradients only: 1 stops the rare leap and lets the others through.",
                        new Change("/training/clipNorm", 1.0), new Change("/training/clipValue", null)));
    }

    static Optional<Sign> learningRateTooHigh(Examination run) {
        if (!run.isTrained()) {
            return Optional.empty();
        }
        double first = run.first(EpochRow::trainLoss);
        double last = run.last(EpochRow::trainLoss);
        double best = run.smallest(EpochRow::trainLoss);
        boolean high = run.rate() >= 5 * run.usualRate();
        // a loss that stays where it was says nothing of the steps where something else keeps it there
        boolean held = last < 1.5 * first
                && (FitSigns.linearModel(run).isPresent() || FitSigns.tooMuchRegularisation(run).isPresent());
        boolean worse = last > 1.02 * first && run.rate() >= run.usualRate() && !held;
        boolean stuck = high && last > 0.9 * first && !held && (run.rises() > 0.05 || last > first);
        boolean jumps = high && run.rises() > 0.2 && last > 1.2 * best && last > 0.02 * first;
        jumps |= run.rate() >= 30 * run.usualRate() && run.rises() > 0.1;
        if (!worse && !stuck && !jumps) {
            return Optional.empty();
        }
        return Optional.of(Sign
                .of(Severity.ERROR, String.format(Locale.ROOT, "The training loss began at %.4g and ended "
                        + "at %.4g, and rose in %.0f %% of the epochs: the steps jump over the valley instead of going down into "
                        + "it.", first, last, 100 * run.rises()), "learningRate", run.rate(), "firstLoss", first,
                        "lastLoss",
                        last, "smallestLoss", best, "rises", run.rises())
                .cure("Take a smaller learning rate.", Cures.lowerRate(run)));
    }

    static Optional<Sign> learningRateTooLow(Examination run) {
        double first = run.first(EpochRow::trainLoss);
        double last = run.last(EpochRow::trainLoss);
        boolean low = run.rate() <= run.usualRate() / 5;
        if (!low || !(last > UNFINISHED * first) || !(run.fallsAtTheEnd() > 0.8)) {
            return Optional.empty();
        }
        return Optional.of(Sign.of(Severity.WARNING, String.format(Locale.ROOT, "The training loss fell from %.4g to "
                + "%.4g only, and fell still at the end: the steps are too short to come to the ground.", first, last),
                "learningRate", run.rate(), "firstLoss", first, "lastLoss", last, "fallsAtTheEnd", run.fallsAtTheEnd())
                .cure("Take a larger learning rate.", new Change("/training/optimizer/learningRate",
                        run.rate() < run.usualRate() / 20 ? run.usualRate() : 10 * run.rate())));
    }
}
