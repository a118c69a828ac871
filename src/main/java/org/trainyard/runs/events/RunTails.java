package org.trainyard.runs.events;

import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import org.trainyard.runs.EpochReader;

/** The tails of the runs that clients of this node follow, one for each run, for as long as somebody does. */
@Component
class RunTails {

    private final EventFeed feed;
    private final EpochReader epochs;
    private final EventPages pages;
    private final ConcurrentHashMap<String, RunTail> tails = new ConcurrentHashMap<>();

    RunTails(EventFeed feed, EpochReader epochs, EventPages pages) {
        this.feed = feed;
        this.epochs = epochs;
        this.pages = pages;
    }

    /** The tail of a run, which calls this ear at all news until it {@linkplain #leave leaves}. */
    RunTail follow(String runId, Runnable ear) {
        return tails.compute(runId, (id, present) -> {
            var tail = present == null || present.isBroken() ? begin(id) : present;
            tail.add(ear);
            return tail;
        });
    }

    void leave(RunTail tail, Runnable ear) {
        tails.compute(tail.runId(), (_, present) -> {
            tail.remove(ear);
            if (!tail.isForsaken()) {
                return present;
            }
            tail.close();
            return present == tail ? null : present;
        });
    }

    private RunTail begin(String runId) {
        var tail = new RunTail(runId, feed, epochs, pages);
        tail.start();
        return tail;
    }
}
