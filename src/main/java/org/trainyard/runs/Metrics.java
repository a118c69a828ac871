package org.trainyard.runs;

import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

/**
 * What a finished run achieved. Losses are without penalty; a figure that is not finite, or that does not exist for the
 * task or because the part is empty, is null.
 *
 * @param trainLoss loss over the training part, with the final weights
 * @param validationLoss loss over the validation part
 * @param testLoss loss over the test part
 * @param trainAccuracy share of training rows whose class is predicted right, 0 to 1
 * @param validationAccuracy share of validation rows whose class is predicted right
 * @param testAccuracy share of test rows whose class is predicted right
 * @param testRmse root of the mean squared error over the test part, in the target's own unit
 * @param testMae mean absolute error over the test part, in the target's own unit
 * @param testR2 share of the test targets' variance that the predictions explain; 1 is perfect
 * @param parameters weights and biases of the network
 * @param epochsRun epochs that were trained
 * @param updates steps of the optimizer
 * @param bestEpoch the epoch with the best watched figure where early stopping watches one; else the recorded epoch with
 *        the lowest validation loss, or training loss where nothing validates
 * @param penalty l2/2 Σw² + l1 Σ|w| of the final weights
 * @param gradientNorm length of the gradient at the last update
 */
@Embeddable
public record Metrics(@Nullable Double trainLoss, @Nullable Double validationLoss, @Nullable Double testLoss,
        @Nullable Double trainAccuracy, @Nullable Double validationAccuracy, @Nullable Double testAccuracy,
        @Nullable Double testRmse, @Nullable Double testMae, @Nullable Double testR2, @Nullable Long parameters,
        @Nullable Integer epochsRun, @Nullable Long updates, @Nullable Integer bestEpoch, @Nullable Double penalty,
        @Nullable Double gradientNorm) {

    /** The same with the best epoch filled in, unless the training has named one. */
    Metrics withBestEpoch(@Nullable Integer recorded) {
        return new Metrics(trainLoss, validationLoss, testLoss, trainAccuracy, validationAccuracy, testAccuracy,
                testRmse, testMae, testR2, parameters, epochsRun, updates, bestEpoch == null ? recorded : bestEpoch,
                penalty, gradientNorm);
    }
}
