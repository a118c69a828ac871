package org.trainyard.runs.checkpoints;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ChunkRepository extends JpaRepository<CheckpointChunk, CheckpointChunk.Key> {

    @Query("select c from CheckpointChunk c where c.id.checkpointId = :checkpointId order by c.id.part")
    List<CheckpointChunk> findOf(String checkpointId);
}
