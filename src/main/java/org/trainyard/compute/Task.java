package org.trainyard.compute;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a dataset asks for: a class or a number. */
public enum Task {
    CLASSIFICATION("classification"), REGRESSION("regression");

    private final String label;

    Task(String label) {
        this.label = label;
    }

    /** The name in requests and answers. */
    @JsonValue
    public String label() {
        return label;
    }
}
