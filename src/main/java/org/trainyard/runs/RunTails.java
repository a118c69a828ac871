package org.trainyard.runs;

import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/** The tails of the runs that clients of this node follow, one for each run, for as long as somebody does. */
@Component
class RunTails {

    private final EventFeed feed;
    private final RunSignals signals;
    private final EventPages pages;
    private final ConcurrentHashMap<String, RunTail> tails = new ConcurrentHashMap<>();

    RunTails(EventFeed feed, RunSignals signals, EventPages pages) {
        this.feed = feed;
        this.signals = signals;
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
        var tail = new RunTail(runId, feed, signals, pages);
        tail.start();
        return tail;
    }
}
