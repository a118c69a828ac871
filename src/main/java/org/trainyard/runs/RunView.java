package org.trainyard.runs;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.NetworkSpec;
import org.trainyard.compute.Outcome;
import org.trainyard.compute.Preprocessing;
import org.trainyard.compute.Split;
import org.trainyard.compute.TrainingPlan;
import org.trainyard.datasets.Dataset;
import org.trainyard.models.Advice;
import org.trainyard.models.Model;

/**
 * A run: what was asked, with every value in force, how far it got, and what came out.
 *
 * @param id the run's id
 * @param name the label it was given
 * @param tags the labels to find it by
 * @param state where it stands
 * @param model the network's definition, resolved
 * @param dataset the dataset's profile, resolved
 * @param preprocessing what happens to the columns before training
 * @param split which rows train, which validate, which test
 * @param training loss, optimizer, batch size, epochs
 * @param seed where all randomness comes from
 * @param summary the network's shapes and parameter counts
 * @param cost what the training takes, known before it starts
 * @param advice what will not work, or could work better, known before it starts
 * @param progress how far the training got
 * @param queuePosition place in the queue, 1 is next; null unless queued
 * @param metrics what came out; null until the training has ended
 * @param usage what the training took of its machine; null until it has begun
 * @param weightsSha256 fingerprint of the trained weights: the same request gives the same one on any machine
 * @param diverged where the first non-finite number appeared; null if none did
 * @param stopReason why the training ended; null until then
 * @param failure why the run failed; null unless it did
 * @param createdAt when it was accepted
 * @param startedAt when its training began
 * @param finishedAt when it came to its end
 * @param continues the run that it goes on from; null where it began with its own epoch 0
 * @param verifies the run that it trains again; null where it verifies none
 * @param experiment id of the experiment that ordered it; null where it was asked for by itself
 * @param owner whose run it is
 * @param links where to go from here
 */
public record RunView(String id, @Nullable String name, Collection<String> tags, RunState state, Model model,
        Dataset dataset, Preprocessing preprocessing, Split split, TrainingPlan training, long seed,
        NetworkSpec.Summary summary, Cost cost, List<Advice> advice, Progress progress, @Nullable Long queuePosition,
        @Nullable Metrics metrics, @Nullable Usage usage, @Nullable String weightsSha256,
        Outcome.@Nullable Divergence diverged,
        Outcome.@Nullable Reason stopReason, Ending.@Nullable Failure failure, Instant createdAt,
        @Nullable Instant startedAt, @Nullable Instant finishedAt, @Nullable Continued continues,
        @Nullable Verified verifies, @Nullable String experiment, String owner, Map<String, String> links) {

    /**
     * How far the training got.
     *
     * @param epoch epochs completed
     * @param epochs epochs asked for
     * @param fraction of the work done, 0 to 1
     * @param etaSeconds seconds that are probably left; null unless the training runs
     * @param samplesPerSecond training rows seen a second, of late
     * @param pauseAfter the epoch after which the run pauses; null when it goes on to its end
     */
    public record Progress(int epoch, int epochs, double fraction, @Nullable Double etaSeconds,
            @Nullable Double samplesPerSecond, @Nullable Integer pauseAfter) {}

    /**
     * The run that another one goes on from.
     *
     * @param run its id
     * @param fromEpoch the epoch up to which the two have everything in common
     * @param changes what the training does otherwise from there; none where it only goes on for longer
     */
    public record Continued(String run, int fromEpoch, List<Change> changes) {}

    /**
     * A setting that differs.
     *
     * @param pointer where it stands in a run request
     * @param before its value in the run that is continued
     * @param after its value in this run
     */
    public record Change(String pointer, @Nullable Object before, @Nullable Object after) {}

    /**
     * The run that another one trains again, to see whether it ends in the same weights.
     *
     * @param run its id
     * @param weightsSha256 the fingerprint to be met
     * @param same whether it was met; null until the end, and where it was cancelled or failed
     */
    public record Verified(String run, String weightsSha256, @Nullable Boolean same) {}
}
