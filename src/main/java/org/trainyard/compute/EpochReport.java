package org.trainyard.compute;

import org.jspecify.annotations.Nullable;

/**
 * What was measured after an epoch. Losses are over the whole part, without penalty; a figure that is not finite, or
 * that does not exist for the task or part, is null.
 */
public record EpochReport(int epoch, @Nullable Double trainLoss, @Nullable Double validationLoss,
        @Nullable Double trainAccuracy, @Nullable Double validationAccuracy, @Nullable Double penalty,
        @Nullable Double gradientNorm, double learningRate) {}
