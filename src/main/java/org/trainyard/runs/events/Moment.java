package org.trainyard.runs.events;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.trainyard.runs.RunState;

/**
 * How a run stood when this node looked, and what was new in it then. Moments of a run are a chain along which clients
 * walk, each at its own pace; a tail cuts the chain behind itself, so that who walks slowly does not hold all of it.
 */
final class Moment {

    private final RunState state;
    private final int epoch;
    private final Map<String, RunEvent> checkpoints;
    private final Passage news;
    private volatile @Nullable Moment next;
    private volatile boolean cut;

    /**
     * @param state where the run stood
     * @param epoch its last epoch, -1 for none
     * @param checkpoints the checkpoints at and before this epoch, by id, in order
     * @param news what happened since the moment before
     */
    Moment(RunState state, int epoch, Map<String, RunEvent> checkpoints, Passage news) {
        this.state = state;
        this.epoch = epoch;
        this.checkpoints = checkpoints;
        this.news = news;
    }

    RunState state() {
        return state;
    }

    int epoch() {
        return epoch;
    }

    Map<String, RunEvent> checkpoints() {
        return checkpoints;
    }

    Passage news() {
        return news;
    }

    /** The moment after this one; null where none has come yet, or the chain {@linkplain #isCut is cut}. */
    @Nullable
    Moment next() {
        return next;
    }

    /** Whether who stands here must look into the table for what came next. */
    boolean isCut() {
        return cut;
    }

    void continueWith(Moment later) {
        next = later;
    }

    /** In this order: who finds nothing next sees why. */
    void cut() {
        cut = true;
        next = null;
    }
}
