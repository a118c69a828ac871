package org.trainyard.runs;

import org.jspecify.annotations.Nullable;

/**
 * What was measured after one epoch. A figure that is not finite, or that does not exist for the task or because the
 * part is empty, is null.
 *
 * @param epoch number of the epoch; 0 is before training
 * @param trainLoss loss over the whole training part after the epoch, without penalty
 * @param validationLoss loss over the whole validation part after the epoch, without penalty
 * @param trainAccuracy share of training rows whose class is predicted right, 0 to 1
 * @param validationAccuracy share of validation rows whose class is predicted right, 0 to 1
 * @param penalty l2/2 Σw² + l1 Σ|w| after the epoch
 * @param gradientNorm length of the gradient at the epoch's last update
 * @param learningRate α in this epoch
 * @param millis time that the epoch took, in milliseconds; the only figure that differs between equal runs
 */
public record EpochRow(int epoch, @Nullable Double trainLoss, @Nullable Double validationLoss,
        @Nullable Double trainAccuracy, @Nullable Double validationAccuracy, @Nullable Double penalty,
        @Nullable Double gradientNorm, double learningRate, long millis) {}
