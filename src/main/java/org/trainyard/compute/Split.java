package org.trainyard.compute;

import org.jspecify.annotations.Nullable;

/** Which rows train, validate and test. Below 1 a fraction, from 1 on a number of rows, 0 none. */
public record Split(@Nullable Double train, @Nullable Double validation, @Nullable Double test,
        @Nullable Boolean stratify, Double labelNoise) {

    /** The split with every value in force, for a table of this many rows (60/20/20 from 50 rows on, else all train). */
    public Split resolved(DataTable table) {
        throw new UnsupportedOperationException();
    }
}
