package org.trainyard.runs.checkpoints;

import java.io.Serializable;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.springframework.data.domain.Persistable;

/** At most {@link #MAX_BYTES} of a checkpoint. */
@Entity
@Table(name = "checkpoint_chunks")
class CheckpointChunk implements Persistable<CheckpointChunk.Key> {

    static final int MAX_BYTES = 1 << 20;

    /** Which checkpoint, which part of it (from 0). */
    @Embeddable
    record Key(String checkpointId, int part) implements Serializable {}

    @EmbeddedId
    private Key id = new Key("", 0);
    private byte[] data = {};

    /** For JPA. */
    protected CheckpointChunk() {}

    CheckpointChunk(String checkpointId, int part, byte[] data) {
        this.id = new Key(checkpointId, part);
        this.data = data;
    }

    byte[] data() {
        return data;
    }

    @Override
    public Key getId() {
        return id;
    }

    /** Always: chunks are only ever inserted and deleted. */
    @Override
    public boolean isNew() {
        return true;
    }
}
