package org.trainyard.datasets.formats;

import java.nio.charset.Charset;

import org.jspecify.annotations.Nullable;

/**
 * How a text file with separated values is written, as far as the client says; null is found out from its beginning.
 *
 * @param delimiter what stands between two cells
 * @param quote what stands around a cell that holds a delimiter
 * @param header whether the first line names the columns
 * @param decimal the decimal mark: a point or a comma
 * @param encoding how characters became bytes
 */
public record TextRequest(@Nullable Character delimiter, @Nullable Character quote, @Nullable Boolean header,
        @Nullable Character decimal, @Nullable Charset encoding) {

    /** Nothing is said. */
    public static final TextRequest NONE = new TextRequest(null, null, null, null, null);
}
