package org.trainyard.experiments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * What one of an experiment's networks, data or trainings sets otherwise than the base.
 *
 * @param settings in the order of the request
 */
record Combination(List<Setting> settings) {

    Map<String, JsonNode> values() {
        var values = new LinkedHashMap<String, JsonNode>();
        settings.forEach(setting -> values.put(setting.pointer(), setting.value()));
        return values;
    }

    /** For people: {@code units 4, batchSize 32}. */
    String words(Pointers names) {
        return settings.stream().map(setting -> names.shortName(setting.pointer()) + " " + Label.of(setting.value()))
                .collect(Collectors.joining(", "));
    }
}
