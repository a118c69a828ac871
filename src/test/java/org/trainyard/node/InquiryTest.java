package org.trainyard.node;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Asking what may be silent. */
class InquiryTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void whoIsSilentIsAskedOnceAndMayAnswerLater() throws Exception {
        var silence = new CountDownLatch(1);
        var inquiry = new Inquiry<>(() -> {
            asked.incrementAndGet();
            awaitEndOf(silence);
            return "yes";
        }, SHORT, Duration.ZERO);

        assertThatThrownBy(inquiry::answer).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(inquiry::answer).isInstanceOf(TimeoutException.class);
        assertThat(asked).hasValue(1);

        silence.countDown();
        await().ignoreExceptions().until(() -> inquiry.answer().equals("yes"));
    }

    @Test
    void anAnswerIsGivenAgainWhileItIsYoung() throws Exception {
        var inquiry = new Inquiry<>(asked::incrementAndGet, LONG, LONG);

        assertThat(inquiry.answer()).isEqualTo(1);
        assertThat(inquiry.answer()).isEqualTo(1);
    }

    @Test
    void aFailureIsToldAndNotKept() throws Exception {
        var inquiry = new Inquiry<>(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return asked.get();
        }, LONG, LONG);

        assertThatThrownBy(inquiry::answer).isInstanceOf(ExecutionException.class).hasRootCauseMessage("not yet");
        assertThat(inquiry.answer()).isEqualTo(2);
    }

    private static void awaitEndOf(CountDownLatch silence) {
        try {
            silence.await();
        } catch (InterruptedException e) {
            throw new AssertionError("Nobody interrupts a question", e);
        }
    }
}
