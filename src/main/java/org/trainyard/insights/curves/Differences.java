package org.trainyard.insights.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.trainyard.insights.curves.Comparison.Difference;

/** Where several trees of settings differ. A setting that is not there is as good as null. */
final class Differences {

    private static final String KIND = "kind";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Longer lists, such as weights that are given, are told by their length. */
    private static final int LONGEST = 16;

    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    /** By pointer, in the order of names; objects of different {@code kind} differ as a whole. */
    static List<Difference> between(List<? extends JsonNode> trees) {
        var differences = new Differences();
        differences.collect(List.copyOf(trees), "");
        return differences.found;
    }

    private void collect(List<JsonNode> nodes, String pointer) {
        var first = nodes.getFirst();
        if (nodes.stream().allMatch(first::equals)) {
            return;
        }
        if (nodes.stream().allMatch(ObjectNode.class::isInstance)
                && nodes.stream().map(node -> node.path(KIND)).distinct().count() == 1) {
            var names = new TreeSet<String>();
            nodes.forEach(node -> names.addAll(node.propertyNames()));
            names.forEach(name -> collect(nodes.stream().map(node -> orNull(node.get(name))).toList(),
                    pointer + "/" + name.replace("~", "~0").replace("/", "~1")));
        } else if (nodes.stream().allMatch(node -> node instanceof ArrayNode && node.size() == first.size()
                && node.size() <= LONGEST)) {
            IntStream.range(0, first.size())
                    .forEach(i -> collect(nodes.stream().map(node -> node.path(i)).toList(), pointer + "/" + i));
        } else {
            found.add(new Difference(pointer, nodes.stream().map(Differences::told).toList()));
        }
    }

    private static JsonNode orNull(@Nullable JsonNode node) {
        return node == null ? NODES.nullNode() : node;
    }

    private static JsonNode told(JsonNode node) {
        return node instanceof ArrayNode && node.size() > LONGEST ? NODES.stringNode("a list of " + node.size()) : node;
    }
}
