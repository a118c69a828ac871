package org.trainyard.datasets.tables;

/** Where a cell stands in what the client sent. */
public interface Place {

    /** JSON Pointer to the cell. */
    String pointer(int column);

    /** The place in words, as the beginning of a sentence about the cell; empty where the pointer says it all. */
    String words(int column);
}
