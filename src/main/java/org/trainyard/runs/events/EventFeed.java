package org.trainyard.runs.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import org.trainyard.runs.EpochReader;
import org.trainyard.runs.EpochRow;
import org.trainyard.runs.RunState;
import org.trainyard.runs.checkpoints.CheckpointStore;
import org.trainyard.web.StrictJson;

/** Reads what happened in a run, and writes it out as events. */
@Component
class EventFeed {

    /** Epochs that are read, and held in memory, at a time. */
    static final int PAGE = 500;

    private final EpochReader epochs;
    private final CheckpointStore checkpoints;
    private final StrictJson json;

    EventFeed(EpochReader epochs, CheckpointStore checkpoints, StrictJson json) {
        this.epochs = epochs;
        this.checkpoints = checkpoints;
        this.json = json;
    }

    /** How a run stands; its epochs are not read. */
    Moment now(String runId) {
        // The state first: when it is final, all epochs are in the table.
        var state = epochs.read(runId, Integer.MAX_VALUE, 1).state();
        int epoch = epochs.last(runId).orElse(-1);
        return new Moment(state, epoch, checkpoints(runId, epoch, Map.of()), new Passage(List.of()));
    }

    /** What came after a moment, a page of epochs at most; empty when there is nothing new. */
    Optional<Moment> after(String runId, Moment known) {
        var page = epochs.read(runId, known.epoch(), PAGE);
        var news = new ArrayList<>(page.content().stream().map(this::epoch).toList());
        int epoch = news.isEmpty() ? known.epoch() : news.getLast().epoch();
        var stored = checkpoints(runId, epoch, known.checkpoints());
        stored.forEach((id, checkpoint) -> {
            if (!known.checkpoints().containsKey(id)) {
                news.add(checkpoint);
            }
        });
        // Before the last epoch is read, the state is still to come.
        var state = page.content().size() < PAGE ? page.state() : known.state();
        if (state != known.state()) {
            news.add(state(state, epoch));
        }
        return news.isEmpty() ? Optional.empty() : Optional.of(new Moment(state, epoch, stored, new Passage(news)));
    }

    /** A page of epochs, all of them after one and up to another. */
    Passage page(String runId, int after, int upTo) {
        return new Passage(epochs.read(runId, after, PAGE).content().stream().filter(row -> row.epoch() <= upTo)
                .map(this::epoch).toList());
    }

    RunEvent state(RunState state, int lastEpoch) {
        return RunEvent.state(state.isFinal(), lastEpoch, json.write(new StateEvent(state)));
    }

    private RunEvent epoch(EpochRow row) {
        return new RunEvent(RunEvent.EPOCH, row.epoch(), true, json.write(row));
    }

    /** Those of epochs that were read: a checkpoint is told after its epoch. */
    private Map<String, RunEvent> checkpoints(String runId, int epoch, Map<String, RunEvent> known) {
        var stored = new LinkedHashMap<String, RunEvent>();
        checkpoints.list(runId).forEach((id, checkpoint) -> {
            if (checkpoint.epoch() <= epoch) {
                var written = known.get(id);
                stored.put(id, written != null
                        ? written
                        : new RunEvent(RunEvent.CHECKPOINT, checkpoint.epoch(), false, json.write(checkpoint)));
            }
        });
        return Collections.unmodifiableMap(stored);
    }

    /** Where a run stands. */
    record StateEvent(RunState state) {}
}
