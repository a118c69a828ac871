package org.trainyard.datasets.tables;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the cells of a column are. */
public enum ColumnType {
    /** Numbers; they go into a network as they are. */
    NUMERIC("numeric"),
    /** Names without an order; each has an input of its own, 1 where the cell has this name and 0 elsewhere (one-hot). */
    CATEGORICAL("categorical"),
    /** Names with an order that the client gave; the position in it, from 0, goes into a network. */
    ORDINAL("ordinal");

    private final String label;

    ColumnType(String label) {
        this.label = label;
    }

    /** The name in requests and answers; part of a table's hash. */
    @JsonValue
    public String label() {
        return label;
    }
}
