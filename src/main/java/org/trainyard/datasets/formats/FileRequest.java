package org.trainyard.datasets.formats;

import org.trainyard.datasets.tables.TableRequest;

/**
 * What a client says about a file.
 *
 * @param table of the table in it
 * @param text of how a text file is written
 */
public record FileRequest(TableRequest table, TextRequest text) {

    /** Of a file that is understood by itself. */
    public static FileRequest of(TableRequest table) {
        return new FileRequest(table, TextRequest.NONE);
    }
}
