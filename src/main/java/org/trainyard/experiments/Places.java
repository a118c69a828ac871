package org.trainyard.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.trainyard.web.Said;

/** Sets values in a run request, by JSON Pointer (RFC 6901). What an object lacks is made; a list keeps its length. */
final class Places {

    private Places() {}

    /** What is wrong with a pointer by itself, to be read after the place where it stands. */
    static Optional<String> fault(String pointer) {
        return pointer.matches("(/([^~/]|~0|~1)+)+")
                ? Optional.empty()
                : Optional.of("must be a JSON Pointer into base, such as /training/batchSize, was " + Said.of(pointer));
    }

    /** Sets a value in {@code request} (modified); what is wrong with the pointer otherwise. */
    static Optional<String> set(JsonNode request, String pointer, JsonNode value) {
        var steps = steps(pointer);
        var node = request;
        var place = new StringBuilder();
        for (var step : steps.subList(0, steps.size() - 1)) {
            var fault = fault(node, step, place.toString());
            if (fault.isPresent()) {
                return fault;
            }
            place.append('/').append(step);
            node = inside(node, step);
        }
        var last = steps.getLast();
        var fault = fault(node, last, place.toString());
        if (fault.isEmpty() && node instanceof ObjectNode object) {
            object.set(last, value.deepCopy());
        } else if (fault.isEmpty() && node instanceof ArrayNode list) {
            list.set(Integer.parseInt(last), value.deepCopy());
        }
        return fault;
    }

    private static List<String> steps(String pointer) {
        var steps = new ArrayList<String>();
        for (var step : pointer.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return steps;
    }

    private static Optional<String> fault(JsonNode node, String step, String place) {
        if (node.isObject()) {
            return Optional.empty();
        }
        if (!node.isArray()) {
            return Optional.of("leads into %s of base, which is %s and has nothing inside".formatted(place,
                    Said.of(node)));
        }
        return step.matches("0|[1-9]\\d{0,8}") && Integer.parseInt(step) < node.size()
                ? Optional.empty()
                : Optional.of("leads to entry %s of %s, which has %s in base".formatted(Said.of(step), place,
                        switch (node.size()) {
                            case 0 -> "none";
                            case 1 -> "one, 0,";
                            default -> "%d, 0 to %d,".formatted(node.size(), node.size() - 1);
                        }));
    }

    private static JsonNode inside(JsonNode node, String step) {
        if (node instanceof ObjectNode object) {
            var there = object.get(step);
            return there == null || there.isNull() ? object.putObject(step) : there;
        }
        return node.get(Integer.parseInt(step));
    }
}
