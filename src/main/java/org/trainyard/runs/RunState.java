package org.trainyard.runs;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a run stands: queued → running → completed or failed; paused and cancelled at a user's wish. */
public enum RunState {
    QUEUED, RUNNING, PAUSED, COMPLETED, FAILED, CANCELLED;

    /** The name in requests and answers, such as {@code completed}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing will change any more. */
    public boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
