package org.trainyard.training;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import org.trainyard.compute.Checkpoint;
import org.trainyard.compute.EpochReport;
import org.trainyard.compute.TrainedModel;
import org.trainyard.compute.Trainer;
import org.trainyard.compute.TrainingListener;
import org.trainyard.runs.Origin;
import org.trainyard.runs.Runs;
import org.trainyard.training.Preparation.Prepared;
import org.trainyard.web.Limits;
import org.trainyard.web.Parameters;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * The network of a run after any of its epochs. What no checkpoint holds is trained again from the nearest one before
 * it: a run is a pure function of its request, so the weights are the very same. A run that goes on from another one's
 * epoch has that one's networks up to there, and so on up the line.
 */
@Service
public class Replay {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private final Runs runs;
    private final Preparation preparation;
    private final Limits limits;

    Replay(Runs runs, Preparation preparation, Limits limits) {
        this.runs = runs;
        this.preparation = preparation;
        this.limits = limits;
    }

    /**
     * The network after an epoch.
     *
     * @param epoch {@code final}, {@code best}, or a number from 0 (before training); null means {@code final}
     * @throws Problem {@code not-found} for a run or an epoch that is not there (yet), {@code invalid-parameter},
     *             {@code cost-budget} where too much would have to be trained again
     */
    public TrainedModel model(String runId, @Nullable String epoch) {
        var run = runs.find(runId);
        return epoch == null || isNewest(epoch) ? newest(run) : at(run, number(run, epoch));
    }

    /**
     * The number of the epoch that is meant, with the words of {@link #model}. What a run ends with is the network of its
     * best epoch where it stopped early and went back to that.
     */
    public int epoch(String runId, @Nullable String epoch) {
        var run = runs.find(runId);
        if (epoch != null && !isNewest(epoch)) {
            return number(run, epoch);
        }
        var stopping = run.definition().training().earlyStopping();
        return stopping != null && stopping.restoreBest() && run.weightsSha256() != null
                ? runs.bestEpoch(runId).orElse(run.epoch())
                : run.epoch();
    }

    private static boolean isNewest(String epoch) {
        return epoch.equals("final") || epoch.equals("latest");
    }

    private int number(Runs.Progress run, String epoch) {
        if (epoch.equals("best")) {
            return runs.bestEpoch(run.id()).orElseThrow(() -> noBest(run));
        }
        if (!epoch.matches("\\d{1,9}")) {
            throw Parameters.refused("epoch",
                    "must be \"final\", \"best\" or a whole number between 0 and 999999999", epoch);
        }
        return Integer.parseInt(epoch);
    }

    /** The course of a run as far as it has come. */
    public Course course(String runId) {
        return Course.of(runs, runs.find(runId));
    }

    /**
     * Trains epochs of a run again and shows them: what comes after {@code from} epochs, up to the end of epoch
     * {@code to}, which is larger, or until the observer has seen enough. A training that broke off in epoch {@code to}
     * ends there again.
     *
     * @return the network after the last whole epoch
     * @throws Problem {@code cost-budget} where too much would have to be trained again
     */
    public TrainedModel watch(Course course, int from, int to, RunObserver observer) {
        var effort = Effort.of(limits.replayCost());
        var legs = course.between(from, to);
        for (int i = 0;; i++) {
            var leg = legs.get(i);
            var definition = leg.run().definition();
            var prepared = preparation.of(definition);
            effort = effort.after(definition, leg.last() - leg.first(), runs.checkpointedEpochs(leg.run().id()));
            var trainer = prepared.resume(state(leg.run(), prepared, leg.first(), effort)).observedBy(observer);
            trainer.train(new Watching(trainer, observer), leg.last());
            if (i == legs.size() - 1 || !observer.goOn()) {
                return trainer.modelOfLastEpoch();
            }
        }
    }

    /** Lets an observer hear of a training. */
    private record Watching(Trainer trainer, RunObserver observer) implements TrainingListener {

        @Override
        public void epochMeasured(EpochReport report) {
            observer.epochMeasured(report, trainer::model);
        }

