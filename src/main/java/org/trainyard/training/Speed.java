package org.trainyard.training;

import java.time.Duration;

/**
 * Epochs a second of late. What is slow in the beginning, cold code and kernels that are still being compiled, is soon
 * forgotten, and does not tell a user for minutes that hours are left. Times are {@link System#nanoTime}.
 */
final class Speed {

    /** The speed is that of the last one to two of these, or of the last epochs where one takes longer. */
    private static final long WINDOW = Duration.ofSeconds(5).toNanos();

    private long from;
    private int fromEpoch;
    private long mark;
    private int markEpoch;

    /** @param epoch the last epoch that was done when this training began */
    Speed(long began, int epoch) {
        this.from = began;
        this.fromEpoch = epoch;
        this.mark = began;
        this.markEpoch = epoch;
    }

    /** Epochs a second, now that so many are done; calls come in the order of time. */
    double at(long now, int epoch) {
        if (now - mark > WINDOW) {
            from = mark;
            fromEpoch = markEpoch;
            mark = now;
            markEpoch = epoch;
        }
        return (epoch - fromEpoch) * 1e9 / Math.max(1, now - from);
    }
}
