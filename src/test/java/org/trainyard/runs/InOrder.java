package org.trainyard.runs;

import java.util.concurrent.Flow;

import static org.assertj.core.api.Assertions.assertThat;

/** Hears the lines of a run's stream, and counts its epochs as long as each is the next one. */
final class InOrder implements Flow.Subscriber<String> {

    private int next;
    private boolean inOrder = true;

    @Override
    public void onSubscribe(Flow.Subscription lines) {
        lines.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.startsWith("id:")) {
            inOrder &= Integer.parseInt(line.substring(3)) == next++;
        }
    }

    @Override
    public void onError(Throwable trouble) {
        inOrder = false;
    }

    @Override
    public void onComplete() {}

    /** How many epochs came, from 0 on. */
    int seen() {
        assertThat(inOrder).as("every epoch once, in order").isTrue();
        return next;
    }
}
