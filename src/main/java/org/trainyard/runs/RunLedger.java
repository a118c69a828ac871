package org.trainyard.runs;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import org.trainyard.compute.Checkpoint;
import org.trainyard.compute.EpochReport;
import org.trainyard.compute.Outcome;
import org.trainyard.runs.checkpoints.CheckpointStore;
import org.trainyard.runs.checkpoints.CheckpointView.Kind;
import org.trainyard.web.StrictJson;

/**
 * What a worker reads and writes of a run. Every write is one transaction that begins with the fence: if the run is no
 * longer this attempt's (another node took it over, a user deleted it), nothing is written and the worker hears of it.
 * That makes results exactly-once on a job queue that may deliver twice.
 */
@Service
public class RunLedger {

    /**
     * A run in a worker's hands.
     *
     * @param origin the epoch of another run that it begins with; empty where that is its own epoch 0
     * @param verifies whether it trains another run again, so that nothing that is stored may be believed
     * @param checkpoint where to go on; empty for a start from the beginning
     * @param recorded the last epoch in the table, -1 for none
     * @param lastEpoch the epoch to train to: the run's last one, or the one after which it pauses
     * @param usage what earlier attempts took
     */
    public record Assignment(String runId, int attempt, RunDefinition definition, Optional<Origin> origin,
            boolean verifies, Optional<Checkpoint> checkpoint, int recorded, int lastEpoch,
            Usage usage) {

        /** The epoch, from 0, that training goes on from. */
        int firstEpoch() {
            return checkpoint.map(Checkpoint::epoch).orElseGet(() -> origin.map(Origin::epoch).orElse(0));
        }
    }

    /** An epoch's figures and the time it took. */
    public record Measured(EpochReport report, long millis) {}

    /** What the worker is to do next. */
    public enum Verdict {
        GO_ON,
        /** A user wants the run to stop: store its state with {@link #interrupt}. */
        STOP,
        /** The run is not this attempt's any more: stop silently. */
        LOST
    }

    private final RunRepository runs;
    private final EpochRepository epochs;
    private final EpochTable table;
    private final CheckpointStore checkpoints;
    private final AttemptTable attempts;
    private final RunSignals signals;
    private final RunMeters meters;
    private final StrictJson json;
    private final Clock clock;

