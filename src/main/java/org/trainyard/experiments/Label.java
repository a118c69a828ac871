package org.trainyard.experiments;

import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * A value of a setting as people read it: {@code 0.1}, {@code tanh}, {@code adam (learningRate 0.1)}; layers of a network by
 * their units and the activations of the hidden ones, {@code 8-8-1 tanh}.
 */
final class Label {

    private static final int LONGEST = 40;

    private Label() {}

    static String of(JsonNode value) {
        var text = text(value);
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static String text(JsonNode value) {
        if (isLayers(value)) {
            return layers(value.valueStream().toList());
        }
        if (value.isObject() && value.path("kind").isString()) {
            var rest = value.propertyStream().filter(member -> !member.getKey().equals("kind"))
                    .map(member -> member.getKey() + " " + text(member.getValue())).collect(Collectors.joining(", "));
            return value.path("kind").asString() + (rest.isEmpty() ? "" : " (" + rest + ")");
        }
        if (value.isObject()) {
            return value.propertyStream().map(member -> member.getKey() + " " + text(member.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return value.isString() ? value.asString() : value.toString();
    }

    private static boolean isLayers(JsonNode value) {
        return value.isArray() && !value.isEmpty()
                && value.valueStream().allMatch(layer -> layer.path("units").isNumber());
    }

    private static String layers(List<JsonNode> layers) {
        var said = layers.size() > 1 ? layers.subList(0, layers.size() - 1) : layers;
        return layers.stream().map(layer -> layer.path("units").asString()).collect(Collectors.joining("-")) + " "
                + said.stream().map(layer -> layer.path("activation").asString("")).distinct()
                        .collect(Collectors.joining("/"));
    }
}
