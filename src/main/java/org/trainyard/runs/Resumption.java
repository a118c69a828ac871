package org.trainyard.runs;

import jakarta.validation.constraints.Positive;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a paused run goes on.
 *
 * @param epochs so many epochs, then it pauses again; left out, to its end. An epoch that it stopped in counts as one
 */
record Resumption(@Nullable @Positive @Schema(example = "1") Integer epochs) {}
