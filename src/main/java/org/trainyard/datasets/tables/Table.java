package org.trainyard.datasets.tables;

import java.io.InputStream;
import java.util.List;

import org.trainyard.compute.Task;

/** A table that was read whole and is in order: its profile, and its cells in a spool until it is closed. */
public final class Table implements AutoCloseable {

    private final Task task;
    private final int rows;
    private final int dropped;
    private final List<ColumnProfile> features;
    private final List<ColumnProfile> targets;
    private final Cells cells;
    private final Spool spool;
    private final String sha256;

    private Table(Task task, int rows, int dropped, List<ColumnProfile> features, List<ColumnProfile> targets,
            Cells cells, Spool spool, String sha256) {
        this.task = task;
        this.rows = rows;
        this.dropped = dropped;
        this.features = features;
        this.targets = targets;
        this.cells = cells;
        this.spool = spool;
        this.sha256 = sha256;
    }

    /**
     * Reads the spool once more, for the hash and for the figures that need the range of each column first.
     *
     * @param kept the columns in the order of the spool, features first
     * @param spool owned
     */
    static Table of(Task task, int rows, int dropped, List<ColumnDraft.Kept> kept, int features, Spool spool) {
        Cells cells = offset -> opened(spool, kept, offset);
        var columns = kept.stream().map(ColumnDraft.Kept::profile).toList();
        var print = new Fingerprint(columns.subList(0, features).stream().map(ColumnProfile::column).toList(),
                columns.subList(features, columns.size()).stream().map(ColumnProfile::column).toList());
        var profiles = new Profiler(columns, features, rows).read(print.following(cells));
        return new Table(task, rows, dropped, List.copyOf(profiles.subList(0, features)),
                List.copyOf(profiles.subList(features, profiles.size())), cells, spool, print.sha256());
    }

    private static InputStream opened(Spool spool, List<ColumnDraft.Kept> kept, long offset) {
        int rowBytes = kept.size() * Float.BYTES;
        return new DecodedCells(spool.open(offset - offset % rowBytes), kept).skipped((int) (offset % rowBytes));
    }

    /** What its targets ask for. */
    public Task task() {
        return task;
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Rows that were left out because they had a cell without a value. */
    public int dropped() {
        return dropped;
    }

    /** The input columns, in order. */
    public List<ColumnProfile> features() {
        return features;
    }

    /** The target columns, in order. */
    public List<ColumnProfile> targets() {
        return targets;
    }

    /** The {@link Fingerprint}. */
    public String sha256() {
        return sha256;
    }

    /** Size of the cells. */
    public long bytes() {
        return (long) rows * (features.size() + targets.size()) * Float.BYTES;
    }

    /** The cells, until this is closed. */
    public Cells cells() {
        return cells;
    }

    @Override
    public void close() {
        spool.close();
    }
}
