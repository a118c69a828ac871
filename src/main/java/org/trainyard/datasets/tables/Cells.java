package org.trainyard.datasets.tables;

import java.io.InputStream;

/**
 * The cells of a table as bytes: row by row, a row's features and then its targets, each a little-endian float32. The
 * target of a classification is the number of its class.
 */
@FunctionalInterface
public interface Cells {

    /** The bytes from {@code offset} on; the caller closes the stream. */
    InputStream open(long offset);
}
