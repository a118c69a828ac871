package org.trainyard.insights.curves;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.trainyard.compute.Outcome;
import org.trainyard.runs.EpochRow;
import org.trainyard.runs.Metrics;
import org.trainyard.runs.RunState;

/**
 * Runs side by side.
 *
 * @param runs in the order in which they were asked for
 * @param differences the settings that are not the same in all of them
 * @param sameLoss whether all measure the same function of the same rows, so that a lower loss is a better one
 */
record Comparison(List<Compared> runs, List<Difference> differences, boolean sameLoss) {

    /**
     * One of the runs.
     *
     * @param id its id
     * @param name the label it was given
     * @param label what tells it apart from the others in a picture: its name, or the settings that differ
     * @param state where it stands
     * @param stopReason why its training ended; null until then
     * @param diverged where the first non-finite number appeared; null if none did
     * @param metrics what came out; null until the training has ended
     * @param epochs its recorded epochs, thinned as asked
     */
    record Compared(String id, @Nullable String name, String label, RunState state,
            Outcome.@Nullable Reason stopReason, Outcome.@Nullable Divergence diverged, @Nullable Metrics metrics,
            List<EpochRow> epochs) {}

    /**
     * A setting that is not the same in all runs.
     *
     * @param pointer where it stands in a run request
     * @param values its values, one a run in their order; null where a run has none
     */
    record Difference(String pointer, List<JsonNode> values) {}
}
