package org.trainyard.compute;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the losses of several outputs become one number; over rows it is always their mean. */
public enum LossReduction {
    /** The mean over outputs, as PyTorch and Keras do. */
    MEAN("mean"),
    /** The sum over outputs, as in (1/B) Σ ‖y − ŷ‖². */
    SUM("sum");

    private final String label;

    LossReduction(String label) {
        this.label = label;
    }

    /** The name in requests and answers. */
    @JsonValue
    public String label() {
        return label;
    }
}
