package org.trainyard.experiments;

import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ExperimentRepository extends JpaRepository<Experiment, String> {

    /** Reads an experiment under its row's lock, for a verb. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Experiment e where e.id = :id")
    Optional<Experiment> findForChange(String id);

    /** The id of the newest experiment; ids grow with time. */
    @Query("select max(e.id) from Experiment e")
    Optional<String> findNewest();
}