    RunLedger(RunRepository runs, EpochRepository epochs, EpochTable table, CheckpointStore checkpoints,
            AttemptTable attempts, RunSignals signals, RunMeters meters, StrictJson json, Clock clock) {
        this.runs = runs;
        this.epochs = epochs;
        this.table = table;
        this.checkpoints = checkpoints;
        this.attempts = attempts;
        this.signals = signals;
        this.meters = meters;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes a run into a worker's hands, anew or where an earlier attempt was cut off.
     *
     * @param turn of the job, from {@link Run.Queued}: the job of a run that was paused in the queue outlives its turn,
     *        and would take the run from the worker of the next one
     * @return empty when there is nothing to do: deleted, paused, ended, of an earlier turn, to be cancelled, or given up
     *         after too many crashes
     */
    @Transactional
    public Optional<Assignment> begin(String runId, int turn) {
        var found = runs.findForChange(runId).filter(run -> run.turn() == turn)
                .filter(run -> run.state() == RunState.QUEUED || run.state() == RunState.RUNNING);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var run = found.get();
        signals.announce(run);
        boolean neverBegun = run.attempt() == 0;
        if (!neverBegun) {
            attempts.giveUp(runId, clock.instant());
        }
        if (run.cancelAsPromised(clock.instant())) {
            meters.changed(run);
            return Optional.empty();
        }
        if (run.isFruitless()) {
            run.fail("crashed", ("Its worker died %d times without getting further, so the run was given up. Try a "
                    + "smaller network or batch, or ask the operator for the log.")
                    .formatted(Run.MAX_FRUITLESS_ATTEMPTS), clock.instant());
            meters.changed(run);
            return Optional.empty();
        }
        run.begin(clock.instant());
        meters.began();
        var work = assignment(run, neverBegun);
        attempts.begin(runId, run.attempt(), work.firstEpoch(), clock.instant());
        return Optional.of(work);
    }

    private Assignment assignment(Run run, boolean neverBegun) {
        var origin = Optional.ofNullable(run.origin());
        // of a run that nobody has begun, all there can be are the epochs that it shares with its origin
        var checkpoint = neverBegun ? Optional.<Checkpoint>empty() : checkpoints.result(run.getId());
        int recorded = neverBegun && origin.isEmpty() ? -1 : epochs.findLast(run.getId()).orElse(-1);
        return new Assignment(run.getId(), run.attempt(), json.read(run.definition(), RunDefinition.class), origin,
                run.lineage() != null && run.lineage().verifies(), checkpoint, recorded, run.lastEpoch(),
                run.usage() == null ? Usage.NONE : run.usage());
    }

    /** Stores that a run cannot even be {@linkplain #begin begun}, and why. */
    @Transactional
    public void giveUp(String runId, int turn, String code, String message) {
        runs.findForChange(runId).filter(run -> run.turn() == turn && !run.state().isFinal()).ifPresent(run -> {
            signals.announce(run);
            attempts.giveUp(runId, clock.instant());
            run.fail(code, message, clock.instant());
            meters.changed(run);
        });
    }

    /** Stores measured epochs, in order, each once, and what the attempt took so far; and tells whether to go on. */
    @Transactional
    public Verdict record(Assignment work, List<Measured> measured, int reachedEpoch, double samplesPerSecond,
            Usage usage) {
        var written = fenced(work, run -> {
            run.uses(work.usage().and(usage));
            table.append(work.runId(), measured);
            meters.recorded(measured.size(), (long) (reachedEpoch - run.epoch()) * work.definition().trainingRows());
            run.advance(reachedEpoch, samplesPerSecond);
        });
        return written ? verdict(work) : Verdict.LOST;
    }

    /** The last epoch in the table, -1 for none: a write whose answer was lost may have come that far. */
    @Transactional(readOnly = true)
    public int recorded(Assignment work) {
        return epochs.findLast(work.runId()).orElse(-1);
    }

    /** Whether to go on; only reads. */
    @Transactional(readOnly = true)
    public Verdict verdict(Assignment work) {
        if (runs.countHeld(work.runId(), work.attempt()) == 0) {
            meters.lost();
            return Verdict.LOST;
        }
        return runs.findWish(work.runId(), work.attempt()).isPresent() ? Verdict.STOP : Verdict.GO_ON;
    }

    /** Stores a checkpoint on the way. */
    @Transactional
    public boolean keep(Assignment work, Checkpoint checkpoint, @Nullable Double loss) {
        return fenced(work, run -> {
            checkpoints.add(work.runId(), Kind.PERIODIC, checkpoint, loss);
            run.keepsCheckpoint();
        });
    }

    /** Stores the state of a training that stops before its end: paused, cancelled, or queued again. */
    @Transactional
    public boolean interrupt(Assignment work, Checkpoint checkpoint, Usage usage) {
        return fenced(work, run -> {
            run.uses(work.usage().and(usage));
            checkpoints.add(work.runId(), Kind.PERIODIC, checkpoint, null);
            run.keepsCheckpoint();
            run.interrupt(checkpoint.epoch(), clock.instant());
        }, checkpoint.epoch());
    }

    /** Notes that a training stops before it had a state to go on from: it will begin where this attempt began. */
    @Transactional
    public boolean interrupt(Assignment work) {
        return fenced(work, run -> {
            // Nobody died: it was told to stop.
            run.keepsCheckpoint();
            run.interrupt(run.epoch(), clock.instant());
        });
    }

    /** Stores the result. */
    @Transactional
    public boolean complete(Assignment work, Outcome outcome, Metrics metrics, Checkpoint result, Usage usage) {
        return fenced(work, run -> {
            run.uses(work.usage().and(usage));
            var best = epochs.findBest(work.runId()).orElse(null);
            checkpoints.add(work.runId(), Kind.FINAL, result, metrics.trainLoss());
            run.complete(outcome, metrics.withBestEpoch(best), result.model().weightsSha256(), clock.instant());
        });
    }

    /** Stores that the training cannot go on, and why. */
    @Transactional
    public boolean fail(Assignment work, String code, String message) {
        return fenced(work, run -> run.fail(code, message, clock.instant()));
    }

    private boolean fenced(Assignment work, Consumer<Run> write) {
        return fenced(work, write, null);
    }

    /** @param reached epochs that this attempt came to; null where the run came no further before it */
    private boolean fenced(Assignment work, Consumer<Run> write, @Nullable Integer reached) {
        if (runs.fence(work.runId(), work.attempt(), clock.instant()) == 0) {
            meters.lost();
            return false;
        }
        var run = runs.findById(work.runId()).orElseThrow();
        write.accept(run);
        if (run.state() != RunState.RUNNING) {
            attempts.end(work.runId(), work.attempt(), reached == null ? run.epoch() : reached, run.state(),
                    clock.instant());
        }
        meters.changed(run);
        runs.save(run);
        signals.announce(run);
        return true;
    }
}
