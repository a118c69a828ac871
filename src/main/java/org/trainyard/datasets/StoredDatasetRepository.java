package org.trainyard.datasets;

import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The datasets that clients made. */
interface StoredDatasetRepository extends JpaRepository<StoredDataset, String> {

    long countBySha256(String sha256);

    /** Reads a dataset and keeps it from being deleted until the transaction ends; others may hold it too. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select d from StoredDataset d where d.id = :id")
    Optional<StoredDataset> findAndHold(String id);

    /** Reads a dataset for its deletion, once nobody holds it any more. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from StoredDataset d where d.id = :id")
    Optional<StoredDataset> findForDeletion(String id);
}
