package org.trainyard.compute;

/** When to stop before the last epoch. */
public record EarlyStopping(String metric, Integer patience, Double minDelta, Boolean restoreBest) {}
