package org.trainyard.compute;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a dataset asks for: a class or a number. */
public enum Task {
    CLASSIFICATION, REGRESSION;

    @JsonValue
    public String label() {
        throw new UnsupportedOperationException();
    }
}
