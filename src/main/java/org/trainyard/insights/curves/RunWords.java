package org.trainyard.insights.curves;

import org.trainyard.compute.Outcome;
import org.trainyard.runs.RunView;

/** Runs in the words of titles. */
final class RunWords {

    private static final int LONGEST = 40;

    private RunWords() {}

    /** The name that it was given, so short that the state behind it can be read; else its id. */
    static String name(RunView run) {
        var name = run.name() == null || run.name().isBlank() ? "run " + run.id() : run.name();
        int letters = name.codePointCount(0, name.length());
        return letters <= LONGEST ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** How far it got and why no further. */
    static String state(RunView run) {
        int epoch = run.progress().epoch();
        var diverged = run.diverged();
        if (diverged != null) {
            return "diverged in epoch " + diverged.epoch();
        }
        if (run.stopReason() == Outcome.Reason.EARLY_STOPPING) {
            return "stopped early after epoch " + epoch;
        }
        return switch (run.state()) {
            case COMPLETED -> epoch == 1 ? "1 epoch" : epoch + " epochs";
            case QUEUED -> "queued";
            case RUNNING, PAUSED, CANCELLED, FAILED ->
                "%s, epoch %d of %d".formatted(run.state().label(), epoch, run.progress().epochs());
        };
    }
}
