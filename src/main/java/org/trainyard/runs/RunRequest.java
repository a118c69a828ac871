package org.trainyard.runs;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.trainyard.compute.Preprocessing;
import org.trainyard.compute.RandomStream;
import org.trainyard.compute.Split;
import org.trainyard.compute.TrainingPlan;
import org.trainyard.web.Name;

/**
 * What to train, on what, and how. Everything but {@code model} and {@code dataset} has a default.
 *
 * @param name a label for people; need not be unique
 * @param tags labels to find runs by
 * @param model id of a stored model, or a whole definition as for {@code POST /models}
 * @param dataset id of a stored dataset, name of a built-in one, or a whole definition as for {@code POST /datasets}
 * @param preprocessing what happens to the columns before training
 * @param split which rows train, which validate, which test
 * @param training loss, optimizer, batch size, epochs
 * @param seed where all randomness comes from, 0 to 2⁵³−1: the same request with the same seed gives the same weights
 * @param paused true creates the run without starting it
 */
public record RunRequest(@Nullable @Name String name,
        @Size(max = 20) List<@NotNull @Size(min = 1, max = 100) String> tags,
        @NotNull @Schema(example = RunExamples.MODEL) JsonNode model,
        @NotNull @Schema(example = "xor") JsonNode dataset,
        @Valid Preprocessing preprocessing, @Valid Split split, @Valid TrainingPlan training,
        @Min(0) @Max(RandomStream.MAX_SEED) Long seed,
        Boolean paused) {

    public RunRequest {
        name = Name.Form.composed(name);
        tags = tags == null ? List.of() : tags;
        preprocessing = preprocessing == null ? Preprocessing.none() : preprocessing;
        split = split == null ? Split.unspecified() : split;
        training = training == null ? TrainingPlan.unspecified() : training;
        seed = seed == null ? 0L : seed;
        paused = paused != null && paused;
    }
}
