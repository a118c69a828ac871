package org.trainyard.datasets.tables;

import org.trainyard.web.Faults;
import org.trainyard.web.ProblemType;

/** What is wrong with one table: the first twenty places, so that a file of a million bad lines has a short answer. */
public final class TableFaults {

    private static final int MOST = 20;

    private final Faults faults;
    private final String base;
    private int found;

    /** @param base where in the request the table stands: {@code ""}, or {@code "/dataset"} */
    public TableFaults(Faults faults, String base) {
        this.faults = faults;
        this.base = base;
    }

    /** @param pointer relative to the table */
    public void add(ProblemType type, String pointer, String detail) {
        if (!full()) {
            faults.add(type, base + pointer, detail);
        }
        found++;
    }

    public boolean isEmpty() {
        return found == 0;
    }

    /** Whether reading on is of no use. */
    public boolean full() {
        return found >= MOST;
    }
}
