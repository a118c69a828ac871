package org.trainyard.experiments;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/**
 * A question, as it was asked. How far its runs have come is not kept here: they say it themselves, so that no count can
 * ever be wrong.
 */
@Entity
@Table(name = "experiments")
class Experiment implements Persistable<String> {

    @Id
    private String id = "";
    private String owner = "";
    private @Nullable String name;
    private String request = "";
    private String plan = "";
    @Column
    private @Nullable Instant cancelledAt;
    private Instant createdAt = Instant.EPOCH;

    @Transient
    private boolean fresh = true;

    /** For JPA. */
    protected Experiment() {}

    Experiment(String id, String owner, @Nullable String name, Instant now) {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.createdAt = now;
    }

    /** Says what was ordered: the {@link ExperimentRequest} and the {@link ExperimentPlan}, as JSON. */
    void ordered(String requestJson, String planJson) {
        request = requestJson;
        plan = planJson;
    }

    /** A user does not want it any more; the first time counts. */
    void cancel(Instant now) {
        cancelledAt = cancelledAt == null ? now : cancelledAt;
    }

    @PostLoad
    @PostPersist
    void markStored() {
        fresh = false;
    }

    String owner() {
        return owner;
    }

    @Nullable
    String name() {
        return name;
    }

    String request() {
        return request;
    }

    String plan() {
        return plan;
    }

    boolean isCancelled() {
        return cancelledAt != null;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    @Override
    public String getId() {
        return id;
    }
}
