package org.trainyard.runs.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What one client is sent next, in one go, and the last epoch of each of its runs that it has when it has got that. On
 * the stream of one run the bytes are shared by all clients; on one of several runs the ids are the client's own.
 */
final class Outbox {

    private static final int LARGE = 256 * 1024;

    private final List<String> runIds;
    private final int[] positions;
    private final boolean naming;
    private final Set<DataWithMediaType> parts = new LinkedHashSet<>();
    private StringBuilder text = new StringBuilder();
    private int size;

    /**
     * @param positions for each run the last epoch that the client has; -1 for none
     * @param naming whether each event's data says which run it is about
     */
    Outbox(List<String> runIds, int[] positions, boolean naming) {
        this.runIds = List.copyOf(runIds);
        this.positions = positions.clone();
        this.naming = naming;
    }

    List<String> runIds() {
        return runIds;
    }

    int position(int run) {
        return positions[run];
    }

    /** Adds events of a run, all of which the client has not. */
    void add(int run, Passage passage) {
        if (naming) {
            passage.events().forEach(event -> add(run, event));
        } else {
            separate();
            parts.add(new DataWithMediaType(passage.bytes(), MediaType.APPLICATION_OCTET_STREAM));
            size += passage.bytes().length;
            positions[run] = Math.max(positions[run], passage.lastEpoch());
        }
    }

    void add(int run, RunEvent event) {
        if (event.is(RunEvent.EPOCH)) {
            positions[run] = event.epoch();
        }
        if (naming) {
            event.appendTo(text, runIds.get(run), eventId());
        } else {
            event.appendTo(text);
        }
    }

    /** Says something that no client shows. */
    void comment(String words) {
        text.append(':').append(words).append("\n\n");
    }

    boolean isEmpty() {
        return parts.isEmpty() && text.isEmpty();
    }

    /** Whether it is time to send. */
    boolean isLarge() {
        return size + text.length() > LARGE;
    }

    /** Sends what there is, and is empty. */
    void send(SseEmitter emitter) throws IOException {
        separate();
        emitter.send(parts);
        parts.clear();
        size = 0;
    }

    private void separate() {
        if (!text.isEmpty()) {
            var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            parts.add(new DataWithMediaType(bytes, MediaType.APPLICATION_OCTET_STREAM));
            size += bytes.length;
            // a new one: the room that much text took is not kept for a client that waits
            text = new StringBuilder();
        }
    }

    private String eventId() {
        return Arrays.stream(positions).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }
}
