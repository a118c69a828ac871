package org.trainyard.web.idempotency;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** One line for each key; who comes to its head goes on alone. Lines nobody stands in are gone. */
final class WaitingLines {
    private final ConcurrentHashMap<String, Line> lines = new ConcurrentHashMap<>();

    /** Does the work when nobody else does any for this key; empty if that takes longer than the patience. */
    <T> Optional<T> alone(String key, Duration patience, Supplier<T> work) {
        var line = lines.compute(key, (_, present) -> (present == null ? new Line() : present).joined());
        try {
            if (!line.head.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.get());
            } finally {
                line.head.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lines.computeIfPresent(key, (_, present) -> present.left());
        }
    }

    private static final class Line {
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
