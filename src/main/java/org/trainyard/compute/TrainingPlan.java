package org.trainyard.compute;

import org.jspecify.annotations.Nullable;

/**
 * How to train. As read from a request, {@code loss} and {@code batchSize} may be null: {@link #resolved} fills in what
 * depends on the data and the network.
 */
public record TrainingPlan(@Nullable Loss loss, LossReduction lossReduction, Optimizer optimizer,
        LearningRateSchedule schedule, @Nullable BatchSize batchSize, Integer epochs, Boolean shuffle, Double l1,
        Double l2, @Nullable Double clipNorm, @Nullable Double clipValue, @Nullable EarlyStopping earlyStopping,
        Integer recordEvery, @Nullable Integer checkpointEvery) {

    /** The plan with every value in force, for this network, task and number of training rows. */
    public TrainingPlan resolved(NetworkSpec network, Task task, int trainingRows) {
        throw new UnsupportedOperationException();
    }
}
