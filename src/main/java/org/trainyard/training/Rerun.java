package org.trainyard.training;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.EpochReport;
import org.trainyard.compute.Outcome;
import org.trainyard.compute.TrainedModel;
import org.trainyard.compute.Trainer;
import org.trainyard.compute.TrainingListener;

/** Trains again up to the end of one epoch, which the run itself need not have measured. */
final class Rerun {

    private final Supplier<Trainer> trainers;
    private final int epoch;

    /** @param trainers each time the same training, which records {@code epoch} and has not yet come to its end */
    Rerun(Supplier<Trainer> trainers, int epoch) {
        this.trainers = trainers;
        this.epoch = epoch;
    }

    /**
     * The network after the epoch.
     *
     * @throws IllegalStateException when the training ends before it
     */
    TrainedModel model() {
        var pass = new Pass(trainers.get(), Long.MAX_VALUE);
        var outcome = pass.train();
        var model = pass.model;
        if (model == null && brokeAt(epoch, outcome)) {
            // The weights are finite, what they give is not. A run that measures ends before such an epoch; this run
            // did not look there and went on. So once more, and stop before the look.
            var blind = new Pass(trainers.get(), pass.updates);
            blind.train();
            model = blind.model;
        }
        if (model == null) {
            throw new IllegalStateException("Trained again, the run did not come to epoch %d: %s".formatted(epoch,
                    outcome));
        }
        return model;
    }

    private static boolean brokeAt(int epoch, Outcome outcome) {
        return outcome.divergence() != null && outcome.divergence().epoch() == epoch;
    }

    /** One training, which keeps the network as it is when the epoch is measured or so many updates are done. */
    private final class Pass implements TrainingListener {

        private final Trainer trainer;
        private final long limit;
        private long updates;
        private @Nullable TrainedModel model;

        Pass(Trainer trainer, long limit) {
            this.trainer = trainer;
            this.limit = limit;
        }

        Outcome train() {
            if (limit == 0) {
                model = trainer.model();
            }
            return trainer.train(this);
        }

        @Override
        public void epochMeasured(EpochReport report) {
            if (report.epoch() == epoch) {
                model = trainer.model();
            }
        }

        @Override
        public boolean goOn() {
            updates++;
            if (updates == limit) {
                model = trainer.model();
            }
            return model == null;
        }
    }
}
