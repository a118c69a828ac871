package org.trainyard.datasets.formats;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.trainyard.datasets.tables.Table;
import org.trainyard.web.Faults;
import org.trainyard.web.Problem;

/** Reads tables of one file format, as a stream. */
public interface TableReader {

    /** Where faults of a file as a whole are pointed at. */
    String FILE = "/file";

    /** Name of the format, in requests and in a dataset's source. */
    String format();

    /** Names of two parts that may come instead of one file; empty for a format that is one file. */
    default Set<String> pair() {
        return Set.of();
    }

    /** Whether a file looks like this format. */
    boolean fits(FileStart start);

    /**
     * Reads to the end, or until there are too many faults.
     *
     * @return the table, for the caller to close; empty if {@code faults} says why not
     * @throws Problem for a file that is not of this format
     * @throws IOException when the client stops sending
     */
    Optional<Reading> read(Upload upload, FileRequest request, Faults faults) throws IOException;

    /**
     * A table and what its file said besides.
     *
     * @param told what the dataset's source remembers, such as how the text was understood
     */
    record Reading(Table table, Map<String, Object> told) {}
}
