package org.trainyard.experiments;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import org.trainyard.runs.ExperimentRuns;
import org.trainyard.web.Problem;
import org.trainyard.web.StreamPlaces;
import org.trainyard.web.StrictJson;

/**
 * Streams the progress of experiments: the present {@code state} first, then {@code progress} as it is made, the final
 * {@code state} last. Each client's thread sends what the {@link ProgressTail} of its experiment has seen last.
 */
@Component
class ProgressStream {

    /** A comment this often tells whether the client is still there, and keeps proxies from hanging up. */
    private static final Duration PING = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(ProgressStream.class);

    private final ExperimentDesk desk;
    private final ExperimentRuns runs;
    private final StreamPlaces places;
    private final StrictJson json;
    private final ConcurrentHashMap<String, ProgressTail> tails = new ConcurrentHashMap<>();
    private volatile boolean closing;

    ProgressStream(ExperimentDesk desk, ExperimentRuns runs, StreamPlaces places, StrictJson json) {
        this.desk = desk;
        this.runs = runs;
        this.places = places;
        this.json = json;
    }

    /** @throws Problem {@code too-many-streams} */
    SseEmitter open(String id) {
        places.take();
        var emitter = new SseEmitter(0L);
        Thread.ofVirtual().name("events-" + id).start(() -> serve(id, emitter));
        return emitter;
    }

    private void serve(String id, SseEmitter emitter) {
        var tail = tails.compute(id, (_, present) -> joined(id, present));
        try {
            send(tail, emitter);
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A client of experiment {} went away", id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            leave(tail);
            places.leave();
            hangUp(emitter);
        }
    }

    private ProgressTail joined(String id, ProgressTail present) {
        var tail = present == null || present.isEnded() ? new ProgressTail(id, desk, runs) : present;
        if (tail.join(1) == 1) {
            tail.start();
        }
        if (closing) {
            tail.close();
        }
        return tail;
    }

    private void leave(ProgressTail tail) {
        tails.compute(tail.id(), (_, present) -> {
            if (tail.join(-1) > 0) {
                return present;
            }
            tail.close();
            return present == tail ? null : present;
        });
    }

    private void send(ProgressTail tail, SseEmitter emitter) throws IOException, InterruptedException {
        ExperimentState told = null;
        int version = 0;
        while (told == null || !told.isFinal()) {
            var moment = tail.after(version, PING);
            if (moment == null && tail.isEnded()) {
                return;
            }
            if (moment == null) {
                emitter.send(SseEmitter.event().comment("still here"));
                continue;
            }
            version = moment.version();
            var state = moment.experiment().state();
            if (told == null) {
                // The final state is told last, once all else was.
                send(emitter, "state", new StateEvent(state), "");
            }
            send(emitter, "progress", moment.experiment().progress(), "");
            if (state.isFinal() || (told != null && state != told)) {
                send(emitter, "state", new StateEvent(state), state.label());
            }
            told = state;
        }
    }

    private void send(SseEmitter emitter, String name, Object data, String id) throws IOException {
        var event = SseEmitter.event().name(name);
        if (!id.isEmpty()) {
            event.id(id);
        }
        emitter.send(event.data(json.write(data), MediaType.TEXT_PLAIN));
    }

    private static void hangUp(SseEmitter emitter) {
        try {
            emitter.complete();
        } catch (IllegalStateException e) {
            LOG.debug("A client was hung up on already");
        }
    }

    /** Streams would hold up the end of the service: they end first, and clients come back to the next one. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
        Map.copyOf(tails).values().forEach(ProgressTail::close);
    }

    /** Where an experiment stands. */
    record StateEvent(ExperimentState state) {}
}
