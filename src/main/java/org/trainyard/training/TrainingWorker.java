package org.trainyard.training;

import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import org.trainyard.runs.RunLedger;
import org.trainyard.runs.RunLedger.Assignment;

/** Trains one run on the calling thread, from where it stands to its end or until it is told to stop. */
@Component
class TrainingWorker {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingWorker.class);

    private final RunLedger ledger;
    private final Preparation preparation;
    private final TrainingSettings settings;

    TrainingWorker(RunLedger ledger, Preparation preparation, TrainingSettings settings) {
        this.ledger = ledger;
        this.preparation = preparation;
        this.settings = settings;
    }

    /** @param shuttingDown whether this node is about to stop: the run is then queued again, with its state stored */
    void train(Turn turn, BooleanSupplier shuttingDown) {
        var taken = ledger.begin(turn.runId(), turn.number());
        if (taken.isPresent()) {
            train(taken.get(), shuttingDown);
        }
    }

    private void train(Assignment work, BooleanSupplier shuttingDown) {
        LOG.info("Run {}: attempt {} starts {}", work.runId(), work.attempt(),
                work.checkpoint().map(state -> "from epoch " + state.epoch()).orElse("anew"));
        try {
            var prepared = preparation.of(work.definition());
            new TrainingSession(work, prepared, ledger, settings, shuttingDown).run();
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // Whatever the kernel throws, an OutOfMemoryError too, ends this run alone; the worker takes the next.
            LOG.error("Run {}: training failed", work.runId(), e);
            ledger.fail(work, "crashed", e instanceof OutOfMemoryError
                    ? "The network, its data or the batch needs more memory than this service has. Make one smaller."
                    : "The training stopped with an error of the service. The operator finds it in the log by the run's id.");
        }
    }
}
