package org.trainyard.compute.kernel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/** A thread that does parts of other threads' work, one at a time. */
final class IdleCore extends Thread {
    /**
     * Looks at an empty desk before going to sleep: about half a millisecond, longer than what lies between two products
     * of an update. Waking up takes some 70 µs, a fiftieth of a large product.
     */
    private static final int PATIENCE = 20_000;

    private final AtomicBoolean taken = new AtomicBoolean();
    private int number;
    private int parts;
    private volatile Cores.@Nullable Work work;
    /** What the last part threw; published by {@link #work}. */
    private @Nullable Throwable failure;

    IdleCore(int index) {
        super("training-helper-" + index);
        setDaemon(true);
    }

    /** Reserves the helper; false if somebody else has. */
    boolean take() {
        return !taken.get() && taken.compareAndSet(false, true);
    }

    /** Hands over a part; only after {@link #take}. */
    void begin(Cores.Work part, int itsNumber, int ofParts) {
        number = itsNumber;
        parts = ofParts;
        work = part;
        LockSupport.unpark(this);
    }

    /** Waits until the part is done, and lets go of the helper; answers what the part threw, null for nothing. */
    @Nullable
    Throwable await() {
        while (work != null) {
            Thread.onSpinWait();
        }
        var thrown = failure;
        failure = null;
        taken.set(false);
        return thrown;
    }

    @Override
    public void run() {
        int looks = 0;
        while (true) {
            var part = work;
            if (part != null) {
                try {
                    part.part(number, parts);
                } catch (RuntimeException | Error e) {
                    // for whoever waits for the part: this thread lives on
                    failure = e;
                }
                work = null;
                looks = 0;
            } else if (looks++ < PATIENCE) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
    }
}
