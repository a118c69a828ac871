package org.trainyard.training;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Names the run, the attempt and the node in every line that the present thread logs until this is closed, whichever
 * class or library logs it: as {@code run}, {@code attempt} and {@code node} of the mapped diagnostic context.
 */
final class RunLog implements AutoCloseable {

    private static final String RUN = "run";
    private static final String ATTEMPT = "attempt";
    private static final String NODE = "node";

    RunLog(String runId, String node) {
        MDC.put(RUN, runId);
        MDC.put(NODE, node);
    }

    /** The attempt, as soon as it has a number. */
    void name(int attempt) {
        MDC.put(ATTEMPT, Integer.toString(attempt));
    }

    @Override
    public void close() {
        MDC.remove(RUN);
        MDC.remove(ATTEMPT);
        MDC.remove(NODE);
    }

    /** What the present thread's lines are named, for another thread that works for it. */
    static Names names() {
        return new Names(MDC.getCopyOfContextMap());
    }

    /** The names of one thread's lines. */
    record Names(@Nullable Map<String, String> all) {

        /** Names the present thread's lines so, for as long as it lives. */
        void takeOver() {
            if (all != null) {
                MDC.setContextMap(all);
            }
        }
    }
}
