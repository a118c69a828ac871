package org.trainyard.runs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.trainyard.compute.Outcome;
import org.trainyard.web.Caller;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * Runs that belong to an experiment: ordered one by one by the rules of {@code POST /runs}, counted, cancelled and
 * deleted together. What the experiment asks is its own module's business; here it is an id.
 */
@Service
public class ExperimentRuns {

    /**
     * How many runs of an experiment are in a state.
     *
     * @param work multiply-adds of all of them together
     * @param done multiply-adds of the epochs that they have completed
     * @param startedAt when the first of them began; null where none has
     * @param finishedAt when the last of them ended; null where none has
     */
    public record Standing(String experimentId, RunState state, long runs, double work, double done,
            @Nullable Instant startedAt, @Nullable Instant finishedAt) {}

    /**
     * A run of an experiment.
     *
     * @param number its place, from 0
     * @param metrics null until its training has ended
     * @param stopReason null until its training has ended by itself
     */
    public record Member(String id, int number, RunState state, @Nullable Metrics metrics,
            Outcome.@Nullable Reason stopReason) {}

    private final RunRepository runs;
    private final RunDesk desk;
    private final Admission admission;
    private final RunSignals signals;
    private final RunMeters meters;
    private final EntityManager entities;
    private final Clock clock;

    ExperimentRuns(RunRepository runs, RunDesk desk, Admission admission, RunSignals signals, RunMeters meters,
            EntityManager entities, Clock clock) {
        this.runs = runs;
        this.desk = desk;
        this.admission = admission;
        this.signals = signals;
        this.meters = meters;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * The definition of a run with every value in force. An inline dataset is stored.
     *
     * @throws Problem with all that is wrong with the request
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public RunDefinition admit(RunRequest request) {
        return admission.admit(request, true);
    }

    /** @throws Problem {@code queue-full} unless so many more may wait */
    public void requireRoom(int more) {
        desk.requireRoom(more);
    }

    /**
     * Stores a queued run and its job, in the caller's transaction. It waits behind all that somebody asked for by itself.
     *
     * @param number its place in the experiment, from 0
     * @param definition what {@link #admit} made of the request
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(String experimentId, int number, RunRequest request, RunDefinition definition, Caller caller) {
        var run = desk.order(request, definition, caller, Priority.ONE_OF_MANY,
                new Membership(experimentId, number, definition.cost().multiplyAdds()));
        // It is stored. Kept here, each of a thousand would be looked at again whenever one more is.
        entities.detach(run);
    }

    /** How the runs of some experiments stand, a line for each experiment and state. */
    @Transactional(readOnly = true)
    public List<Standing> standings(Collection<String> experimentIds) {
        return experimentIds.isEmpty() ? List.of() : runs.findStandings(experimentIds);
    }

    /** The runs of an experiment, in its order. */
    @Transactional(readOnly = true)
    public List<Member> members(String experimentId) {
        return runs.findMembers(experimentId);
    }

    /** Cancels all that have not ended, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(String experimentId) {
        for (var run : runs.findOfExperimentForChange(experimentId)) {
            if (!run.state().isFinal()) {
                run.cancel(clock.instant());
                meters.changed(run);
                signals.announce(run);
            }
        }
    }

    /**
     * Deletes all runs of an experiment, in the caller's transaction.
     *
     * @throws Problem {@code wrong-state} where one has not ended; {@code in-use} where others go on from one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void delete(String experimentId) {
        var all = runs.findOfExperimentForChange(experimentId);
        all.forEach(Run::requireFinished);
        var others = runs.findContinuingExperiment(experimentId, Limit.of(10));
        if (!others.isEmpty()) {
            throw new Problem(ProblemType.IN_USE,
                    "Other runs go on from one of this experiment's, or verify one that does. Delete them first: %s."
                            .formatted(String.join(", ", others)),
                    List.of(), Map.of("runs", others));
        }
        runs.deleteAllInBatch(all);
    }

    /** Starts to listen for news of an experiment's runs. Do so before reading, or news in between is missed. */
    public RunNews listen(String experimentId) {
        return signals.subscribe(List.of(experimentId));
    }

    /** Looks at an experiment, and again at all news of its runs, until what is seen is enough or the time is up. */
    public <T> T await(String experimentId, Duration atMost, Supplier<T> look, Predicate<T> isEnough) {
        return signals.await(experimentId, atMost, look, isEnough);
    }
}
