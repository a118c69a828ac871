package org.trainyard.training;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.TransactionException;

/**
 * A time in which the database takes nothing: its disk is full, or it is away. A run is not given up for that. What it
 * has to store stays in memory and is tried again until the database takes it, or this node is to stop.
 */
final class Outage {

    private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final String runId;
    private final BooleanSupplier shuttingDown;
    private final ReentrantLock lock = new ReentrantLock();
    /** Nobody signals it: the time alone ends a wait. */
    private final Condition later = lock.newCondition();

    Outage(String runId, BooleanSupplier shuttingDown) {
        this.runId = runId;
        this.shuttingDown = shuttingDown;
    }

    /**
     * Reads, and tries again while that fails for a reason that can pass.
     *
     * @throws DataAccessException when it will not pass, or the thread is interrupted or the node is to stop meanwhile
     */
    <T> T outlast(Supplier<T> read) {
        return outlast(read, read);
    }

    /**
     * Writes, and tries again while that fails for a reason that can pass.
     *
     * @param again instead of {@code first} after a failure: nobody heard whether that was stored
     * @throws DataAccessException as in {@link #outlast(Supplier)}
     */
    <T> T outlast(Supplier<T> first, Supplier<T> again) {
        var isRepeated = false;
        while (true) {
            try {
                return (isRepeated ? again : first).get();
            } catch (DataAccessException | TransactionException e) {
                if (isFinal(e) || shuttingDown.getAsBoolean()) {
                    throw e;
                }
                if (!isRepeated) {
                    LOG.warn("Run {}: the database is away or full; the run waits for it: {}", runId, e.toString());
                }
                isRepeated = true;
                if (!pause()) {
                    throw e;
                }
            }
        }
    }

    /** Whether the same write would fail on a healthy database too. */
    private static boolean isFinal(RuntimeException e) {
        return e instanceof DataIntegrityViolationException || e instanceof InvalidDataAccessResourceUsageException;
    }

    /** False when the thread is interrupted: it is not to wait. */
    private boolean pause() {
        lock.lock();
        try {
            for (var left = PAUSE_NANOS; left > 0;) {
                left = later.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
