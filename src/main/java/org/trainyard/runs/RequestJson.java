package org.trainyard.runs;

import java.util.ArrayList;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The body that made a run, without what it left out, ready to be posted again. */
final class RequestJson {

    private RequestJson() {}

    /** The same tree without members that are null, however deep they lie. */
    static JsonNode of(JsonNode tree) {
        var copy = tree.deepCopy();
        prune(copy);
        return copy;
    }

    /** The same object without members of its own that are null; within them a null may be what was asked for. */
    static ObjectNode ofOwn(ObjectNode object) {
        var copy = object.deepCopy();
        removeNulls(copy);
        return copy;
    }

    private static void prune(JsonNode node) {
        if (node instanceof ObjectNode object) {
            removeNulls(object);
        }
        node.forEach(RequestJson::prune);
    }

    private static void removeNulls(ObjectNode object) {
        new ArrayList<>(object.propertyNames()).stream().filter(name -> object.path(name).isNull())
                .forEach(object::remove);
    }
}
