package org.trainyard.compute;

import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/** Rows of a table that count what is read of them one by one. Rows in memory, which nobody copies, count once. */
public final class CountedRows implements InputRows {
    private final InputRows rows;
    private final LongAdder bytes = new LongAdder();

    public CountedRows(InputRows rows) {
        this.rows = rows;
        if (rows.array() != null) {
            bytes.add((long) rows.rows() * rows.columns() * Float.BYTES);
        }
    }

    /** Bytes read so far; may be asked by any thread. */
    public long bytes() {
        return bytes.sum();
    }

    @Override
    public int rows() {
        return rows.rows();
    }

    @Override
    public int columns() {
        return rows.columns();
    }

    @Override
    public void copy(int row, float[] to, int at) {
        rows.copy(row, to, at);
        count(rows.columns());
    }

    @Override
    public float cell(int row, int column) {
        count(1);
        return rows.cell(row, column);
    }

    @Override
    public float @Nullable [] array() {
        return rows.array();
    }

    private void count(int cells) {
        if (rows.array() == null) {
            bytes.add((long) cells * Float.BYTES);
        }
    }
}
