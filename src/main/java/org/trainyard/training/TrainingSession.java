package org.trainyard.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.EpochReport;
import org.trainyard.compute.Outcome;
import org.trainyard.compute.Trainer;
import org.trainyard.compute.TrainingListener;
import org.trainyard.runs.RunLedger;
import org.trainyard.runs.RunLedger.Assignment;
import org.trainyard.runs.RunLedger.Measured;
import org.trainyard.runs.RunLedger.Verdict;
import org.trainyard.training.Preparation.Prepared;

/**
 * One attempt at one run. Figures are stored in batches, because every commit costs a write to disk: the training
 * thread does that by itself between two updates, and never waits for a client.
 */
final class TrainingSession implements TrainingListener {

    private final Assignment work;
    private final Prepared prepared;
    private final RunLedger ledger;
    private final BooleanSupplier shuttingDown;
    private final long flushNanos;
    private final long checkpointNanos;
    private final Trainer trainer;

    private final List<Measured> pending = new ArrayList<>();
    private final long began = System.nanoTime();
    private long flushed = began;
    private long kept = began;
    private long epochBegan = began;
    private int firstEpoch = -1;
    private int epoch;
    private @Nullable EpochReport last;
    private Verdict verdict = Verdict.GO_ON;

    TrainingSession(Assignment work, Prepared prepared, RunLedger ledger, TrainingSettings settings,
            BooleanSupplier shuttingDown) {
        this.work = work;
        this.prepared = prepared;
        this.ledger = ledger;
        this.shuttingDown = shuttingDown;
        this.flushNanos = settings.flushEvery().toNanos();
        this.checkpointNanos = settings.checkpointEvery().toNanos();
        this.trainer = work.checkpoint().map(prepared::resume).orElseGet(prepared::start);
        this.epoch = work.checkpoint().map(state -> state.epoch()).orElse(0);
    }

    /** Trains, then stores the result or, when told to stop, the state to go on from. */
    void run() {
        var outcome = trainer.train(this);
        if (verdict == Verdict.LOST || flush() == Verdict.LOST) {
            return;
        }
        if (outcome.reason() == Outcome.Reason.INTERRUPTED) {
            ledger.interrupt(work, trainer.checkpoint());
        } else {
            ledger.complete(work, outcome, Results.of(prepared, trainer.model(), outcome, last), trainer.checkpoint());
        }
    }

    @Override
    public void epochMeasured(EpochReport report) {
        var now = System.nanoTime();
        epoch = report.epoch();
        last = report;
        if (firstEpoch < 0) {
            firstEpoch = epoch;
        }
        // An attempt that was cut off may have stored epochs beyond its last checkpoint; they are equal to the bit.
        if (epoch > work.recorded()) {
            pending.add(new Measured(report, (now - epochBegan) / 1_000_000));
        }
        epochBegan = now;
        var every = prepared.definition().training().checkpointEvery();
        if (every != null && epoch > 0 && epoch % every == 0) {
            keep(now);
        }
    }

    @Override
    public boolean goOn() {
        var now = System.nanoTime();
        if (now - flushed >= flushNanos) {
            flush();
        }
        if (verdict == Verdict.GO_ON && now - kept >= checkpointNanos) {
            keep(now);
        }
        return verdict == Verdict.GO_ON && !shuttingDown.getAsBoolean();
    }

    private Verdict flush() {
        verdict = pending.isEmpty()
                ? ledger.verdict(work)
                : ledger.record(work, List.copyOf(pending), epoch, samplesPerSecond());
        pending.clear();
        flushed = System.nanoTime();
        return verdict;
    }

    private void keep(long now) {
        if (!ledger.keep(work, trainer.checkpoint(), last == null ? null : last.trainLoss())) {
            verdict = Verdict.LOST;
        }
        kept = now;
    }

    private double samplesPerSecond() {
        var seconds = (System.nanoTime() - began) / 1e9;
        return (double) Math.max(0, epoch - firstEpoch) * prepared.data().training().rows().length / seconds;
    }
}
