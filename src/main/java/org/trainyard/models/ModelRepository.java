package org.trainyard.models;

import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ModelRepository extends JpaRepository<StoredModel, String> {

    /** Reads a model and keeps it from being deleted until the transaction ends; others may hold it too. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select m from StoredModel m where m.id = :id")
    Optional<StoredModel> findAndHold(String id);

    /** Reads a model for its deletion, once nobody holds it any more. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from StoredModel m where m.id = :id")
    Optional<StoredModel> findForDeletion(String id);
}
