package org.trainyard.datasets;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Task;

/** A dataset's profile: what it holds and where it comes from, without its rows. */
public record Dataset(String id, String name, String owner, Task task, int rows, List<Feature> features,
        List<Target> targets, String sha256, long bytes, Map<String, Object> source, boolean builtIn,
        @Nullable Instant createdAt) {

    /** An input column. */
    public record Feature(String name, String type, @Nullable Double min, @Nullable Double max, @Nullable Double mean,
            @Nullable Double std, int missing) {}

    /** A target column; for classification, its classes in order of their unit and the rows of each. */
    public record Target(String name, String type, @Nullable List<String> classes, @Nullable List<Integer> counts) {}
}
