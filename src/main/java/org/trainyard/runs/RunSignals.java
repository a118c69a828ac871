package org.trainyard.runs;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.trainyard.transactions.AfterCommit;

/**
 * Wakes those who wait for news of a run on this node. Only a hint: the news itself is read from the database, and who
 * waits also looks there from time to time, because another node may train the run.
 */
@Component
class RunSignals {

    /** Who waits looks at least this often: the node that trains the run may be another one. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final ConcurrentHashMap<String, List<Subscription>> subscriptions = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /** Starts to listen. Subscribe before reading, or news between reading and waiting is missed. */
    Subscription subscribe(Collection<String> runIds) {
        return new Subscription(runIds);
    }

    /**
     * Looks, and again at all news of a run, until what is seen is enough, the time is up or the service stops; answers
     * what was seen last.
     */
    <T> T await(String runId, Duration atMost, Supplier<T> look, Predicate<T> isEnough) {
        var deadline = System.nanoTime() + atMost.toNanos();
        try (var news = subscribe(List.of(runId))) {
            while (true) {
                var seen = look.get();
                var left = Duration.ofNanos(deadline - System.nanoTime());
                if (isEnough.test(seen) || !left.isPositive() || closing) {
                    return seen;
                }
                news.await(left.compareTo(LOOK) < 0 ? left : LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return look.get();
        }
    }

    /** Wakes those who wait for a run or its experiment, once the present transaction, if any, has committed. */
    void announce(Run run) {
        var membership = run.membership();
        AfterCommit.run(() -> wake(run.getId()));
        if (membership != null) {
            announceExperiment(membership.experimentId());
        }
    }

    /** Wakes those who wait for an experiment, once the present transaction, if any, has committed. */
    void announceExperiment(String id) {
        AfterCommit.run(() -> wake(id));
    }

    private void wake(String runId) {
        subscriptions.getOrDefault(runId, List.of()).forEach(subscription -> subscription.news.release());
    }

    /** The web server waits for requests that wait for news, and the trainings for the web server: they end first. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
        subscriptions.keySet().forEach(this::wake);
    }

    /** One waiter's ear. */
    final class Subscription implements RunNews {

        private final Collection<String> runIds;
        private final Semaphore news = new Semaphore(0);

        private Subscription(Collection<String> runIds) {
            this.runIds = List.copyOf(runIds);
            for (var runId : this.runIds) {
                subscriptions.compute(runId, (id, present) -> {
                    var all = present == null ? new CopyOnWriteArrayList<Subscription>() : present;
                    all.add(this);
                    return all;
                });
            }
        }

        @Override
        public void await() throws InterruptedException {
            await(LOOK);
        }

        private void await(Duration atMost) throws InterruptedException {
            if (news.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                news.drainPermits();
            }
        }

        @Override
        public void close() {
            for (var runId : runIds) {
                subscriptions.computeIfPresent(runId, (id, present) -> {
                    present.remove(this);
                    return present.isEmpty() ? null : present;
                });
            }
        }
    }
}
