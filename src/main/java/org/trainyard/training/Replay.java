package org.trainyard.training;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import org.trainyard.compute.TrainedModel;
import org.trainyard.runs.Runs;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * The network of a run after any of its epochs. What no checkpoint holds is trained again from the nearest one before
 * it: a run is a pure function of its request, so the weights are the very same.
 */
@Service
public class Replay {

    private final Runs runs;
    private final Preparation preparation;

    Replay(Runs runs, Preparation preparation) {
        this.runs = runs;
        this.preparation = preparation;
    }

    /**
     * The network after an epoch.
     *
     * @param epoch {@code final}, {@code best}, or a number from 0 (before training); null means {@code final}
     * @throws Problem {@code not-found} for a run or an epoch that is not there (yet), {@code invalid-parameter}
     */
    public TrainedModel model(String runId, @Nullable String epoch) {
        var run = runs.find(runId);
        if (epoch == null || epoch.equals("final") || epoch.equals("latest")) {
            return newest(run);
        }
        if (epoch.equals("best")) {
            return at(run, runs.bestEpoch(runId).orElseThrow(() -> noBest(run)));
        }
        if (!epoch.matches("\\d{1,9}")) {
            throw new Problem(ProblemType.INVALID_PARAMETER,
                    "The epoch must be 'final', 'best' or a whole number from 0, was '%s'.".formatted(epoch));
        }
        return at(run, Integer.parseInt(epoch));
    }

    private TrainedModel newest(Runs.Progress run) {
        return runs.newestCheckpoint(run.id()).orElseThrow(() -> tooEarly(run)).model();
    }

    private TrainedModel at(Runs.Progress run, int epoch) {
        if (epoch > run.epoch()) {
            throw new Problem(ProblemType.NOT_FOUND, "The run has no epoch %d: it reached epoch %d of %d."
                    .formatted(epoch, run.epoch(), run.definition().training().epochs()));
        }
        var prepared = preparation.of(run.definition());
        if (epoch == 0) {
            return prepared.start().model();
        }
        var from = runs.checkpointBefore(run.id(), epoch);
        return new Rerun(() -> prepared.towards(epoch, from), epoch).model();
    }

    private static Problem tooEarly(Runs.Progress run) {
        return new Problem(ProblemType.NOT_FOUND,
                "The run is %s and has no weights to show yet.".formatted(run.state().label()));
    }
}
    private static Problem noBest(Runs.Progress run) {
        return new Problem(ProblemType.NOT_FOUND, run.state().isFinal()
                ? "No loss was measured in this run, so none of its epochs is the best."
                : "The run is %s; which of its epochs is the best is known at its end.".formatted(
                        run.state().label()));
    }

