package org.trainyard.compute;

/** Rows per update: a number, or {@code "full"} for all training rows. */
public record BatchSize(int rows) {

    /** Stands for {@code "full"} until the training rows are known. */
    public static final BatchSize FULL = new BatchSize(Integer.MAX_VALUE);
}
