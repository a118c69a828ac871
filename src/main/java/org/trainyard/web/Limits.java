package org.trainyard.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Every limit of this deployment ({@code trainyard.limits.*}), with the defaults of a course; shown by
 * {@code GET /api/v1/limits}.
 *
 * @param jsonBytes longest JSON body, in bytes, as the three below
 * @param rowsBytes longest JSON body where it may carry rows of data
 * @param predictionBytes longest body of a prediction
 * @param uploadBytes longest upload
 * @param storageBytes most bytes of cells of all datasets together
 * @param cells most cells (rows times columns) of a dataset
 * @param columns most columns of a dataset
 * @param layers most layers of a network
 * @param units most units of a layer
 * @param parameters most weights and biases of a network, together
 * @param epochs most epochs of a run
 * @param recordedEpochs most epochs that a run keeps
 * @param learningRate largest learning rate
 * @param classes most classes of a target
 * @param generatorWork most multiplications that a generator may take: about a minute's, for which a client waits
 * @param nameLength longest name, in code points
 * @param pageSize most entries of one page of a list
 * @param streams most event streams open at a time
 * @param queuedRuns most runs waiting at a time
 * @param runCost most multiply-adds of one run
 * @param experimentRuns most runs of one experiment
 * @param experimentCost most multiply-adds of all runs of one experiment together
 * @param runMemory most bytes that one run works in, and at most half of the heap: weights, gradients, optimizer state,
 *        one mini-batch and the targets
 * @param replayCost most multiply-adds that one request may have trained again, to see an epoch that is not stored
 */
@ConfigurationProperties("trainyard.limits")
public record Limits(@DefaultValue("262144") long jsonBytes, @DefaultValue("10485760") long rowsBytes,
        @DefaultValue("1048576") long predictionBytes, @DefaultValue("536870912") long uploadBytes,
        @DefaultValue("107374182400") long storageBytes, @DefaultValue("200000000") long cells,
        @DefaultValue("4096") int columns, @DefaultValue("64") int layers,
        @DefaultValue("8192") int units, @DefaultValue("10000000") long parameters, @DefaultValue("1000000") int epochs,
        @DefaultValue("100000") int recordedEpochs, @DefaultValue("1000") double learningRate,
        @DefaultValue("1000") int classes, @DefaultValue("5e10") double generatorWork,
        @DefaultValue("100") int nameLength, @DefaultValue("200") int pageSize,
        @DefaultValue("2000") int streams, @DefaultValue("10000") int queuedRuns,
        @DefaultValue("1e13") double runCost, @DefaultValue("500") int experimentRuns,
        @DefaultValue("1e14") double experimentCost,
        @DefaultValue("2147483648") long runMemory,
        @DefaultValue("2e10") double replayCost) {

    /**
     * The limit with this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public double named(String name) {
        for (var component : Limits.class.getRecordComponents()) {
            if (component.getName().equals(name)) {
                try {
                    return ((Number) component.getAccessor().invoke(this)).doubleValue();
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("A public accessor was not accessible", e);
                }
            }
        }
        throw new IllegalArgumentException("No limit is named " + name);
    }
}
