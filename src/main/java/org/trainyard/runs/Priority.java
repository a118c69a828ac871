package org.trainyard.runs;

import java.util.Arrays;

/**
 * Who is served first. Within a priority the queue goes by age; where owners are to have fair shares, this is where
 * their runs are told apart.
 */
public enum Priority {

    /** One of many for the same question: who asks for a single run must not wait for all of them. */
    ONE_OF_MANY(-20),

    /** Nobody waits for it at a screen. */
    BACKGROUND(-10),

    /** Somebody asked for it and looks on. */
    NORMAL(0);

    private final int rank;

    Priority(int rank) {
        this.rank = rank;
    }

    /** The one of this rank. */
    static Priority ofRank(int rank) {
        return Arrays.stream(values()).filter(each -> each.rank == rank).findFirst().orElseThrow();
    }

    /** Higher goes first; leaves room between two. */
    public int rank() {
        return rank;
    }
}
