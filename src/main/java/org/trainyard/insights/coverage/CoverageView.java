package org.trainyard.insights.coverage;

import org.jspecify.annotations.Nullable;

/**
 * Which rows an epoch trained on, counted while it was trained again.
 *
 * @param epoch the epoch
 * @param trainingRows rows of the training part
 * @param updates mini-batches of the epoch
 * @param once rows that were in exactly one of them
 * @param moreThanOnce rows that were in several
 * @param never rows that were in none
 * @param orderSha256 fingerprint of the order in which they came: SHA-256 over their numbers in the dataset, as
 *        little-endian int32
 * @param weightsSha256 fingerprint of the weights after the epoch that was counted
 * @param isTheRuns whether these are the weights that the run ended with; null where the run had not ended there, or took
 *        the weights of its best epoch
 */
record CoverageView(int epoch, int trainingRows, int updates, int once, int moreThanOnce, int never,
        String orderSha256, String weightsSha256, @Nullable Boolean isTheRuns) {}
