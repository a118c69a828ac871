package org.trainyard.models;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.LayerSpec;
import org.trainyard.compute.NetworkSpec;

/** A model definition as a client sends it; {@code id} is null for an inline one, {@code inputs} where the data decides. */
public record Model(@Nullable String id, @Nullable String name, @Nullable Integer inputs, List<LayerSpec> layers) {

    /** The network with this many inputs. */
    public NetworkSpec network(int datasetInputs) {
        throw new UnsupportedOperationException();
    }

    /** What will not work, from the definition alone. */
    public List<Advice> advice() {
        throw new UnsupportedOperationException();
    }
}
