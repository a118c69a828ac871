package org.trainyard.experiments;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * What an experiment's runs are, known when it is accepted. Run number n is of combination n mod their number, so that
 * all combinations have a first run before any has its second.
 *
 * @param runsEach runs of each combination
 * @param multiplyAdds what all runs cost together
 */
record ExperimentPlan(List<Part> combinations, int runsEach, double multiplyAdds) {

    /**
     * A combination.
     *
     * @param settings values by their pointers
     * @param parameters weights and biases of its network
     * @param targets numbers that its training fits: training rows × output units
     */
    record Part(Map<String, JsonNode> settings, long parameters, long targets) {}

    int runs() {
        return combinations.size() * runsEach;
    }

    /** All that vary, in the order of the request. */
    Pointers pointers() {
        return new Pointers(combinations.stream().flatMap(part -> part.settings().keySet().stream()).distinct()
                .toList());
    }
}
