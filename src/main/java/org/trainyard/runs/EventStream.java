package org.trainyard.runs;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * Streams runs to clients. Each client has a virtual thread that reads the epoch table from where the client stands and
 * sends: a slow client delays only itself and holds nothing in memory, and a trainer never waits for one.
 */
@Component
class EventStream {

    /** A comment this often tells whether the client is still there, and keeps proxies from hanging up. */
    private static final Duration PING = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private final EventFeed feed;
    private final RunSignals signals;
    private final Limits limits;
    private final Semaphore free;
    private volatile boolean closing;

    EventStream(EventFeed feed, RunSignals signals, Limits limits) {
        this.feed = feed;
        this.signals = signals;
        this.limits = limits;
        this.free = new Semaphore(limits.streams());
    }

    /**
     * Starts to stream.
     *
     * @param positions for each run the last epoch that the client has; -1 for none
     * @param naming whether each event's data says which run it is about
     * @throws Problem {@code too-many-streams}
     */
    SseEmitter open(List<String> runIds, int[] positions, boolean naming) {
        if (!free.tryAcquire()) {
            throw new Problem(ProblemType.TOO_MANY_STREAMS,
                    "%d streams are open already. Close one, or poll /epochs?wait=30 instead."
                            .formatted(limits.streams()));
        }
        var emitter = new SseEmitter(0L);
        var cursor = new EventFeed.Cursor(runIds, positions, naming);
        Thread.ofVirtual().name("events-" + runIds.getFirst()).start(() -> {
            try {
                follow(cursor, emitter);
            } finally {
                free.release();
            }
        });
        return emitter;
    }

    private void follow(EventFeed.Cursor cursor, SseEmitter emitter) {
        try (var news = signals.subscribe(cursor.runIds())) {
            var spoken = System.nanoTime();
            while (!closing) {
                var events = feed.next(cursor);
                for (var event : events) {
                    emitter.send(event);
                }
                if (!events.isEmpty()) {
                    spoken = System.nanoTime();
                    continue;
                }
                if (cursor.isAtEnd()) {
                    break;
                }
                if (System.nanoTime() - spoken > PING.toNanos()) {
                    emitter.send(SseEmitter.event().comment("still here"));
                    spoken = System.nanoTime();
                }
                news.await();
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A client of {} went away", cursor.runIds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.info("The stream of {} ended early: {}", cursor.runIds(), e.toString());
        } finally {
            // However it ended, with a run that was deleted or a database that is away too: an open stream without a
            // thread would tell nothing for ever, and a client that is hung up on comes back and goes on or hears why.
            emitter.complete();
        }
    }

    /** Streams would hold up the end of the service: they end first, and clients come back to the next one. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }

    /** Reads {@code Last-Event-ID}: the last epoch of each run, in the order of the ids; garbage means the start. */
    static int[] positions(String lastEventId, int runs) {
        var positions = new int[runs];
        Arrays.fill(positions, -1);
        var parts = lastEventId.split(",", -1);
        if (parts.length == runs && Arrays.stream(parts).allMatch(part -> part.matches("-1|\\d{1,9}"))) {
            Arrays.setAll(positions, i -> Integer.parseInt(parts[i]));
        }
        return positions;
    }
}
