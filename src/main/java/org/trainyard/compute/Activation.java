package org.trainyard.compute;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a unit does with its weighted sum z. */
public enum Activation {
    LINEAR, STEP, SIGMOID, TANH, RELU, LEAKY_RELU, SOFTMAX;

    /** The name in requests and answers, such as {@code leaky-relu}. */
    @JsonValue
    public String label() {
        throw new UnsupportedOperationException();
    }
}
