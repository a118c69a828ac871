package org.trainyard.compute;

import com.fasterxml.jackson.annotation.JsonValue;

/** How wrong outputs are. */
public enum Loss {
    MSE, BINARY_CROSS_ENTROPY, CROSS_ENTROPY;

    /** The name in requests and answers, such as {@code cross-entropy}. */
    @JsonValue
    public String label() {
        throw new UnsupportedOperationException();
    }
}
