package org.trainyard.training;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.EpochReport;
import org.trainyard.compute.Evaluation;
import org.trainyard.compute.Outcome;
import org.trainyard.compute.PreparedData;
import org.trainyard.compute.TrainedModel;
import org.trainyard.runs.Metrics;
import org.trainyard.training.Preparation.Prepared;

/** The figures of a finished training, all measured with the weights that the run keeps. */
final class Results {

    private Results() {}

    /** @param last what the training measured last; its penalty and gradient are the run's */
    static Metrics of(Prepared prepared, TrainedModel model, Outcome outcome, @Nullable EpochReport last) {
        var train = evaluation(prepared, model, prepared.data().training());
        var validation = evaluation(prepared, model, prepared.data().validation());
        var test = evaluation(prepared, model, prepared.data().test());
        return new Metrics(loss(train), loss(validation), loss(test), accuracy(train), accuracy(validation),
                accuracy(test), test == null ? null : test.rmse(), test == null ? null : test.mae(),
                test == null ? null : test.r2(), prepared.definition().network().parameters(), outcome.epochsRun(),
                outcome.updates(), outcome.bestEpoch(), last == null ? null : last.penalty(),
                last == null ? null : last.gradientNorm());
    }

    private static @Nullable Evaluation evaluation(Prepared prepared, TrainedModel model, PreparedData.Part part) {
        return part.rows().length == 0
                ? null
                : Evaluation.of(model, prepared.table(), part, prepared.definition().training());
    }

    private static @Nullable Double loss(@Nullable Evaluation part) {
        return part == null ? null : part.loss();
    }

    private static @Nullable Double accuracy(@Nullable Evaluation part) {
        return part == null ? null : part.accuracy();
    }
}
