package org.trainyard.runs.events;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import org.trainyard.web.Problem;
import org.trainyard.web.StreamPlaces;

/**
 * Streams runs to clients, as many as a deployment allows. What is new in a run is read and written out once by its
 * {@link RunTail}; each client's thread sends it from there. A trainer never waits for a client, nor clients for each
 * other.
 */
@Component
class EventStream {

    private final RunTails tails;
    private final StreamPlaces places;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    EventStream(RunTails tails, StreamPlaces places, MeterRegistry registry) {
        this.tails = tails;
        this.places = places;
        Gauge.builder("trainyard.stream.clients", places::taken)
                .description("Clients that follow runs or experiments on a stream of this node").register(registry);
    }

    /**
     * Starts to stream.
     *
     * @param positions for each run the last epoch that the client has; -1 for none
     * @param naming whether each event's data says which run it is about
     * @throws Problem {@code too-many-streams}
     */
    SseEmitter open(List<String> runIds, int[] positions, boolean naming) {
        places.take();
        var emitter = new SseEmitter(0L);
        var subscriber = new Subscriber(new Outbox(runIds, positions, naming), emitter);
        Thread.ofVirtual().name("events-" + runIds.getFirst()).start(() -> serve(subscriber));
        return emitter;
    }

    private void serve(Subscriber subscriber) {
        subscribers.add(subscriber);
        try {
            if (closing) {
                subscriber.close();
            }
            subscriber.follow(tails);
        } finally {
            subscribers.remove(subscriber);
            places.leave();
        }
    }

    /** Streams would hold up the end of the service: they end first, and clients come back to the next one. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
        subscribers.forEach(Subscriber::close);
    }

    /** Where a client stands that has nothing yet. */
    static int[] beginning(int runs) {
        return IntStream.generate(() -> -1).limit(runs).toArray();
    }

    /** Reads {@code Last-Event-ID}: the last epoch of each run, in the order of the ids; empty where it is none. */
    static Optional<int[]> positions(String lastEventId, int runs) {
        var parts = lastEventId.split(",", -1);
        return parts.length == runs && Arrays.stream(parts).allMatch(part -> part.matches("-1|\\d{1,9}"))
                ? Optional.of(Arrays.stream(parts).mapToInt(Integer::parseInt).toArray())
                : Optional.empty();
    }
}
