package org.trainyard.runs;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.trainyard.compute.Checkpoint;
import org.trainyard.runs.CheckpointView.Kind;
import org.trainyard.web.Ids;
import org.trainyard.web.Sha256;

/** Checkpoints in the database, each in the transaction of whoever writes. */
@Component
class CheckpointStore {

    /** Periodic checkpoints kept for each run; older ones make room. */
    static final int KEPT = 10;

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointStore.class);

    private final CheckpointRepository headers;
    private final ChunkRepository chunks;
    private final Clock clock;

    CheckpointStore(CheckpointRepository headers, ChunkRepository chunks, Clock clock) {
        this.headers = headers;
        this.chunks = chunks;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(String runId, Kind kind, Checkpoint checkpoint, @Nullable Double loss) {
        var id = Ids.next();
        var bytes = checkpoint.bytes();
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
        var periodic = headers.findOfRun(runId).stream().filter(header -> header.kind() == Kind.PERIODIC).toList();
        periodic.stream().limit(Math.max(0, periodic.size() - KEPT)).forEach(old -> {
            chunks.deleteOf(old.getId());
            headers.delete(old);
        });
    }

    List<StoredCheckpoint> list(String runId) {
        return headers.findOfRun(runId);
    }

    /** The newest checkpoint that can be read whole, at or before an epoch: damaged ones are passed over. */
    @Transactional(readOnly = true)
    Optional<Checkpoint> newest(String runId, int atMostEpoch) {
        return headers.findOfRun(runId).reversed().stream().filter(header -> header.epoch() <= atMostEpoch)
                .flatMap(header -> read(header).stream()).findFirst();
    }

    /** The run's result, or the newest state there is. */
    @Transactional(readOnly = true)
    Optional<Checkpoint> result(String runId) {
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
