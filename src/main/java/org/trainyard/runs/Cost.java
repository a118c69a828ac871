package org.trainyard.runs;

import org.trainyard.compute.NetworkSpec;

/**
 * What a run will cost, known before it starts and the same for everyone: an update's three matrix products, over all
 * training rows and epochs.
 *
 * @param multiplyAdds 3 × weights × training rows × epochs
 * @param updates optimizer steps: batches an epoch × epochs
 */
public record Cost(double multiplyAdds, long updates) {

    static Cost of(NetworkSpec network, int trainingRows, int batchSize, int epochs) {
        var batches = (trainingRows + batchSize - 1L) / batchSize;
        return new Cost(3.0 * network.weights() * trainingRows * epochs, batches * epochs);
    }
}
