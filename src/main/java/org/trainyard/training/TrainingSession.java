package org.trainyard.training;

import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.EpochReport;
import org.trainyard.compute.Outcome;
import org.trainyard.compute.Trainer;
import org.trainyard.compute.TrainingListener;
import org.trainyard.runs.RunLedger;
import org.trainyard.runs.RunLedger.Assignment;
import org.trainyard.training.Preparation.Prepared;

/**
 * One attempt at one run: the training, on the calling thread. What is to be kept of it goes to the
 * {@link EpochRecorder}; this thread never waits for the database unless it is far ahead of it.
 */
final class TrainingSession implements TrainingListener {

    private final Assignment work;
    private final Prepared prepared;
    private final RunLedger ledger;
    private final Trainer trainer;
    private final EpochRecorder recorder;
    private final @Nullable Integer checkpointEvery;

    private @Nullable EpochReport last;

    TrainingSession(Assignment work, Prepared prepared, RunLedger ledger, TrainingSettings settings,
            BooleanSupplier shuttingDown) {
        this.work = work;
        this.prepared = prepared;
        this.ledger = ledger;
        this.trainer = work.checkpoint().map(prepared::resume).orElseGet(prepared::start);
        this.recorder = new EpochRecorder(work, ledger, settings, prepared.data().training().rows().length,
                shuttingDown);
        this.checkpointEvery = prepared.definition().training().checkpointEvery();
    }

    /** Trains, then stores the result or, when told to stop, the state to go on from. */
    void run() {
        try (recorder) {
            recorder.start();
            var outcome = trainer.train(this);
            recorder.finish(() -> end(outcome));
        }
    }

    /** The last write of the attempt, once the training is over; false when the attempt is lost. */
    private boolean end(Outcome outcome) {
        var state = trainer.checkpoint();
        return outcome.reason() == Outcome.Reason.INTERRUPTED
                ? ledger.interrupt(work, state)
                : ledger.complete(work, outcome, Results.of(prepared, trainer.model(), outcome, last), state);
    }

    @Override
    public void epochMeasured(EpochReport report) {
        last = report;
        recorder.add(report);
        if (checkpointEvery != null && report.epoch() > 0 && report.epoch() % checkpointEvery == 0) {
            recorder.keep(trainer::checkpoint, report.trainLoss());
        }
    }

    @Override
    public boolean goOn() {
        var order = recorder.order();
        if (order == EpochRecorder.Order.CHECKPOINT) {
            // Within an epoch, or after one that was not measured: these weights have no loss.
            recorder.keep(trainer::checkpoint, null);
        }
        return order != EpochRecorder.Order.STOP;
    }
}
