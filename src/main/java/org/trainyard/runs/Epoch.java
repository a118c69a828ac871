package org.trainyard.runs;

import java.io.Serializable;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One measured epoch of a run; written once by {@link EpochTable}, never changed, only read here. */
@Entity
@Immutable
@Table(name = "epochs")
class Epoch {

    /** Which run, which epoch (0 is before training). */
    @Embeddable
    record Key(String runId, int epoch) implements Serializable {}

    @EmbeddedId
    private Key id = new Key("", 0);
    private @Nullable Double trainLoss;
    private @Nullable Double validationLoss;
    private @Nullable Double trainAccuracy;
    private @Nullable Double validationAccuracy;
    private @Nullable Double penalty;
    private @Nullable Double gradientNorm;
    private double learningRate;
    private long millis;

    /** For JPA. */
    protected Epoch() {}

    EpochRow row() {
        return new EpochRow(id.epoch(), trainLoss, validationLoss, trainAccuracy, validationAccuracy, penalty,
                gradientNorm, learningRate, millis);
    }
}
