package org.trainyard.models;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.LayerSpec;
import org.trainyard.compute.NetworkSpec;

/**
 * A model definition with every default in force.
 *
 * @param id null for one that came inline
 * @param name a label for people; need not be unique
 * @param inputs how many numbers go in; null where the dataset decides it
 * @param layers from the first hidden layer to the output layer; at least one
 */
public record Model(@Nullable String id, @Nullable String name, @Nullable Integer inputs, List<LayerSpec> layers) {

    public Model {
        layers = List.copyOf(layers);
    }

    /** The same definition, stored under this id. */
    Model withId(String newId) {
        return new Model(newId, name, inputs, layers);
    }

    /** The same definition, for data that brings this many inputs. */
    public Model withInputs(int newInputs) {
        return new Model(id, name, newInputs, layers);
    }

    /**
     * The network with this many inputs.
     *
     * @throws IllegalArgumentException if the definition names another number; {@link Models#fits} says it by pointer
     */
    public NetworkSpec network(int datasetInputs) {
        if (inputs != null && inputs != datasetInputs) {
            throw new IllegalArgumentException(
                    "The model has %d inputs, the data %d columns".formatted(inputs, datasetInputs));
        }
        return new NetworkSpec(datasetInputs, layers);
    }

    /** Shapes and counts; empty where the dataset decides the inputs. */
    public Optional<NetworkSpec.Summary> summary() {
        return Optional.ofNullable(inputs).map(number -> network(number).summary());
    }

    /** What will not work, from the definition alone; pointers start at the definition. */
    public List<Advice> advice() {
        return Arrays.stream(Pitfall.values()).flatMap(pitfall -> pitfall.in(layers)).toList();
    }
}
