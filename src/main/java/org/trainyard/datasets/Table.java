package org.trainyard.datasets;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Task;
import org.trainyard.web.Caller;

/** A table that was read whole and is in order: its profile, and its cells in a spool until it is closed. */
final class Table implements AutoCloseable {

    private final Task task;
    private final int rows;
    private final List<Dataset.Feature> features;
    private final List<Dataset.Target> targets;
    private final Cells cells;
    private final Spool spool;
    private final String sha256;

    Table(Task task, int rows, List<Dataset.Feature> features, List<Dataset.Target> targets, Cells cells, Spool spool) {
        this.task = task;
        this.rows = rows;
        this.features = List.copyOf(features);
        this.targets = List.copyOf(targets);
        this.cells = cells;
        this.spool = spool;
        this.sha256 = Fingerprint.of(features, targets, cells);
    }

    /** The profile, for a dataset that is not stored. */
    Dataset describe(String name, Map<String, Object> source) {
        return describe("", name, source, false, null);
    }

    /** The profile. */
    Dataset describe(String id, String name, Map<String, Object> source, boolean builtIn, @Nullable Instant createdAt) {
        return new Dataset(id, name, Caller.LOCAL.owner(), task, rows, features, targets, sha256,
                bytes(), source, builtIn, createdAt);
    }

    String sha256() {
        return sha256;
    }

    /** Size of the cells. */
    long bytes() {
        return (long) rows * (features.size() + targets.size()) * Float.BYTES;
    }

    Cells cells() {
        return cells;
    }

    @Override
    public void close() {
        spool.close();
    }
}
