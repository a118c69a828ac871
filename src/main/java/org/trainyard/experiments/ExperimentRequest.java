package org.trainyard.experiments;

import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.trainyard.web.Name;

/**
 * A question that many runs answer together. They are all combinations of {@code variants} and {@code vary}, each with
 * every seed of {@code repeats} or every fold of {@code folds}.
 *
 * @param name a label for people; need not be unique
 * @param base a run request, as for {@code POST /runs}: what all runs have in common
 * @param vary settings that vary, each by its JSON Pointer into {@code base}, with the list of its values: every
 *        combination is a setting of its own
 * @param variants settings that move together: each variant says the values of some settings, by their JSON Pointers
 * @param repeats runs of each combination, which differ in their seed: it counts up from that of {@code base}
 * @param folds instead of repeats, folds of a cross-validation: each run of a combination validates on another fold
 */
record ExperimentRequest(@Nullable @Name String name,
        @NotNull @Schema(example = ExperimentExamples.BASE) JsonNode base,
        @Nullable Map<String, JsonNode> vary, @Nullable List<@NotNull Map<String, JsonNode>> variants,
        @Nullable @Min(1) Integer repeats, @Nullable @Min(2) Integer folds) {

    ExperimentRequest {
        name = Name.Form.composed(name);
    }

    /** Runs of each combination. */
    int runsEach() {
        return folds != null ? folds : repeats != null ? repeats : 1;
    }

    /** The same with another base. */
    ExperimentRequest withBase(JsonNode other) {
        return new ExperimentRequest(name, other, vary, variants, repeats, folds);
    }
}
