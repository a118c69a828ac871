package org.trainyard.datasets;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.persistence.EntityManager;

import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.trainyard.datasets.tables.Cells;
import org.trainyard.datasets.tables.Table;
import org.trainyard.web.Ids;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.StrictJson;

/** The datasets that clients made, profile and cells together: stored, found, listed, deleted. */
@Component
class StoredDatasets {

    private final StoredDatasetRepository repository;
    private final DatasetStore store;
    private final EntityManager entities;
    private final List<DatasetUse> uses;
    private final StrictJson json;
    private final Clock clock;

    StoredDatasets(StoredDatasetRepository repository, DatasetStore store, EntityManager entities,
            List<DatasetUse> uses, StrictJson json, Clock clock) {
        this.repository = repository;
        this.store = store;
        this.entities = entities;
        this.uses = uses;
        this.json = json;
        this.clock = clock;
    }

    /** Stores a table as a dataset, in the caller's transaction if there is one. */
    @Transactional
    public Dataset save(Table table, String name, Map<String, Object> source) {
        // Microseconds are what both databases keep.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var dataset = Dataset.of(table, Ids.next(), name, source, false, now);
        store.keep(table);
        repository.saveAndFlush(new StoredDataset(dataset, now, json));
        return dataset;
    }

    @Transactional(readOnly = true)
    public Optional<Dataset> find(String id) {
        return repository.findById(id).map(stored -> stored.dataset(json));
    }

    /** The cells of a dataset found here. */
    Cells cells(Dataset dataset) {
        return store.cells(dataset.sha256(), dataset.bytes());
    }

    long count() {
        return repository.count();
    }

    /** Some of them. */
    @Transactional(readOnly = true)
    public List<Dataset> some(long offset, int limit, Sort sort) {
        var order = sort.stream().map(by -> "d." + by.getProperty() + " " + by.getDirection()).toList();
        return entities
                .createQuery("select d from StoredDataset d order by " + String.join(", ", order), StoredDataset.class)
                .setFirstResult((int) offset).setMaxResults(limit).getResultList().stream()
                .map(stored -> stored.dataset(json)).toList();
    }

    /**
     * Keeps a dataset from being deleted until the caller's transaction ends.
     *
     * @throws Problem not-found
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(String id) {
        var _ = repository.findAndHold(id).orElseThrow(() -> Datasets.unknown(id));
    }

    /**
     * Deletes a dataset, and its cells with the last dataset that has them.
     *
     * @throws Problem in-use
     */
    @Transactional
    public void delete(String id) {
        var stored = repository.findForDeletion(id).orElseThrow(() -> Datasets.unknown(id));
        if (uses.stream().anyMatch(use -> use.uses(id))) {
            throw new Problem(ProblemType.IN_USE,
                    "This dataset cannot be deleted, for runs were made with it: they could not be repeated or verified any more. Delete these runs first.");
        }
        repository.delete(stored);
        repository.flush();
        store.release(stored.sha256(), repository);
    }
}
