package org.trainyard.training;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Checkpoint;
import org.trainyard.compute.EpochReport;
import org.trainyard.compute.Outcome;
import org.trainyard.compute.TrainedModel;
import org.trainyard.compute.Trainer;
import org.trainyard.compute.TrainingListener;

/** Trains again up to the end of one epoch, which the run itself need not have measured. */
final class Rerun {

    private final Supplier<Trainer> trainers;
    private final int epoch;
    private final BooleanSupplier goOn;

    /**
     * @param trainers each time the same training, which records {@code epoch} and has not yet come to its end
     * @param goOn asked after every update, and while an epoch is measured
     */
    Rerun(Supplier<Trainer> trainers, int epoch, BooleanSupplier goOn) {
        this.trainers = trainers;
        this.epoch = epoch;
        this.goOn = goOn;
    }

    /**
     * The network after the epoch.
     *
     * @throws Stopped when it was not to go on
     * @throws IllegalStateException when the training ends before it
     */
    TrainedModel model() {
        var pass = new Pass(trainers.get(), Long.MAX_VALUE);
        var outcome = pass.train();
        if (pass.state != null) {
            return pass.state.model();
        }
        if (brokeAt(epoch, outcome)) {
            // The weights are finite, what they give is not. A run that measures ends before such an epoch; this run
            // did not look there and went on. So once more, and stop before the look.
            var blind = new Pass(trainers.get(), pass.updates);
            blind.train();
            if (blind.state != null) {
                return blind.state.model();
            }
        }
        throw missed(outcome);
    }

    /**
     * All that a training needs to go on from the end of the epoch.
     *
     * @throws Stopped when it was not to go on
     * @throws IllegalStateException when the training ends before it, or has only broken outputs there
     */
    Checkpoint state() {
        var pass = new Pass(trainers.get(), Long.MAX_VALUE);
        var outcome = pass.train();
        if (pass.state == null) {
            throw missed(outcome);
        }
        return pass.state;
    }

    private RuntimeException missed(Outcome outcome) {
        return outcome.reason() == Outcome.Reason.INTERRUPTED
                ? new Stopped()
                : new IllegalStateException("Trained again, the run did not come to epoch %d: %s".formatted(epoch,
                        outcome));
    }

    private static boolean brokeAt(int epoch, Outcome outcome) {
        return outcome.divergence() != null && outcome.divergence().epoch() == epoch;
    }

    /** Whoever wanted the epoch does not wait for it any more. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** One training, which keeps its state as it is when the epoch is measured or so many updates are done. */
    private final class Pass implements TrainingListener {

        private final Trainer trainer;
        private final long limit;
        private long updates;
        private @Nullable Checkpoint state;

        Pass(Trainer trainer, long limit) {
            this.trainer = trainer;
            this.limit = limit;
        }

        Outcome train() {
            if (limit == 0) {
                state = trainer.checkpoint();
            }
            return trainer.train(this);
        }

        @Override
        public void epochMeasured(EpochReport report) {
            if (report.epoch() == epoch) {
                state = trainer.checkpoint();
            }
        }

        @Override
        public boolean goOn() {
            updates++;
            if (updates == limit) {
                state = trainer.checkpoint();
            }
            return state == null && goOn.getAsBoolean();
        }

        @Override
        public boolean goOnMeasuring() {
            return goOn.getAsBoolean();
        }
    }
}
