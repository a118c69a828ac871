package org.trainyard.runs.checkpoints;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

import org.trainyard.runs.checkpoints.CheckpointView.Kind;

/**
 * A checkpoint's header; its bytes lie in {@link CheckpointChunk}s, because one large value in one row makes the
 * database hold it in memory whole.
 */
@Entity
@Table(name = "checkpoints")
class StoredCheckpoint implements Persistable<String> {

    @Id
    private String id = "";
    @Column
    private String runId = "";
    private int epoch;
    @Enumerated(EnumType.STRING)
    private Kind kind = Kind.PERIODIC;
    private @Nullable Double loss;
    private long bytes;
    private String sha256 = "";
    private Instant createdAt = Instant.EPOCH;

    /** For JPA. */
    protected StoredCheckpoint() {}

    StoredCheckpoint(String id, String runId, int epoch, Kind kind, @Nullable Double loss, long bytes, String sha256,
            Instant createdAt) {
        this.id = id;
        this.runId = runId;
        this.epoch = epoch;
        this.kind = kind;
        this.loss = loss;
        this.bytes = bytes;
        this.sha256 = sha256;
        this.createdAt = createdAt;
    }

    int epoch() {
        return epoch;
    }

    Kind kind() {
        return kind;
    }

    CheckpointView view() {
        return new CheckpointView(epoch, kind, loss, bytes, sha256, createdAt);
    }

    @Override
    public String getId() {
        return id;
    }

    /** Always: checkpoints are only ever inserted and deleted. */
    @Override
    public boolean isNew() {
        return true;
    }
}
