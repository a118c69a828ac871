package org.trainyard.datasets;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;

import org.springframework.data.domain.Persistable;

import org.trainyard.web.StrictJson;

/** A dataset that a client made: its profile as JSON, and beside it what lists are sorted by. Never changes. */
@Entity
@Table(name = "datasets")
class StoredDataset implements Persistable<String> {

    @Id
    private String id = "";
    @SuppressWarnings("unused") // lists are sorted by it
    private String name = "";
    @Column(name = "row_count")
    @SuppressWarnings("unused") // lists are sorted by it
    private int rows;
    private String sha256 = "";
    private String profile = "";
    @Column(name = "created_at")
    @SuppressWarnings("unused") // lists are sorted by it
    private Instant createdAt = Instant.EPOCH;
    @Transient
    private boolean fresh;

    /** For JPA. */
    protected StoredDataset() {}

    StoredDataset(Dataset dataset, Instant createdAt, StrictJson json) {
        id = dataset.id();
        name = dataset.name();
        rows = dataset.rows();
        sha256 = dataset.sha256();
        profile = json.write(dataset);
        this.createdAt = createdAt;
        fresh = true;
    }

    Dataset dataset(StrictJson json) {
        return json.read(profile, Dataset.class);
    }

    String sha256() {
        return sha256;
    }

    @Override
    public String getId() {
        return id;
    }

    /** An assigned id says nothing about whether there is a row, and asking would cost a query. */
    @Override
    public boolean isNew() {
        return fresh;
    }

    @PostPersist
    @PostLoad
    void stored() {
        fresh = false;
    }
}
