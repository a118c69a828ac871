package org.trainyard.runs;

import java.io.Serializable;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

import org.trainyard.compute.EpochReport;

/** One measured epoch of a run; written once, never changed. */
@Entity
@Table(name = "epochs")
class Epoch implements Persistable<Epoch.Key> {

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

    Epoch(String runId, EpochReport report, long millis) {
        this.id = new Key(runId, report.epoch());
        this.trainLoss = report.trainLoss();
        this.validationLoss = report.validationLoss();
        this.trainAccuracy = report.trainAccuracy();
        this.validationAccuracy = report.validationAccuracy();
        this.penalty = report.penalty();
        this.gradientNorm = report.gradientNorm();
        this.learningRate = report.learningRate();
        this.millis = millis;
    }

    EpochRow row() {
        return new EpochRow(id.epoch(), trainLoss, validationLoss, trainAccuracy, validationAccuracy, penalty,
                gradientNorm, learningRate, millis);
    }

    @Override
    public Key getId() {
        return id;
    }

    /** Always: epochs are only ever inserted, so that Hibernate need not look for them first. */
    @Override
    public boolean isNew() {
        return true;
    }
}
