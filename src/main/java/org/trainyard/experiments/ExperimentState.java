package org.trainyard.experiments;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where an experiment stands: its runs say it, and whether it was cancelled. */
enum ExperimentState {
    QUEUED, RUNNING, COMPLETED, CANCELLED;

    /** The name in requests and answers, such as {@code completed}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing will change any more. */
    boolean isFinal() {
        return this == COMPLETED || this == CANCELLED;
    }
}
