package org.trainyard.compute;

import org.jspecify.annotations.Nullable;

/**
 * What was measured after an epoch. Losses are over the whole part, without penalty; a figure that is not finite, or
 * that does not exist for the task or part, is null.
 *
 * @param epoch from 1; 0 is before training
 * @param trainLoss mean loss of the training rows, weighted by class where the plan says so
 * @param validationLoss the same of the validation rows
 * @param trainAccuracy share of training rows whose class is predicted; null for regression
 * @param validationAccuracy the same of the validation rows
 * @param penalty l2/2 Σw² + l1 Σ|w| over weights, not biases
 * @param gradientNorm Euclidean length, over all parameters, of the gradient of the epoch's last update: of the batch's
 *        mean loss and the penalty, before clipping; null for epoch 0 and for the perceptron
 * @param learningRate rate of this epoch's updates; for epoch 0, of the first
 */
public record EpochReport(int epoch, @Nullable Double trainLoss, @Nullable Double validationLoss,
        @Nullable Double trainAccuracy, @Nullable Double validationAccuracy, @Nullable Double penalty,
        @Nullable Double gradientNorm, double learningRate) {}
