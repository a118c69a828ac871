package org.trainyard.datasets;

/** Where a cell stands in what the client sent. */
interface Place {

    /** JSON Pointer to the cell. */
    String pointer(int column);

    /** The place in words, as the beginning of a sentence about the cell; empty where the pointer says it all. */
    String words(int column);
}
