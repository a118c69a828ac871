package org.trainyard.training;

import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.trainyard.compute.Checkpoint;
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

    private static final Logger LOG = LoggerFactory.getLogger(TrainingSession.class);

    private final Assignment work;
    private final Prepared prepared;
    private final RunLedger ledger;
    private final Replay replay;
    private final Outage outage;
    /** Read by the recorder's thread alone, as are all the writes that are handed to it. */
    private final UsageMeter usage;
    private final EpochRecorder recorder;
    private final @Nullable Integer checkpointEvery;

    private @Nullable Trainer trainer;
    private @Nullable EpochReport last;

    TrainingSession(Assignment work, Prepared prepared, RunLedger ledger, Replay replay, TrainingSettings settings,
            Outage outage, BooleanSupplier shuttingDown) {
        this.work = work;
        this.prepared = prepared;
        this.ledger = ledger;
        this.replay = replay;
        this.outage = outage;
        this.usage = new UsageMeter(prepared::bytesRead);
        this.recorder = new EpochRecorder(work, ledger, settings, prepared.data().training().rows().length, usage,
                outage, shuttingDown);
        this.checkpointEvery = prepared.definition().training().checkpointEvery();
    }

    /** Trains, then stores the result or, when told to stop, the state to go on from. */
    void run() {
        try (recorder) {
            recorder.start();
            begin().ifPresentOrElse(this::train, () -> recorder.finish(() -> ledger.interrupt(work)));
        }
    }

    /** The training where it is to go on; empty when it was told to stop before it had come there. */
    private Optional<Trainer> begin() {
        if (work.checkpoint().isPresent() || work.origin().isEmpty()) {
            return Optional.of(work.checkpoint().map(prepared::resume).orElseGet(prepared::start));
        }
        var effort = Effort.unbounded(!work.verifies(), () -> recorder.order() != EpochRecorder.Order.STOP);
        try {
            var beginning = outage.outlast(() -> replay.beginning(work.origin().get(), prepared, effort));
            recorder.keep(() -> beginning, null);
            return Optional.of(prepared.resume(beginning));
        } catch (Rerun.Stopped e) {
            return Optional.empty();
        }
    }

    private void train(Trainer training) {
        trainer = training;
        recorder.trainingBegins();
        var outcome = training.train(this, work.lastEpoch());
        recorder.finish(end(training, outcome));
    }

    /** The last write of the attempt, once the training is over; it says false when the attempt is lost. */
    private BooleanSupplier end(Trainer training, Outcome outcome) {
        var state = training.checkpoint();
        if (outcome.reason() == Outcome.Reason.INTERRUPTED) {
            return () -> told(ledger.interrupt(work, state, usage.now()), outcome);
        }
        var results = Results.of(prepared, training.model(), outcome, last);
        return () -> told(ledger.complete(work, outcome, results, state, usage.now()), outcome);
    }

    private boolean told(boolean held, Outcome outcome) {
        LOG.info("Run {}: attempt {} ends after epoch {}, {}{}", work.runId(), work.attempt(), outcome.epochsRun(),
                outcome.reason().label(), held ? "" : ", and nothing is stored: the run is not its own any more");
        return held;
    }

    @Override
    public void epochMeasured(EpochReport report) {
        last = report;
        recorder.add(report);
        if (checkpointEvery != null && report.epoch() > 0 && report.epoch() % checkpointEvery == 0) {
            recorder.keep(this::state, report.trainLoss());
        }
    }

    @Override
    public boolean goOn() {
        var order = recorder.order();
        if (order == EpochRecorder.Order.CHECKPOINT) {
            // Within an epoch, or of one that is not measured yet or not at all: these weights have no loss.
            recorder.keep(this::state, null);
        }
        return order != EpochRecorder.Order.STOP;
    }

    @Override
    public boolean goOnMeasuring() {
        return goOn();
    }

    private Checkpoint state() {
        return Objects.requireNonNull(trainer).checkpoint();
    }
}
