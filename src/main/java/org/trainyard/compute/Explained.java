package org.trainyard.compute;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What a member of a family of words says of itself to people; a family of records does so by {@link Explanation}. */
public interface Explained {

    /** The name in requests and answers. */
    String label();

    /** What it computes. */
    String formula();

    /** The derivative of that; null where none is needed. */
    default @Nullable String derivative() {
        return null;
    }

    /** A sentence or two on where it belongs. */
    String whenToUse();

    /** Which settings of a {@link TrainingPlan} shape it, by name; mostly none. */
    default List<String> settings() {
        return List.of();
    }
}
