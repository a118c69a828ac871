package org.trainyard.bench.measure;

/** One of two sides that do the same work. */
public interface Side {

    /** Works until nothing gets faster any more. */
    void warmUp();

    /** Does the work and answers its CPU seconds; a quick side may do it several times, and answers the mean. */
    double round();
}
