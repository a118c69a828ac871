package org.trainyard.transactions;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One line for each key; who comes to its head goes on, the others wait in the order of their coming. Lines nobody stands
 * in are gone. They are lines of this process alone: between nodes, the database must decide.
 */
public final class Turns {
    private final ConcurrentHashMap<String, Line> lines = new ConcurrentHashMap<>();

    /** Does the work when nobody else does any for this key; empty if that takes longer than the patience. */
    public <T> Optional<T> alone(String key, Duration patience, Supplier<T> work) {
        if (!enter(key, patience)) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            leave(key);
        }
    }

    /**
     * Waits for the turn and keeps it until the present transaction has ended, however it ends.
     *
     * @return whether the turn came within the patience
     * @throws IllegalStateException without a transaction
     */
    public boolean keepToTheEnd(String key, Duration patience) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("Nothing would ever end this turn: there is no transaction");
        }
        if (!enter(key, patience)) {
            return false;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                leave(key);
            }
        });
        return true;
    }

    private boolean enter(String key, Duration patience) {
        var line = lines.compute(key, (_, present) -> (present == null ? new Line() : present).joined());
        var isHead = false;
        try {
            isHead = line.head.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!isHead) {
                lines.computeIfPresent(key, (_, present) -> present.left());
            }
        }
        return isHead;
    }

    private void leave(String key) {
        lines.computeIfPresent(key, (_, present) -> {
            present.head.unlock();
            return present.left();
        });
    }

    private static final class Line {
        /** Fair; and entered again by a thread that is at the head already. */
        final ReentrantLock head = new ReentrantLock(true);
        /** Changed inside of the map's compute alone, which is atomic. */
        private int length;

        Line joined() {
            length++;
            return this;
        }

        @Nullable
        Line left() {
            length--;
            return length == 0 ? null : this;
        }
    }
}
