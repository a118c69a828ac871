package org.trainyard.experiments;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An experiment: what was asked, and how far its runs have come.
 *
 * @param id the experiment's id
 * @param name the label it was given
 * @param state queued before any run has begun; running until all have ended; then completed, runs that failed too, or
 *        cancelled
 * @param base the run request that all runs have in common; an inline dataset stands here by its id
 * @param vary settings that vary, with their values
 * @param variants settings that move together
 * @param repeats runs of each combination with seeds of their own; null where there are folds
 * @param folds folds of each combination; null unless it is a cross-validation
 * @param combinations how many combinations of settings there are
 * @param progress how far its runs have come
 * @param cost what its runs take together, known before they start
 * @param createdAt when it was accepted
 * @param startedAt when the first of its runs began
 * @param finishedAt when the last of its runs ended; null before all have
 * @param owner whose experiment it is
 * @param links where to go from here
 */
record ExperimentView(String id, @Nullable String name, ExperimentState state, JsonNode base,
        @Nullable Map<String, JsonNode> vary, @Nullable List<Map<String, JsonNode>> variants, @Nullable Integer repeats,
        @Nullable Integer folds, int combinations, Progress progress, Cost cost, Instant createdAt,
        @Nullable Instant startedAt, @Nullable Instant finishedAt, String owner, Map<String, String> links) {

    /**
     * How far an experiment has come.
     *
     * @param runs how many of its runs are in which state
     * @param fraction of the work done, 0 to 1; each run counts by its cost
     * @param etaSeconds seconds that are probably left; null unless it is running and has done some of its work
     */
    record Progress(RunCounts runs, double fraction, @Nullable Double etaSeconds) {}

    /**
     * Runs of an experiment by their state.
     *
     * @param total all of them
     * @param queued those that wait for a worker
     * @param running those that are being trained
     * @param paused those that a user has paused: they wait until they are resumed
     * @param completed those that came to a result, diverged ones too
     * @param failed those that came to no result
     * @param cancelled those that a user did not want any more
     */
    record RunCounts(long total, long queued, long running, long paused, long completed, long failed,
            long cancelled) {}

    /**
     * What an experiment costs.
     *
     * @param multiplyAdds 3 × weights × training rows × epochs, of all runs together
     */
    record Cost(double multiplyAdds) {}
}
