package org.trainyard.runs.checkpoints;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.trainyard.compute.Checkpoint;
import org.trainyard.runs.checkpoints.CheckpointView.Kind;
import org.trainyard.web.Ids;
import org.trainyard.web.Sha256;

/** Checkpoints in the database, each in the transaction of whoever writes. */
@Component
public class CheckpointStore {

    /** Periodic checkpoints kept for each run; those closest together make room. */
    static final int KEPT = 10;

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointStore.class);

    private final CheckpointRepository headers;
    private final ChunkRepository chunks;
    private final CheckpointMeters meters;
    private final Clock clock;

    CheckpointStore(CheckpointRepository headers, ChunkRepository chunks, CheckpointMeters meters, Clock clock) {
        this.headers = headers;
        this.chunks = chunks;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Stores one.
     *
     * @param loss training loss of its weights; null where it was not measured
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String runId, Kind kind, Checkpoint checkpoint, @Nullable Double loss) {
        var began = System.nanoTime();
        var id = Ids.next();
        var bytes = checkpoint.bytes();
        meters.made(bytes.length, began);
        var parts = new ArrayList<CheckpointChunk>();
        for (int from = 0; from < bytes.length; from += CheckpointChunk.MAX_BYTES) {
            var to = Math.min(bytes.length, from + CheckpointChunk.MAX_BYTES);
            parts.add(new CheckpointChunk(id, parts.size(), Arrays.copyOfRange(bytes, from, to)));
        }
        headers.saveAndFlush(new StoredCheckpoint(id, runId, checkpoint.epoch(), kind, loss, bytes.length,
                Sha256.hex(bytes), clock.instant()));
        chunks.saveAll(parts);
        makeRoom(runId);
    }

    private void makeRoom(String runId) {
        var periodic = headers.findOfRun(runId).stream().filter(header -> header.kind() == Kind.PERIODIC)
                .collect(Collectors.toCollection(ArrayList::new));
        while (periodic.size() > KEPT) {
            var spare = periodic.remove(mostSpare(periodic));
            headers.deleteOne(spare.getId());
        }
    }

    /**
     * The one whose neighbours are closest together, so that those that stay lie about evenly over the whole training and
     * no epoch is far from one. The newest two stay: the run goes on from them.
     */
    private static int mostSpare(List<StoredCheckpoint> periodic) {
        int spare = 0;
        int smallest = Integer.MAX_VALUE;
        for (int i = 0; i < periodic.size() - 2; i++) {
            var gap = periodic.get(i + 1).epoch() - (i == 0 ? 0 : periodic.get(i - 1).epoch());
            if (gap < smallest) {
                smallest = gap;
                spare = i;
            }
        }
        return spare;
    }

    /** Those of a run by their ids, oldest first. */
    public Map<String, CheckpointView> list(String runId) {
        var views = new LinkedHashMap<String, CheckpointView>();
        headers.findOfRun(runId).forEach(header -> views.put(header.getId(), header.view()));
        return views;
    }

    /** The newest checkpoint that can be read whole, at or before an epoch: damaged ones are passed over. */
    @Transactional(readOnly = true)
    public Optional<Checkpoint> newest(String runId, int atMostEpoch) {
        return headers.findOfRun(runId).reversed().stream().filter(header -> header.epoch() <= atMostEpoch)
                .flatMap(header -> read(header).stream()).findFirst();
    }

    /** The first state stored on the way in which an epoch was the last whole one: if there is one, that of its end. */
    @Transactional(readOnly = true)
    public Optional<Checkpoint> periodic(String runId, int epoch) {
        return headers.findOfRun(runId).stream()
                .filter(header -> header.kind() == Kind.PERIODIC && header.epoch() == epoch)
                .flatMap(header -> read(header).stream()).findFirst();
    }

    /** The run's result, or the newest state there is. */
    @Transactional(readOnly = true)
    public Optional<Checkpoint> result(String runId) {
        return newest(runId, Integer.MAX_VALUE);
    }

    private Optional<Checkpoint> read(StoredCheckpoint header) {
        var bytes = new ByteArrayOutputStream();
        chunks.findOf(header.getId()).forEach(chunk -> bytes.writeBytes(chunk.data()));
        try {
            return Optional.of(Checkpoint.read(bytes.toByteArray()));
        } catch (Checkpoint.Unreadable e) {
            LOG.warn("Checkpoint {} of epoch {} cannot be read and is passed over: {}", header.getId(), header.epoch(),
                    e.getMessage());
            return Optional.empty();
        }
    }
}
