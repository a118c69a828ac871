package org.trainyard.runs.events;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.trainyard.runs.EpochReader;

/**
 * What is new in one run, read by one thread for all clients of this node that follow it. It keeps the last moments,
 * for clients that are a little behind; who is further behind reads pages from the table until it is here again.
 */
final class RunTail {

    /** Epochs in the moments that are kept: under a megabyte. */
    private static final int KEPT = 2 * EventFeed.PAGE;
    /** After this long without news, who is still behind gets it from the table: a paused run holds no memory. */
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(RunTail.class);

    private final String runId;
    private final EventFeed feed;
    private final EpochReader epochs;
    private final EventPages pages;
    private final Set<Runnable> ears = ConcurrentHashMap.newKeySet();
    private final ReentrantLock reading = new ReentrantLock();
    /** Used by the thread alone, as the number of epochs in them. */
    private final ArrayDeque<Moment> kept = new ArrayDeque<>();
    private int keptEpochs;
    private volatile @Nullable Moment latest;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean closed;

    RunTail(String runId, EventFeed feed, EpochReader epochs, EventPages pages) {
        this.runId = runId;
        this.feed = feed;
        this.epochs = epochs;
        this.pages = pages;
    }

    void start() {
        Thread.ofVirtual().name("tail-" + runId).start(this::follow);
    }

    String runId() {
        return runId;
    }

    /** Calls this, which must be quick, whenever something is new. */
    void add(Runnable ear) {
        ears.add(ear);
    }

    void remove(Runnable ear) {
        ears.remove(ear);
    }

    boolean isForsaken() {
        return ears.isEmpty();
    }

    boolean isBroken() {
        return failure != null;
    }

    void close() {
        closed = true;
    }

    /**
     * How the run stands as far as this node knows; null before it has looked.
     *
     * @throws RuntimeException what ended the tail: the run was deleted, or the database is away
     */
    @Nullable
    Moment latest() {
        var broken = failure;
        if (broken != null) {
            throw broken;
        }
        return latest;
    }

    RunEvent state(Moment moment) {
        return feed.state(moment.state(), moment.epoch());
    }

    /** Epochs after one, from the table, up to at least the moment's unless a page ends before. */
    Passage page(int after, Moment moment) {
        return pages.read(runId, after, moment.epoch(), reading);
    }

    private void follow() {
        try (var news = epochs.listen(runId)) {
            var known = feed.now(runId);
            publish(known);
            var told = System.nanoTime();
            while (!closed && !known.state().isFinal()) {
                var next = feed.after(runId, known);
                if (next.isPresent()) {
                    known.continueWith(next.get());
                    known = next.get();
                    publish(known);
                    told = System.nanoTime();
                } else {
                    if (System.nanoTime() - told > QUIET.toNanos()) {
                        forget(0);
                    }
                    news.await();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.info("The events of {} end early: {}", runId, e.toString());
            fail(e);
        } catch (Error e) {
            fail(new IllegalStateException("The events could not be read", e));
            throw e;
        }
    }

    /** Clients must not wait for one that is no more: they end, and come back. */
    private void fail(RuntimeException why) {
        failure = why;
        wake();
    }

    private void publish(Moment moment) {
        kept.add(moment);
        keptEpochs += moment.news().events().size();
        forget(KEPT);
        latest = moment;
        wake();
    }

    /** Lets go of the oldest moments until so many events are left; never of the newest one. */
    private void forget(int events) {
        while (keptEpochs > events && kept.size() > 1) {
            var oldest = kept.remove();
            keptEpochs -= oldest.news().events().size();
            oldest.cut();
        }
    }

    private void wake() {
        ears.forEach(Runnable::run);
    }
}
