package org.trainyard.training;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import org.trainyard.compute.Checkpoint;
import org.trainyard.compute.TrainedModel;
import org.trainyard.runs.Runs;
import org.trainyard.web.Parameters;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * The network of a run after any of its epochs. What no checkpoint holds is trained again from the nearest one before
 * it: a run is a pure function of its request, so the weights are the very same.
 */
@Service
public class Replay {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

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
            throw Parameters.refused("epoch",
                    "must be \"final\", \"best\" or a whole number between 0 and 999999999", epoch);
        }
        return at(run, Integer.parseInt(epoch));
    }

    private TrainedModel newest(Runs.Progress run) {
        var stored = runs.newestCheckpoint(run.id());
        var result = run.weightsSha256();
        if (result == null) {
            return stored.orElseThrow(() -> tooEarly(run)).model();
        }
        return stored.map(Checkpoint::model).filter(model -> model.weightsSha256().equals(result))
                .orElseGet(() -> trainedAgain(run, stored, result));
    }

    /** The result of a run whose stored result is damaged: what is shown must have the hash that the run has. */
    private TrainedModel trainedAgain(Runs.Progress run, Optional<Checkpoint> from, String result) {
        LOG.warn("Run {}: its stored result is damaged; it is trained again {}", run.id(),
                from.map(state -> "from epoch " + state.epoch()).orElse("from the start"));
        var prepared = preparation.of(run.definition());
        var trainer = from.map(prepared::resume).orElseGet(prepared::start);
        trainer.train(_ -> {});
        var model = trainer.model();
        if (!model.weightsSha256().equals(result)) {
            throw new IllegalStateException("Run %s, trained again, has the weights %s instead of %s".formatted(
                    run.id(), model.weightsSha256(), result));
        }
        return model;
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

    private static Problem noBest(Runs.Progress run) {
        return new Problem(ProblemType.NOT_FOUND, run.state().isFinal()
                ? "No loss was measured in this run, so none of its epochs is the best."
                : "The run is %s; which of its epochs is the best is known at its end.".formatted(
                        run.state().label()));
    }

    private static Problem tooEarly(Runs.Progress run) {
        return new Problem(ProblemType.NOT_FOUND,
                "The run is %s and has no weights to show yet.".formatted(run.state().label()));
    }
}
