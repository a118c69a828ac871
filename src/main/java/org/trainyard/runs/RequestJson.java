package org.trainyard.runs;

import java.util.ArrayList;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The body that made a run, without what it left out, ready to be posted again. */
final class RequestJson {

    private RequestJson() {}

    /** The same tree without members that are null. */
    static JsonNode of(JsonNode tree) {
        var copy = tree.deepCopy();
        prune(copy);
        return copy;
    }

    private static void prune(JsonNode node) {
        if (node instanceof ObjectNode object) {
            new ArrayList<>(object.propertyNames()).stream().filter(name -> object.path(name).isNull())
                    .forEach(object::remove);
        }
        node.forEach(RequestJson::prune);
    }
}
