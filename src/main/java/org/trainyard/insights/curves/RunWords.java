package org.trainyard.insights.curves;

import org.trainyard.compute.Outcome;
import org.trainyard.runs.RunView;

/** Runs in the words of titles. */
final class RunWords {

    private RunWords() {}

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
