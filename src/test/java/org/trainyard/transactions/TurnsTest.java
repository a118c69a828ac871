package org.trainyard.transactions;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TurnsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Turns turns = new Turns();

    @AfterEach
    void noTransactionIsLeft() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.clearSynchronization();
        }
    }

    @Test
    void workForOneKeyIsDoneOneAfterAnotherAndForTwoKeysAtOnce() throws Exception {
        var doing = new CopyOnWriteArrayList<String>();
        var may = new CountDownLatch(1);
        var began = new CountDownLatch(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var key : List.of("a", "b")) {
                var _ = threads.submit(() -> turns.alone(key, LONG, () -> {
                    began.countDown();
                    return await(may) && doing.add(key);
                }));
            }
            began.await();
            assertThat(turns.alone("a", Duration.ZERO, () -> doing.add("too early"))).isEmpty();
            may.countDown();
            assertThat(turns.alone("a", LONG, () -> doing.add("after"))).contains(true);
        }
        assertThat(doing).containsExactlyInAnyOrder("a", "b", "after").containsSubsequence("a", "after");
    }

    @Test
    void aTurnKeptInATransactionEndsWithIt() throws Exception {
        TransactionSynchronizationManager.initSynchronization();
        assertThat(turns.keepToTheEnd("a", LONG)).isTrue();
        assertThat(turns.keepToTheEnd("a", LONG)).as("again in the same transaction").isTrue();
        assertThat(elsewhere()).isFalse();
        TransactionSynchronizationManager.getSynchronizations()
                .forEach(one -> one.afterCompletion(TransactionSynchronization.STATUS_ROLLED_BACK));
        assertThat(elsewhere()).isTrue();
    }

    @Test
    void aTurnIsNotKeptWithoutATransaction() {
        assertThatThrownBy(() -> turns.keepToTheEnd("a", LONG)).isInstanceOf(IllegalStateException.class);
    }

    private boolean elsewhere() throws Exception {
        try (var thread = Executors.newSingleThreadExecutor()) {
            return thread.submit(() -> turns.alone("a", Duration.ZERO, () -> true)).get().isPresent();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
