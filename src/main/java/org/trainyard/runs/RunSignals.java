package org.trainyard.runs;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes those who wait for news of a run on this node. Only a hint: the news itself is read from the database, and who
 * waits also looks there from time to time, because another node may train the run.
 */
@Component
class RunSignals {

    private final ConcurrentHashMap<String, List<Subscription>> subscriptions = new ConcurrentHashMap<>();

    /** Starts to listen. Subscribe before reading, or news between reading and waiting is missed. */
    Subscription subscribe(Collection<String> runIds) {
        return new Subscription(runIds);
    }

    /** Wakes the waiting once the present transaction, if any, has committed. */
    void announce(String runId) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake(runId);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake(runId);
            }
        });
    }

    private void wake(String runId) {
        subscriptions.getOrDefault(runId, List.of()).forEach(subscription -> subscription.news.release());
    }

    /** One waiter's ear. */
    final class Subscription implements AutoCloseable {

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

        /** Waits for news, or so long; all news up to now count as one. */
        void await(Duration atMost) throws InterruptedException {
            if (news.tryAcquire(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS)) {
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
