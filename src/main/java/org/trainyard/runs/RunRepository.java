package org.trainyard.runs;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface RunRepository extends JpaRepository<Run, String>, JpaSpecificationExecutor<Run> {

    /** Reads a run under its row's lock, for a verb. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Run r where r.id = :id")
    Optional<Run> findForChange(String id);

    /**
     * The fence: takes the row's lock if the run is still this attempt's.
     *
     * @return 1, or 0 when another worker took the run over or a user ended it
     */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("""
            update Run r set r.heardAt = :now
            where r.id = :id and r.attempt = :attempt and r.state = org.trainyard.runs.RunState.RUNNING""")
    int fence(String id, int attempt, Instant now);

    @Query("""
            select r.wish from Run r
            where r.id = :id and r.attempt = :attempt and r.state = org.trainyard.runs.RunState.RUNNING""")
    Optional<Run.Wish> findWish(String id, int attempt);

    @Query("""
            select count(r) from Run r
            where r.id = :id and r.attempt = :attempt and r.state = org.trainyard.runs.RunState.RUNNING""")
    long countHeld(String id, int attempt);

    @Query("select r.state from Run r where r.id = :id")
    Optional<RunState> findState(String id);

    /** The id of the newest run; ids grow with time. */
    @Query("select max(r.id) from Run r")
    Optional<String> findNewest();

    long countByState(RunState state);

    /** How many runs there are in each state that any run is in. */
    @Query("select r.state as state, count(r) as runs from Run r group by r.state")
    List<StateCount> countByState();

    /** One row of {@link #countByState()}. */
    record StateCount(RunState state, long runs) {}

    /** Runs that are served before one of this rank that waits since then. */
    @Query("""
            select count(r) from Run r
            where r.state = org.trainyard.runs.RunState.QUEUED
              and (r.priority > :rank or r.priority = :rank and r.times.queuedAt < :since)""")
    long countQueuedBefore(int rank, Instant since);

    /** Ids of runs that go on from an epoch of this one, verifications of such runs among them; the oldest first. */
    @Query("select r.id from Run r where r.lineage.parentId = :parentId order by r.id")
    List<String> findContinuing(String parentId, Limit limit);

    /** Runs that train this one again, the oldest first. */
    List<Run> findByLineageVerifiedIdOrderById(String verifiedId);

    /** How the runs of some experiments stand: a row for each experiment and state that any of its runs is in. */
    @Query("""
            select r.membership.experimentId as experimentId, r.state as state, count(r) as runs,
                sum(r.membership.multiplyAdds) as work,
                sum(case when r.epochs = 0 then 0.0 else r.membership.multiplyAdds * r.epoch / r.epochs end) as done,
                min(r.times.startedAt) as startedAt, max(r.times.finishedAt) as finishedAt
            from Run r where r.membership.experimentId in :experimentIds
            group by r.membership.experimentId, r.state""")
    List<ExperimentRuns.Standing> findStandings(Collection<String> experimentIds);

    /** The runs of an experiment, in its order. */
    @Query("""
            select r.id as id, r.membership.number as number, r.state as state, r.metrics as metrics,
                r.ending.stopReason as stopReason
            from Run r where r.membership.experimentId = :experimentId order by r.membership.number""")
    List<ExperimentRuns.Member> findMembers(String experimentId);

    /** Reads the runs of an experiment under their rows' locks, for a verb. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Run r where r.membership.experimentId = :experimentId order by r.id")
    List<Run> findOfExperimentForChange(String experimentId);

    /** Ids of runs that go on from a run of an experiment; the oldest first. */
    @Query("""
            select r.id from Run r where r.lineage.parentId in
                (select m.id from Run m where m.membership.experimentId = :experimentId)
            order by r.id""")
    List<String> findContinuingExperiment(String experimentId, Limit limit);

    boolean existsByDatasetId(String datasetId);

    boolean existsByModelId(String modelId);
}
