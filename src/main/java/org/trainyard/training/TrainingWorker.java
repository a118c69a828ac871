package org.trainyard.training;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import org.trainyard.node.Node;
import org.trainyard.runs.RunLedger;
import org.trainyard.runs.RunLedger.Assignment;

/** Trains one run on the calling thread, from where it stands to its end or until it is told to stop. */
@Component
class TrainingWorker {

    private static final String CRASHED = "crashed";
    private static final Logger LOG = LoggerFactory.getLogger(TrainingWorker.class);

    private final RunLedger ledger;
    private final Preparation preparation;
    private final Replay replay;
    private final TrainingSettings settings;
    private final TrainingMeters meters;
    private final Node node;

    TrainingWorker(RunLedger ledger, Preparation preparation, Replay replay, TrainingSettings settings,
            TrainingMeters meters, Node node) {
        this.ledger = ledger;
        this.preparation = preparation;
        this.replay = replay;
        this.settings = settings;
        this.meters = meters;
        this.node = node;
    }

    /** @param shuttingDown whether this node is about to stop: the run is then queued again, with its state stored */
    void train(Turn turn, BooleanSupplier shuttingDown) {
        try (var log = new RunLog(turn.runId(), node.name())) {
            var taken = begin(turn);
            if (taken.isPresent()) {
                log.name(taken.get().attempt());
                meters.whileTraining(() -> train(taken.get(), shuttingDown));
            }
        }
    }

    /** Begins a run, or gives it up: what cannot be read here now cannot in a second either. */
    private Optional<Assignment> begin(Turn turn) {
        return tried(turn.runId(), () -> ledger.begin(turn.runId(), turn.number()),
                why -> ledger.giveUp(turn.runId(), turn.number(), CRASHED, why));
    }

    private void train(Assignment work, BooleanSupplier shuttingDown) {
        LOG.info("Run {}: attempt {} starts {}", work.runId(), work.attempt(),
                work.checkpoint().map(state -> "from epoch " + state.epoch()).orElse("from the beginning"));
        tried(work.runId(), () -> {
            var outage = new Outage(work.runId(), shuttingDown);
            var prepared = outage.outlast(() -> preparation.counted(work.definition()));
            new TrainingSession(work, prepared, ledger, replay, settings, outage, shuttingDown).run();
            return Optional.empty();
        }, why -> ledger.fail(work, CRASHED, why));
    }

    /**
     * Whatever the kernel throws, an OutOfMemoryError too, ends this run alone, and the worker takes the next. The
     * database's trouble ends none: the job is tried again.
     */
    private <T> Optional<T> tried(String runId, Supplier<Optional<T>> attempt, Consumer<String> fail) {
        try {
            return attempt.get();
        } catch (DataAccessException | TransactionException e) {
            meters.failedByDatabase();
            throw e;
        } catch (RuntimeException | Error e) {
            LOG.error("Run {}: training failed", runId, e);
            meters.crashed();
            fail.accept(reason(e));
            return Optional.empty();
        }
    }

    private static String reason(Throwable e) {
        return e instanceof OutOfMemoryError
                ? "The network, its data or the batch needs more memory than this service has. Make one smaller."
                : "The training stopped with an error of the service. The operator finds it in the log by the run's id.";
    }
}
