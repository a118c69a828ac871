package org.trainyard.datasets;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.trainyard.compute.InputRows;

/**
 * The rows of a table in a file of this node, mapped into the address space: the operating system keeps in memory what
 * there is room for, and none of it on the heap. The mapping ends when nobody holds this any more.
 */
final class MappedRows implements InputRows {

    private static final ValueLayout.OfFloat CELL = ValueLayout.JAVA_FLOAT_UNALIGNED
            .withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment cells;
    private final int rows;
    private final int features;
    private final int width;

    private MappedRows(MemorySegment cells, int rows, int features, int width) {
        this.cells = cells;
        this.rows = rows;
        this.features = features;
        this.width = width;
    }

    /**
     * Maps a file of cells as they are stored.
     *
     * @param features columns of a row that are inputs; they come first
     * @param width columns of a row
     */
    static MappedRows of(Path file, int rows, int features, int width) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long bytes = (long) rows * width * Float.BYTES;
            if (channel.size() != bytes) {
                throw new IOException("%s has %d bytes instead of %d".formatted(file, channel.size(), bytes));
            }
            return new MappedRows(channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes, Arena.ofAuto()), rows, features,
                    width);
        }
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return features;
    }

    @Override
    public void copy(int row, float[] to, int at) {
        MemorySegment.copy(cells, CELL, offset(row, 0), to, at, features);
    }

    @Override
    public float cell(int row, int column) {
        return cells.get(CELL, offset(row, column));
    }

    /** A cell of a target, from 0. */
    float target(int row, int target) {
        return cells.get(CELL, offset(row, features + target));
    }

    private long offset(int row, int column) {
        return ((long) row * width + column) * Float.BYTES;
    }
}
