package org.trainyard.insights.evaluation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

import org.trainyard.compute.PreparedData;

/** A part of a run's rows. */
public enum Part {
    TRAIN {
        @Override
        PreparedData.Part of(PreparedData data) {
            return data.training();
        }
    },
    VALIDATION {
        @Override
        PreparedData.Part of(PreparedData data) {
            return data.validation();
        }
    },
    TEST {
        @Override
        PreparedData.Part of(PreparedData data) {
            return data.test();
        }
    };

    /** Its rows. */
    abstract PreparedData.Part of(PreparedData data);

    /** The name in requests and answers. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
