package org.trainyard.experiments;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.trainyard.runs.ExperimentRuns;

/**
 * How one experiment stands, looked at by one thread for all clients of this node that follow it. Whoever is slow misses
 * what has been overtaken: only the latest progress is of interest.
 */
final class ProgressTail {

    /** Runs may end by the hundred in a second. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Logger LOG = LoggerFactory.getLogger(ProgressTail.class);

    private final String id;
    private final ExperimentDesk desk;
    private final ExperimentRuns runs;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    /** Given back to end the pauses between looks. */
    private final Semaphore closing = new Semaphore(0);
    private int followers;
    private int version;
    private @Nullable ExperimentView latest;
    private boolean ended;

    /** @param version grows with each change */
    record Moment(int version, ExperimentView experiment) {}

    ProgressTail(String id, ExperimentDesk desk, ExperimentRuns runs) {
        this.id = id;
        this.desk = desk;
        this.runs = runs;
    }

    void start() {
        Thread.ofVirtual().name("progress-" + id).start(this::follow);
    }

    String id() {
        return id;
    }

    /** Counts who follows. */
    int join(int more) {
        lock.lock();
        try {
            followers += more;
            return followers;
        } finally {
            lock.unlock();
        }
    }

    /** Stops to look; who still waits here waits no longer. */
    void close() {
        closing.release();
        end();
    }

    boolean isEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** What is newer than a version, waiting so long for it; null where nothing was, or never will be. */
    @Nullable
    Moment after(int known, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            for (var left = atMost.toNanos(); left > 0 && version == known && !ended;) {
                left = news.awaitNanos(left);
            }
            return version == known || latest == null ? null : new Moment(version, latest);
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        try (var heard = runs.listen(id)) {
            var seen = desk.find(id);
            publish(seen);
            while (!seen.state().isFinal()) {
                if (closing.tryAcquire(BETWEEN_LOOKS.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
                heard.await();
                var next = desk.find(id);
                if (isNews(next, seen)) {
                    publish(next);
                    seen = next;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.info("The events of experiment {} end early: {}", id, e.toString());
        } finally {
            // Clients must not wait for one that is no more: they are hung up on, and come back.
            end();
        }
    }

    /** That the rest takes a moment less, as time passes, is none. */
    private static boolean isNews(ExperimentView next, ExperimentView seen) {
        return next.state() != seen.state() || !next.progress().runs().equals(seen.progress().runs())
                || next.progress().fraction() != seen.progress().fraction();
    }

    private void publish(ExperimentView view) {
        lock.lock();
        try {
            latest = view;
            version++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            ended = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
