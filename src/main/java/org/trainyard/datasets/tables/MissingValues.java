package org.trainyard.datasets.tables;

import com.fasterxml.jackson.annotation.JsonValue;

/** What becomes of cells without a value. */
public enum MissingValues {
    /** The table is refused, and told where they are. */
    REFUSE("refuse"),
    /** Rows that have one are left out. */
    DROP("drop"),
    /** The mean of the column's other cells; in a column of names, the most frequent one. */
    MEAN("mean"),
    /** The most frequent of the column's other cells; of several, the smallest. */
    MOST_FREQUENT("most-frequent");

    private final String label;

    MissingValues(String label) {
        this.label = label;
    }

    /** The name in requests and answers. */
    @JsonValue
    public String label() {
        return label;
    }

    /** Whether a value is put in their place. */
    boolean areFilled() {
        return this == MEAN || this == MOST_FREQUENT;
    }
}
