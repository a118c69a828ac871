package org.trainyard.runs.checkpoints;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface CheckpointRepository extends JpaRepository<StoredCheckpoint, String> {

    /** Oldest first. */
    @Query("select c from StoredCheckpoint c where c.runId = :runId order by c.createdAt, c.id")
    List<StoredCheckpoint> findOfRun(String runId);

    /** With its chunks. By a query: to Spring Data these are ever new, and what is new is not deleted. */
    @Modifying
    @Query("delete from StoredCheckpoint c where c.id = :id")
    void deleteOne(String id);
}
