package org.trainyard.runs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;
import tools.jackson.databind.node.ObjectNode;

import org.trainyard.web.StrictJson;

/**
 * What happened in some runs since a client last heard: {@code state} first on every connection, then {@code epoch} and
 * {@code checkpoint} as they are stored, the final {@code state} last.
 */
@Component
class EventFeed {

    private static final int BATCH = 500;

    private final EpochReader epochs;
    private final CheckpointStore checkpoints;
    private final StrictJson json;

    EventFeed(EpochReader epochs, CheckpointStore checkpoints, StrictJson json) {
        this.epochs = epochs;
        this.checkpoints = checkpoints;
        this.json = json;
    }

    /** Where a client stands in each of its runs. */
    static final class Cursor {

        private final List<String> runIds;
        private final int[] positions;
        private final int[] beginnings;
        /** Ids of the stored checkpoints that were told; a run may have several of one epoch. */
        private final List<Set<String>> told;
        private final RunState[] states;
        private final boolean[] ended;
        private final boolean naming;

        Cursor(List<String> runIds, int[] positions, boolean naming) {
            this.runIds = List.copyOf(runIds);
            this.positions = positions.clone();
            this.beginnings = positions.clone();
            this.told = runIds.stream().map(_ -> (Set<String>) new HashSet<String>()).toList();
            this.states = new RunState[runIds.size()];
            this.ended = new boolean[runIds.size()];
            this.naming = naming;
        }

        List<String> runIds() {
            return runIds;
        }

        /** Whether the final state of every run was told. */
        boolean isAtEnd() {
            for (var end : ended) {
                if (!end) {
                    return false;
                }
            }
            return true;
        }

        private String eventId() {
            return Arrays.stream(positions).mapToObj(Integer::toString).collect(Collectors.joining(","));
        }
    }

    /** The next events, and moves the cursor past them; empty when there is nothing new. */
    List<SseEventBuilder> next(Cursor cursor) {
        var events = new ArrayList<SseEventBuilder>();
        for (int i = 0; i < cursor.runIds.size(); i++) {
            if (!cursor.ended[i]) {
                next(cursor, i, events);
            }
        }
        return events;
    }

    private void next(Cursor cursor, int i, List<SseEventBuilder> events) {
        var runId = cursor.runIds.get(i);
        var page = epochs.read(runId, cursor.positions[i], BATCH);
        if (cursor.states[i] == null) {
            events.add(state(cursor, i, page.state()));
        }
        for (var row : page.content()) {
            cursor.positions[i] = row.epoch();
            events.add(event("epoch", cursor, i, row).id(cursor.eventId()));
        }
        var stored = checkpoints.list(runId);
        cursor.told.get(i).retainAll(stored.stream().map(StoredCheckpoint::getId).toList());
        for (var checkpoint : stored) {
            // Those of the epoch at which a client comes back are told again: it may have left before they were stored.
            if (checkpoint.epoch() >= cursor.beginnings[i] && checkpoint.epoch() <= cursor.positions[i]
                    && cursor.told.get(i).add(checkpoint.getId())) {
                events.add(event("checkpoint", cursor, i, checkpoint.view()));
            }
        }
        var drained = page.content().size() < BATCH;
        if (drained && page.state().isFinal()) {
            events.add(state(cursor, i, page.state()));
            cursor.ended[i] = true;
        } else if (drained && cursor.states[i] != page.state()) {
            events.add(state(cursor, i, page.state()));
        }
    }

    private SseEventBuilder state(Cursor cursor, int i, RunState state) {
        cursor.states[i] = state;
        return event("state", cursor, i, new StateEvent(state));
    }

    private SseEventBuilder event(String name, Cursor cursor, int i, Object data) {
        var tree = (ObjectNode) json.tree(data);
        if (cursor.naming) {
            tree.put("run", cursor.runIds.get(i));
        }
        return SseEmitter.event().name(name).data(json.write(tree), MediaType.APPLICATION_JSON);
    }

    /** Where a run stands. */
    record StateEvent(RunState state) {}
}
