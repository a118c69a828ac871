package org.trainyard.runs;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CheckpointRepository extends JpaRepository<StoredCheckpoint, String> {

    /** Oldest first. */
    @Query("select c from StoredCheckpoint c where c.runId = :runId order by c.createdAt, c.id")
    List<StoredCheckpoint> findOfRun(String runId);
}
