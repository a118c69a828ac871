package org.trainyard.models;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.LayerSpec;
import org.trainyard.compute.Limited;
import org.trainyard.web.Name;

/**
 * A model as a client sends it, to be stored or inside of a run.
 *
 * @param name a label for people; need not be unique
 * @param inputs how many numbers go in: the number of columns of the data. May be left out where the dataset, or the
 *            explicit weights of the first layer, decide it
 * @param layers from the first hidden layer to the output layer
 */
record Definition(@Nullable @Name @Limited(by = "nameLength") String name, @Nullable @Positive Integer inputs,
        @NotNull @Limited(by = "layers") List<@NotNull @Valid LayerSpec> layers) {

    Definition {
        name = Name.Form.composed(name);
    }

    /** The number of inputs as sent, or as many as the first layer's explicit weights have rows. */
    @Nullable
    Integer impliedInputs() {
        if (inputs != null || layers.isEmpty()) {
            return inputs;
        }
        var weights = layers.getFirst().weights();
        return weights == null || weights.length == 0 ? null : Integer.valueOf(weights.length);
    }

    /** As it will be built. */
    Model model() {
        return new Model(null, name, impliedInputs(), layers);
    }
}
