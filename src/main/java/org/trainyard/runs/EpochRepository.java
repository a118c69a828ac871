package org.trainyard.runs;

import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface EpochRepository extends JpaRepository<Epoch, Epoch.Key> {

    @Query("select e from Epoch e where e.id.runId = :runId and e.id.epoch > :after order by e.id.epoch")
    List<Epoch> findAfter(String runId, int after, Limit limit);

    /** The last recorded epoch; empty before epoch 0. */
    @Query("select max(e.id.epoch) from Epoch e where e.id.runId = :runId")
    Optional<Integer> findLast(String runId);
}
