package org.trainyard.insights.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that went wrong in a training.
 *
 * @param code what it is, such as `learning-rate-too-high`
 * @param severity how bad it is
 * @param message what happened and why
 * @param evidence the figures that show it
 * @param suggestion what to try; null where no setting helps
 */
record Finding(String code, Severity severity, String message, Map<String, Double> evidence,
        @Nullable Suggestion suggestion) {

    /** How bad a finding is. */
    enum Severity {
        /** Nothing was learnt. */
        ERROR,
        /** Less was learnt than could be. */
        WARNING,
        /** Worth knowing. */
        INFO;

        /** The name in answers. */
        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One change to try.
     *
     * @param message what to change, and what that does
     * @param changes the settings that it changes
     * @param request the whole run request with these changes, ready to be posted to `/api/v1/runs`
     */
    record Suggestion(String message, List<Change> changes,
            @Schema(example = "{\"model\": {\"layers\": [{\"units\": 1}]}, \"dataset\": \"xor\"}") JsonNode request) {}

    /**
     * A setting to change.
     *
     * @param pointer where it stands in the request; changes are made in order, and a layer in the way of a new one moves on
     * @param value its new value; null takes it away
     */
    record Change(String pointer, @Schema(example = "0.01") @Nullable Object value) {}
}
