package org.trainyard.runs;

/** The epoch of another run that a run goes on from: what came before it, the two have in common. */
public record Origin(String runId, int epoch) {}
