package org.trainyard.training;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.trainyard.node.ClockChecked;

/**
 * Lets this node begin runs only while its clock is right. Pausing db-scheduler stops its search for due jobs and
 * nothing else: the heartbeats of what is being trained go on, and so does the training.
 */
@Component
class ClockGate {

    private final ObjectProvider<Scheduler> scheduler;

    ClockGate(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    @EventListener
    void judge(ClockChecked checked) {
        var jobs = scheduler.getObject();
        if (!checked.right()) {
            jobs.pause();
        } else if (jobs.getSchedulerState().isPaused()) {
            jobs.resume();
            jobs.triggerCheckForDueExecutions();
        }
    }
}
