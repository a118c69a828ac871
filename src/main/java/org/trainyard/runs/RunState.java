package org.trainyard.runs;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;

import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

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

    /**
     * The state of that label.
     *
     * @throws Problem {@code invalid-parameter}, with the legal labels
     */
    static RunState of(String label) {
        return Arrays.stream(values()).filter(state -> state.label().equals(label)).findFirst()
                .orElseThrow(() -> new Problem(ProblemType.INVALID_PARAMETER,
                        "The parameter 'state' must be one of %s, was '%s'.".formatted(labels(), label)));
    }

    private static String labels() {
        return Arrays.stream(values()).map(RunState::label).collect(Collectors.joining(", "));
    }
}
