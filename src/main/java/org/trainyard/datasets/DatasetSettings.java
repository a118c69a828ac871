package org.trainyard.datasets;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How this node reads datasets ({@code trainyard.datasets.*}).
 *
 * @param inMemory largest table that is read into memory; others are trained on from a file. Left out: a sixteenth of the
 *        heap
 * @param files where these files lie; they can be made again from the database at any time
 * @param filesLimit room for them: of those that nobody trains on, the oldest go first
 */
@ConfigurationProperties("trainyard.datasets")
record DatasetSettings(@Nullable DataSize inMemory, @DefaultValue("./data/rows") Path files,
        @DefaultValue("20GB") DataSize filesLimit) {

    /** Share of the heap that one table may take; a run has a scaled copy too, and several train at a time. */
    private static final int SHARE = 16;
    /** An array holds no more. */
    private static final long MOST = (Integer.MAX_VALUE - 8L) * Float.BYTES;

    /** Largest table that is read into memory, in bytes. */
    long inMemoryBytes() {
        return Math.min(MOST, inMemory == null ? Runtime.getRuntime().maxMemory() / SHARE : inMemory.toBytes());
    }
}
