package org.trainyard.compute.kernel;

/**
 * What follows as soon as a part of a result is there, while it still lies in a cache: for a gradient, the step on the
 * weights that it belongs to. Parts of one result come in no particular order, each once, and may come on several
 * threads at a time. What follows must not throw or allocate; it may change that part of the result, never an argument
 * of the product.
 */
public interface PartReady {
    /** Nothing follows. */
    PartReady IGNORED = (from, to) -> {};

    /** Elements {@code from} to below {@code to} of the result will not change any more. */
    void ready(int from, int to);
}
