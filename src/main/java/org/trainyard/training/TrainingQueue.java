package org.trainyard.training;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

import org.trainyard.runs.Run;
import org.trainyard.transactions.AfterCommit;

/** Turns a queued run into a job. */
@Component
class TrainingQueue {

    private final ObjectProvider<Scheduler> scheduler;

    TrainingQueue(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Inserts the job in the transaction that queues the run, so that there is never one without the other; a listener
     * after the commit could lose it. The job starts at once after the commit rather than at the next poll, if it is the
     * first in the queue: by priority, then by age.
     *
     * <p>
     * Each turn has a job of its own: the job of a run that was paused may still be on its way out of the table when the
     * run is resumed.
     */
    @EventListener
    void enqueue(Run.Queued event) {
        var jobs = scheduler.getObject();
        var turn = new Turn(event.runId(), event.turn());
        try {
            jobs.schedule(TrainingJobs.TRAIN.instance(turn.toString()).data(turn).priority(event.priority().rank())
                    .scheduledTo(event.at()));
        } catch (RuntimeException e) {
            throw translated(e);
        }
        AfterCommit.run(jobs::triggerCheckForDueExecutions);
    }

    /**
     * db-scheduler has its own exceptions for the database's trouble. Here it is said as everywhere else, or a run that
     * is queued again while the database is away would count as crashed.
     */
    private static RuntimeException translated(RuntimeException e) {
        var isTheDatabases = Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .anyMatch(SQLException.class::isInstance);
        return isTheDatabases ? new DataAccessResourceFailureException("The job could not be stored", e) : e;
    }
}
