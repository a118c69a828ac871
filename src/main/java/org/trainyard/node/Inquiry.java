package org.trainyard.node;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A question to something that may be silent, such as a database, asked on behalf of callers who cannot wait: signs of
 * life and scrapes of metrics. There is one question on its way at a time, however many ask.
 */
public final class Inquiry<T> {

    private final Supplier<T> question;
    private final Duration patience;
    private final Duration freshness;
    private @Nullable Asked<T> latest;

    private record Asked<T>(CompletableFuture<T> answer, long nanos) {

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }

        /** Whether another caller can make do with it: it is on its way, or its answer is young. */
        boolean serves(Duration freshness) {
            return !answer.isDone() || (!answer.isCompletedExceptionally() && age().compareTo(freshness) < 0);
        }
    }

    /**
     * An inquiry that nobody has made yet.
     *
     * @param patience longest time that the question may be on its way before callers are told that there is no answer
     * @param freshness age up to which an answer is given again
     */
    public Inquiry(Supplier<T> question, Duration patience, Duration freshness) {
        this.question = question;
        this.patience = patience;
        this.freshness = freshness;
    }

    /**
     * The answer, as young as was agreed.
     *
     * @throws TimeoutException when the question has been on its way for too long
     * @throws ExecutionException what the question threw
     * @throws InterruptedException when the caller is interrupted
     */
    public T answer() throws TimeoutException, ExecutionException, InterruptedException {
        var asked = asked();
        var left = patience.minus(asked.age());
        return asked.answer().get(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
    }

    private synchronized Asked<T> asked() {
        var present = latest;
        if (present == null || !present.serves(freshness)) {
            present = new Asked<>(new CompletableFuture<>(), System.nanoTime());
            ask(present.answer());
            // Only now: a question that no thread could be had for is not on its way.
            latest = present;
        }
        return present;
    }

    /** On a platform thread: nobody interrupts it, and a driver that blocks holds no carrier that requests need. */
    private void ask(CompletableFuture<T> answer) {
        Thread.ofPlatform().daemon().name("inquiry").start(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
    }
}
