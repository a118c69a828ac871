package org.trainyard.runs;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Outcome;

/** Why a run ended: the training's own reason and place of divergence, or what failed. */
@Embeddable
record Ending(@Enumerated(EnumType.STRING) Outcome.@Nullable Reason stopReason, @Nullable Integer divergedEpoch,
        @Nullable Integer divergedBatch, @Nullable Integer divergedLayer, @Nullable String failureCode,
        @Nullable String failureMessage) {

    static Ending of(Outcome outcome) {
        var place = outcome.divergence();
        return place == null
                ? new Ending(outcome.reason(), null, null, null, null, null)
                : new Ending(outcome.reason(), place.epoch(), place.batch(), place.layer(), null, null);
    }

    static Ending failed(String code, String message) {
        return new Ending(null, null, null, null, code, message);
    }

    Outcome.@Nullable Divergence diverged() {
        return divergedEpoch == null || divergedBatch == null || divergedLayer == null
                ? null
                : new Outcome.Divergence(divergedEpoch, divergedBatch, divergedLayer);
    }

    @Nullable
    Failure failure() {
        return failureCode == null || failureMessage == null ? null : new Failure(failureCode, failureMessage);
    }

    /**
     * Why a run failed.
     *
     * @param code what kind of failure it was, such as {@code crashed}
     * @param message what happened, and what to do about it
     */
    record Failure(String code, String message) {}
}
