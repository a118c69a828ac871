package org.trainyard.datasets;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Task;

/**
 * A dataset's profile: what it holds and where it comes from, without its rows. Immutable for ever.
 *
 * @param id what other requests call it; a built-in's is its name; left out (empty in Java) where nothing is stored
 * @param name a label, not unique
 * @param owner whose it is
 * @param task what its target asks for: a class or a number
 * @param rows number of rows
 * @param features the input columns, in order
 * @param targets the target columns, one for classification
 * @param sha256 hash of names, types, classes and cells: equal for the same table, whatever it was sent as
 * @param bytes size of the stored cells, 4 bytes each
 * @param source where it comes from: a generator with its settings, rows, a file's name, or a citation and licence
 * @param builtIn whether it came with the service; such a one cannot be deleted
 * @param createdAt when it was stored; left out for a built-in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Dataset(@JsonInclude(JsonInclude.Include.NON_EMPTY) String id, String name, String owner, Task task,
        int rows, List<Feature> features, List<Target> targets, String sha256, long bytes, Map<String, Object> source,
        boolean builtIn, @Nullable Instant createdAt) {

    /** Type of a column of numbers. */
    static final String NUMERIC = "numeric";
    /** Type of a column of classes. */
    static final String CATEGORICAL = "categorical";

    /** Number of columns, features and targets together. */
    int columns() {
        return features.size() + targets.size();
    }

    /**
     * An input column, with figures over its float32 values.
     *
     * @param name its name
     * @param type {@code numeric}
     * @param min smallest value
     * @param max largest value
     * @param mean arithmetic mean
     * @param std population standard deviation: the squares are divided by the number of rows
     * @param missing number of cells without a value
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Feature(String name, String type, @Nullable Double min, @Nullable Double max, @Nullable Double mean,
            @Nullable Double std, int missing) {}

    /**
     * A target column.
     *
     * @param name its name
     * @param type {@code categorical} for classes, {@code numeric} for values
     * @param classes the classes as text, class k being output unit k; ascending, numbers by value, text by code point
     * @param counts rows of each class
     * @param min smallest value, for regression
     * @param max largest value, for regression
     * @param mean arithmetic mean, for regression
     * @param std population standard deviation, for regression
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Target(String name, String type, @Nullable List<String> classes, @Nullable List<Integer> counts,
            @Nullable Double min, @Nullable Double max, @Nullable Double mean, @Nullable Double std) {}
}