        @Override
        public boolean goOn() {
            return observer.goOn();
        }
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
        var first = from.map(Checkpoint::epoch).or(() -> run.origin().map(Origin::epoch)).orElse(0);
        var left = Effort.of(limits.replayCost()).after(run.definition(), run.epoch() - first,
                runs.checkpointedEpochs(run.id()));
        var trainer = from.or(() -> run.origin().map(origin -> beginning(origin, prepared, left)))
                .map(prepared::resume).orElseGet(prepared::start);
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
        return ancestor(run, epoch, Effort.of(limits.replayCost()));
    }

    /** The network of a run after an epoch, which may be one that it has from the run it goes on from. */
    private TrainedModel ancestor(Runs.Progress run, int epoch, Effort effort) {
        var origin = run.origin();
        if (origin.isPresent() && epoch <= origin.get().epoch()) {
            return ancestor(runs.find(origin.get().runId()), epoch, effort);
        }
        var prepared = preparation.of(run.definition());
        if (epoch == 0) {
            return prepared.start().model();
        }
        return runs.checkpointOf(run.id(), epoch).map(prepared::resume).map(Trainer::modelOfLastEpoch)
                .orElseGet(() -> rerun(run, prepared, epoch, effort).model());
    }

    /**
     * The state with which a run begins that goes on from an epoch of another one: what that one was, ready to be trained
     * by the new plan.
     *
     * @throws Rerun.Stopped when it was not to go on
     */
    Checkpoint beginning(Origin origin, Prepared prepared, Effort effort) {
        var parent = runs.find(origin.runId());
        var before = preparation.of(parent.definition());
        return before.resume(state(parent, before, origin.epoch(), effort))
                .fork(prepared.definition().training(), prepared.data()).checkpoint();
    }

    /** All that is needed to go on from the end of an epoch of a run. */
    private Checkpoint state(Runs.Progress run, Prepared prepared, int epoch, Effort effort) {
        var origin = run.origin();
        if (origin.isPresent() && epoch < origin.get().epoch()) {
            var parent = runs.find(origin.get().runId());
            return state(parent, preparation.of(parent.definition()), epoch, effort);
        }
        if (origin.isPresent() && epoch == origin.get().epoch()) {
            return beginning(origin.get(), prepared, effort);
        }
        if (epoch == 0) {
            return prepared.start().checkpoint();
        }
        var stored = effort.believing() ? runs.checkpointOf(run.id(), epoch) : Optional.<Checkpoint>empty();
        return stored.filter(state -> !prepared.resume(state).isWithinEpoch())
                .orElseGet(() -> rerun(run, prepared, epoch, effort).state());
    }

    /** The training of a run's own epochs up to one of them, from the nearest state before it. */
    private Rerun rerun(Runs.Progress run, Prepared prepared, int epoch, Effort effort) {
        var origin = run.origin();
        var stored = effort.believing() ? runs.checkpointBefore(run.id(), epoch) : Optional.<Checkpoint>empty();
        var first = stored.map(Checkpoint::epoch).or(() -> origin.map(Origin::epoch)).orElse(0);
        var left = effort.after(run.definition(), epoch - first, runs.checkpointedEpochs(run.id()));
        var from = stored.or(() -> origin.map(begun -> beginning(begun, prepared, left)));
        return new Rerun(() -> prepared.towards(epoch, from), epoch, effort.goOn());
    }

    private static Problem noBest(Runs.Progress run) {
        return new Problem(ProblemType.NOT_FOUND, run.state().isFinal()
                ? "No loss was measured in this run, so none of its epochs is the best."
                : "The run is %s; which of its epochs is the best is known at its end.".formatted(
                        run.state().label()));
    }

    private static Problem tooEarly(Runs.Progress run) {
        return new Problem(ProblemType.NOT_FOUND,
                run.state().isFinal()
                        ? "The run is %s, and it has never had weights to show.".formatted(run.state().label())
                        : "The run is %s and has no weights to show yet.".formatted(run.state().label()));
    }
}
