package org.trainyard.runs;

import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface EpochRepository extends JpaRepository<Epoch, Epoch.Key> {

    @Query("select e from Epoch e where e.id.runId = :runId and e.id.epoch > :after order by e.id.epoch")
    List<Epoch> findAfter(String runId, int after, Limit limit);

    @Query("select e.id.epoch from Epoch e where e.id.runId = :runId and e.id.epoch > :after order by e.id.epoch")
    List<Integer> findNumbers(String runId, int after);

    @Query("select e from Epoch e where e.id.runId = :runId and e.id.epoch in :numbers order by e.id.epoch")
    List<Epoch> findNumbered(String runId, List<Integer> numbers);

    @Query("""
            select new org.trainyard.runs.RateChange(t.epoch, t.rate)
            from (select e.id.epoch as epoch, e.learningRate as rate,
                      lag(e.learningRate) over (order by e.id.epoch) as former
                  from Epoch e where e.id.runId = :runId) t
            where t.former <> t.rate order by t.epoch""")
    List<RateChange> findRateChanges(String runId, Limit limit);

    /** The recorded epoch with the lowest validation loss, or training loss where nothing validates; the first of equals. */
    default Optional<Integer> findBest(String runId) {
        return findByValidationLoss(runId, Limit.of(1)).stream().findFirst()
                .or(() -> findByTrainLoss(runId, Limit.of(1)).stream().findFirst());
    }

    @Query("""
            select e.id.epoch from Epoch e where e.id.runId = :runId and e.validationLoss is not null
            order by e.validationLoss, e.id.epoch""")
    List<Integer> findByValidationLoss(String runId, Limit limit);

    @Query("""
            select e.id.epoch from Epoch e where e.id.runId = :runId and e.trainLoss is not null
            order by e.trainLoss, e.id.epoch""")
    List<Integer> findByTrainLoss(String runId, Limit limit);

    /** The last recorded epoch; empty before epoch 0. */
    @Query("select max(e.id.epoch) from Epoch e where e.id.runId = :runId")
    Optional<Integer> findLast(String runId);
}
