package org.trainyard.runs.events;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One client of a stream. Its own virtual thread waits for news and sends, so that who reads slowly delays itself alone;
 * who takes nothing at all is hung up on when the web server's patience with a write is at its end.
 */
final class Subscriber {

    /** A comment this often tells whether the client is still there, and keeps proxies from hanging up. */
    private static final Duration PING = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);

    private final Outbox outbox;
    private final SseEmitter emitter;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean closing;

    Subscriber(Outbox outbox, SseEmitter emitter) {
        this.outbox = outbox;
        this.emitter = emitter;
    }

    /** Sends until all runs have come to their end, the client goes away, or the stream is closed. */
    void follow(RunTails tails) {
        Runnable ear = this::wake;
        var ids = outbox.runIds();
        var standings = IntStream.range(0, ids.size())
                .mapToObj(run -> new Standing(tails.follow(ids.get(run), ear), run, outbox.position(run))).toList();
        try {
            send(standings);
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A client of {} went away", ids);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("A stream of {} ended early: {}", ids, e.toString());
        } finally {
            standings.forEach(standing -> tails.leave(standing.tail(), ear));
            hangUp();
        }
    }

    /**
     * However it ended, with a run that was deleted or a database that is away too: an open stream without a thread
     * would tell nothing for ever, and a client that is hung up on comes back and goes on or hears why.
     */
    private void hangUp() {
        try {
            emitter.complete();
        } catch (IllegalStateException e) {
            // The web server noticed before us that the client is gone, and has ended the request on its own.
            LOG.debug("A client of {} was hung up on already", outbox.runIds());
        }
    }

    private void send(List<Standing> standings) throws IOException, InterruptedException {
        var spoken = System.nanoTime();
        while (!closing) {
            var told = false;
            for (var standing : standings) {
                standing.advance(outbox);
                if (outbox.isLarge()) {
                    outbox.send(emitter);
                    told = true;
                }
            }
            var quiet = System.nanoTime() - spoken;
            if (!told && outbox.isEmpty()) {
                if (standings.stream().allMatch(Standing::isEnded)) {
                    return;
                }
                if (quiet < PING.toNanos()) {
                    await(PING.toNanos() - quiet);
                    continue;
                }
                outbox.comment("still here");
            }
            if (!outbox.isEmpty()) {
                outbox.send(emitter);
            }
            spoken = System.nanoTime();
        }
    }

    /** Waits for news; all up to now count as one. */
    private void await(long nanos) throws InterruptedException {
        if (news.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
            news.drainPermits();
        }
    }

    private void wake() {
        news.release();
    }

    /** Ends the stream soon; the client comes back with what it has. */
    void close() {
        closing = true;
        wake();
    }
}
