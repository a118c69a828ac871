package org.trainyard.datasets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Task;
import org.trainyard.web.Faults;

/** Reads tables of one file format, as a stream. */
interface TableReader {

    /** Name of the format, for a dataset's source. */
    String format();

    /**
     * Reads to the end, or until there are too many faults.
     *
     * @param in the bytes, decompressed; not closed
     * @return the table, for the caller to close; empty if {@code faults} says why not
     * @throws IOException when the client stops sending
     */
    Optional<Table> read(BufferedInputStream in, Wish wish, Faults faults) throws IOException;

    /**
     * What the client says about the file.
     *
     * @param columns names of the columns, for a file that does not name them; else empty
     * @param targets names of the target columns; empty means the last column
     * @param task null means that the target decides
     */
    record Wish(List<String> columns, List<String> targets, @Nullable Task task) {}
}
