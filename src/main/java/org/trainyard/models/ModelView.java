package org.trainyard.models;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.LayerSpec;
import org.trainyard.compute.NetworkSpec;

/**
 * A model as the API shows it.
 *
 * @param id null for a summary, which stores nothing
 * @param name a label for people
 * @param inputs how many numbers go in; null where the dataset decides it
 * @param layers the layers with every default in force
 * @param summary shapes and parameter counts; null where {@code inputs} is left out, since the first layer's shape is
 *            then open until a run names its dataset
 * @param advice what will not work, from the definition alone
 * @param createdAt null for a summary
 * @param owner who it belongs to
 */
record ModelView(@Nullable String id, @Nullable String name, @Nullable Integer inputs, List<LayerSpec> layers,
        NetworkSpec.@Nullable Summary summary, List<Advice> advice, @Nullable Instant createdAt, String owner) {

    static ModelView of(Model model, @Nullable Instant createdAt, String owner) {
        return new ModelView(model.id(), model.name(), model.inputs(), model.layers(), model.summary().orElse(null),
                model.advice(), createdAt, owner);
    }
}
