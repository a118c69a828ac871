package org.trainyard.runs;

import java.util.List;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.trainyard.web.Name;

/**
 * How a new run goes on from another one.
 *
 * @param name a label for people; that of the other run when left out
 * @param tags labels to find runs by; those of the other run when left out
 * @param fromEpoch the epoch after which the new run leaves the other one's way; its last epoch when left out
 * @param epochs how many epochs to train from there
 * @param training what to do otherwise: settings of `training`, put over those of the other run. A setting that is null
 *        goes back to its default, and an object of another `kind` takes the place of the old one
 * @param paused true creates the run without starting it
 */
record Continuation(@Nullable @Name String name,
        @Nullable @Size(max = 20) List<@NotNull @Size(min = 1, max = 100) String> tags,
        @Nullable @Min(0) Integer fromEpoch, @NotNull @Positive Integer epochs,
        @Nullable @Schema(example = "{\"optimizer\": {\"learningRate\": 0.05}}") JsonNode training,
        Boolean paused) {

    Continuation {
        name = Name.Form.composed(name);
        paused = paused != null && paused;
    }
}
