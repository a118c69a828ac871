package org.trainyard.compute;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * When to stop before the last epoch: after {@code patience} epochs in a row that did not better the best value by more
 * than {@code minDelta}. Every epoch counts, recorded or not.
 *
 * @param metric what is watched
 * @param patience epochs without improvement that end the training
 * @param minDelta an improvement must be larger than this
 * @param restoreBest whether the training ends with the weights of its best epoch rather than its last
 */
public record EarlyStopping(Metric metric, @Positive Integer patience, @PositiveOrZero Double minDelta,
        Boolean restoreBest) {

    public EarlyStopping {
        metric = metric == null ? Metric.VALIDATION_LOSS : metric;
        patience = patience == null ? 20 : patience;
        minDelta = minDelta == null ? 0.0 : minDelta;
        restoreBest = restoreBest == null || restoreBest;
    }

    /** What early stopping can watch. */
    public enum Metric {
        VALIDATION_LOSS("validationLoss", true), VALIDATION_ACCURACY("validationAccuracy", true),
        TRAIN_LOSS("trainLoss", false), TRAIN_ACCURACY("trainAccuracy", false);

        private final String label;
        private final boolean validating;

        Metric(String label, boolean validating) {
            this.label = label;
            this.validating = validating;
        }

        /** The name in requests, the same as in the epochs of a run. */
        @JsonValue
        public String label() {
            return label;
        }

        /** Whether it is measured on validation rows. */
        public boolean needsValidation() {
            return validating;
        }

        /** Whether it is an accuracy: measured for classification only, and larger is better. */
        public boolean isAccuracy() {
            return this == VALIDATION_ACCURACY || this == TRAIN_ACCURACY;
        }
    }
}
