package org.trainyard.runs.events;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Events in a row, and the bytes that they are on the stream of one run: one array, sent to all who follow it. */
final class Passage {

    private final List<RunEvent> events;
    private final byte[] bytes;
    private final int lastEpoch;

    Passage(List<RunEvent> events) {
        this.events = List.copyOf(events);
        var text = new StringBuilder(256 * events.size());
        int last = -1;
        for (var event : events) {
            event.appendTo(text);
            last = event.is(RunEvent.EPOCH) ? event.epoch() : last;
        }
        this.bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        this.lastEpoch = last;
    }

    List<RunEvent> events() {
        return events;
    }

    /** Shared: not to be modified. */
    byte[] bytes() {
        return bytes;
    }

    /** The last epoch among the events; -1 where there is none. */
    int lastEpoch() {
        return lastEpoch;
    }
}
