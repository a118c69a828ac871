package org.trainyard.datasets.generators;

/** Takes the rows of a generator, one by one. */
@FunctionalInterface
public interface Points {

    /**
     * @param inputs the row's inputs; the array is used again for the next row
     * @param target class number or value
     */
    void add(double[] inputs, double target);
}
