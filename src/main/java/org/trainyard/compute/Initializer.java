package org.trainyard.compute;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a layer's weights start. */
public enum Initializer {
    GLOROT_UNIFORM;

    /** The name in requests and answers, such as {@code glorot-uniform}. */
    @JsonValue
    public String label() {
        throw new UnsupportedOperationException();
    }
}
