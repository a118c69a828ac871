package org.trainyard.models;

import java.util.Map;

import org.springframework.stereotype.Component;

import org.trainyard.compute.NetworkSpec;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.ProblemType;

/**
 * The rules that look at more than one field of a definition: order of layers, shapes of explicit weights, size of the
 * whole. What concerns one field stands at that field, and what makes a network impossible is compute's to say.
 */
@Component
final class DefinitionCheck {

    private final Limits limits;

    DefinitionCheck(Limits limits) {
        this.limits = limits;
    }

    /** Whether the definition can be built; if not, everything that is wrong is in {@code faults}. */
    boolean passes(Definition definition, String pointer, Faults faults) {
        var inputs = definition.impliedInputs();
        // Where the data decides the inputs, one is the least that it can bring.
        var network = new NetworkSpec(inputs == null ? 1 : inputs, definition.layers());
        var refusals = network.refusals();
        refusals.forEach(refusal -> faults.add(
                refusal.shapeMismatch() ? ProblemType.SHAPE_MISMATCH : ProblemType.VALIDATION,
                pointer + refusal.pointer(), refusal.detail()));
        return affordable(network, pointer, faults) && refusals.isEmpty();
    }

    /** Whether a network is within the deployment's limit of parameters. */
    boolean affordable(NetworkSpec network, String pointer, Faults faults) {
        var parameters = network.parameters();
        if (parameters <= limits.parameters()) {
            return true;
        }
        faults.add(ProblemType.LIMIT_EXCEEDED, pointer + "/layers",
                "must have at most %d parameters (weights and biases) together, had %d".formatted(limits.parameters(),
                        parameters),
                Map.of("parameters", parameters, "limit", limits.parameters()));
        return false;
    }
}
