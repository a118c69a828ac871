package org.trainyard.web;

import java.util.concurrent.Semaphore;

import org.springframework.stereotype.Component;

/** The event streams that a node may have open at a time, whatever they are about: who opens one takes a place. */
@Component
public final class StreamPlaces {

    private final int places;
    private final Semaphore free;

    StreamPlaces(Limits limits) {
        this.places = limits.streams();
        this.free = new Semaphore(places);
    }

    /**
     * Takes a place, to be {@linkplain #leave left} when the stream ends.
     *
     * @throws Problem {@code too-many-streams}
     */
    public void take() {
        if (!free.tryAcquire()) {
            throw new Problem(ProblemType.TOO_MANY_STREAMS,
                    "%d streams are open already. Close one, or ask again and again instead, with wait=30 at /epochs or Prefer: wait=30."
                            .formatted(places));
        }
    }

    /** Gives a place back. */
    public void leave() {
        free.release();
    }

    /** Places that are taken. */
    public int taken() {
        return places - free.availablePermits();
    }
}
