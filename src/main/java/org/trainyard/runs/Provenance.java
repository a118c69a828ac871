package org.trainyard.runs;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.trainyard.compute.NetworkSpec;
import org.trainyard.compute.Preprocessing;
import org.trainyard.compute.Split;
import org.trainyard.compute.TrainingPlan;
import org.trainyard.runs.RunView.Continued;

/**
 * All that made a run: what its weights are a function of, who computed them, and who has computed them again.
 *
 * @param run the run's id
 * @param request what asked for it
 * @param network the network's layers, with every value in force
 * @param dataset what it was trained on
 * @param preprocessing what happened to the columns before training
 * @param split which rows trained, validated, tested
 * @param training loss, optimizer, batch size, epochs: every value in force
 * @param seed where its randomness comes from
 * @param continues the run that it goes on from; null where it began with its own epoch 0
 * @param formats versions of the arithmetic and of what is stored, in this service now
 * @param attempts who trained it, from where to where; an interruption begins another attempt
 * @param weightsSha256 fingerprint of the trained weights; null until the training has ended by itself
 * @param verifications runs that trained it again
 */
record Provenance(String run, Request request, NetworkSpec network, Data dataset, Preprocessing preprocessing,
        Split split, TrainingPlan training, Seed seed, @Nullable Continued continues, Formats formats,
        List<Attempt> attempts, @Nullable String weightsSha256, List<Verification> verifications) {

    /**
     * What asked for a run: posted again, it gives the same weights.
     *
     * @param path where it is posted
     * @param body what is posted
     */
    record Request(String path, @Schema(example = "{\"epochs\": 500}") JsonNode body) {}

    /**
     * What a run was trained on.
     *
     * @param id the dataset's id, or a built-in one's name
     * @param name what the dataset is called
     * @param rows how many rows it has
     * @param sha256 fingerprint of columns and cells: the same table has the same one
     */
    record Data(String id, String name, int rows, String sha256) {}

    /**
     * Where a run's randomness comes from.
     *
     * @param value the seed itself
     * @param generator the algorithm of every stream
     * @param streams what there is a stream for; each depends on the seed and on its purpose alone
     */
    record Seed(long value, String generator, List<String> streams) {}

    /**
     * Versions of what this service computes and stores.
     *
     * @param numerics runs of one numerics version agree bit for bit
     * @param checkpoint layout of stored states
     */
    record Formats(int numerics, int checkpoint) {}

    /**
     * One worker's work on a run.
     *
     * @param number counts from 1
     * @param node the process that did it
     * @param version of the software
     * @param numerics version of its arithmetic
     * @param engine which kernels it computed with; they all give the same bits
     * @param fromEpoch epochs that were completed when it began
     * @param reachedEpoch epochs completed when it ended; null where it did not come to say
     * @param outcome state in which it left the run, `interrupted` where its node stopped, or `lost` where the process
     *        died or another one took over; null while it goes on
     * @param beganAt when it began
     * @param endedAt when it ended, or was given up
     */
    record Attempt(int number, String node, String version, int numerics, String engine, int fromEpoch,
            @Nullable Integer reachedEpoch, @Nullable String outcome, Instant beganAt, @Nullable Instant endedAt) {}

    /**
     * A run that trained this one again.
     *
     * @param run its id
     * @param state where it stands
     * @param same whether it ended in the same weights; null until its end, and where it has no result
     */
    record Verification(String run, RunState state, @Nullable Boolean same) {}
}
