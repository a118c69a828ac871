package org.trainyard.runs;

import jakarta.persistence.Embeddable;

/**
 * What a training took of its machine, over all its attempts; unlike all else of a run, it differs from time to time.
 *
 * @param bytesRead bytes of the dataset's input rows that were read: a dataset that fits into memory is read once, one
 *        that does not is read from the node's disk as often as the training comes to its rows
 * @param peakHeapBytes the largest heap of the service that was seen while the run trained, other runs and garbage
 *        included
 */
@Embeddable
public record Usage(long bytesRead, long peakHeapBytes) {

    /** Before the first attempt. */
    public static final Usage NONE = new Usage(0, 0);

    /** With what a later attempt took. */
    public Usage and(Usage later) {
        return new Usage(bytesRead + later.bytesRead, Math.max(peakHeapBytes, later.peakHeapBytes));
    }
}
