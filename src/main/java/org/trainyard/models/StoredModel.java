package org.trainyard.models;

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

/** A row of {@code models}. Never changed once it is written. */
@Entity
@Table(name = "models")
class StoredModel implements Persistable<String> {

    @Id
    private String id;
    @SuppressWarnings("UnusedVariable") // lists are sorted by it, in the database
    private @Nullable String name;
    @Column(columnDefinition = "text")
    private String definition;
    private String owner;
    private Instant createdAt;
    /** The id is assigned, so only this tells an insert from an update. */
    @Transient
    private boolean isNew;

    /** For Hibernate, which fills the fields next. */
    protected StoredModel() {
        this("", null, "", "", Instant.EPOCH);
        isNew = false;
    }

    StoredModel(String id, @Nullable String name, String definition, String owner, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.definition = definition;
        this.owner = owner;
        this.createdAt = createdAt;
        this.isNew = true;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return isNew;
    }

    @PostLoad
    @PostPersist
    void markStored() {
        isNew = false;
    }

    /** The {@link Model} as JSON. */
    String definition() {
        return definition;
    }

    String owner() {
        return owner;
    }

    Instant createdAt() {
        return createdAt;
    }
}
