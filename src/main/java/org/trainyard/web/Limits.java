package org.trainyard.web;

/** Every limit of this deployment ({@code trainyard.limits.*}); shown by {@code GET /api/v1/limits}. */
public record Limits(long jsonBytes, long rowsBytes, long predictionBytes, long uploadBytes, long cells, int columns,
        int layers, int units, long parameters, int epochs, int recordedEpochs, double learningRate, int classes,
        int nameLength, int pageSize, int streams, int queuedRuns, double runCost) {}
