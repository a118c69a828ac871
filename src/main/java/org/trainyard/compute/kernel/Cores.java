package org.trainyard.compute.kernel;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the cores that train and lends the idle ones to large products, whose parts are rows or columns of a result:
 * how many cores take part changes no bit. A helper waits a moment for the next part before it sleeps, since products
 * come one after the other.
 */
public final class Cores {
    private static final AtomicInteger BUSY = new AtomicInteger();
    private static volatile int limit = Runtime.getRuntime().availableProcessors();
    private static volatile IdleCore[] helpers = {};

    private Cores() {}

    /** Work that can be cut into parts. */
    interface Work {
        /** Does part {@code number} (from 0) of {@code parts}. */
        void part(int number, int parts);
    }

    /** Uses at most that many cores from now on; at first, all there are. */
    public static void limitTo(int cores) {
        limit = cores;
    }

    /** The calling thread begins to train. */
    public static void occupy() {
        BUSY.incrementAndGet();
    }

    /** The calling thread has ended training. */
    public static void release() {
        BUSY.decrementAndGet();
    }

    /**
     * Does the work on this thread and on as many idle cores as there are, and returns when all of it is done. What a
     * part throws, such as an OutOfMemoryError, is thrown when no core is at work any more.
     */
    static void share(Work work) {
        int wanted = limit - Math.max(1, BUSY.get());
        if (wanted < 1) {
            work.part(0, 1);
            return;
        }
        var present = present(wanted);
        int taken = 0;
        // the helpers are marked first, because each part must know how many there are
        long marked = 0;
        for (int i = 0; i < present.length && i < Long.SIZE && taken < wanted; i++) {
            if (present[i].take()) {
                marked |= 1L << i;
                taken++;
            }
        }
        BUSY.addAndGet(taken);
        int number = 1;
        for (long left = marked; left != 0; left &= left - 1) {
            present[Long.numberOfTrailingZeros(left)].begin(work, number++, taken + 1);
        }
        Throwable failure = null;
        try {
            work.part(0, taken + 1);
        } finally {
            for (long left = marked; left != 0; left &= left - 1) {
                var thrown = present[Long.numberOfTrailingZeros(left)].await();
                failure = thrown == null ? failure : thrown;
            }
            BUSY.addAndGet(-taken);
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private static IdleCore[] present(int wanted) {
        return helpers.length >= wanted ? helpers : hire(wanted);
    }

    private static synchronized IdleCore[] hire(int wanted) {
        if (helpers.length < wanted) {
            var all = new IdleCore[wanted];
            System.arraycopy(helpers, 0, all, 0, helpers.length);
            for (int i = helpers.length; i < wanted; i++) {
                all[i] = new IdleCore(i);
                all[i].start();
            }
            helpers = all;
        }
        return helpers;
    }
}
