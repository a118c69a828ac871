package org.trainyard.insights.diagnosis;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.trainyard.insights.diagnosis.Finding.Change;
import org.trainyard.runs.RunDefinition;
import org.trainyard.web.StrictJson;

/** Makes a request out of a run's definition and some changes. */
final class Remedy {

    private final StrictJson json;

    Remedy(StrictJson json) {
        this.json = json;
    }

    JsonNode request(RunDefinition run, String name, List<Change> changes) {
        var request = (ObjectNode) json.read("{}", JsonNode.class);
        request.put("name", name);
        request.set("model", json.read("{}", JsonNode.class));
        ((ObjectNode) request.get("model")).set("layers", json.tree(run.model().layers()));
        request.put("dataset", run.dataset().id());
        request.set("preprocessing", json.tree(run.preprocessing()));
        request.set("split", json.tree(run.split()));
        request.set("training", json.tree(run.training()));
        request.put("seed", run.seed());
        withoutNulls(request);
        changes.forEach(change -> set(request, change));
        return request;
    }

    /** What is null is as good as left out. */
    private static void withoutNulls(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.propertyNames().stream().filter(name -> object.get(name).isNull()).toList()
                    .forEach(object::remove);
        }
        tree.values().forEach(Remedy::withoutNulls);
    }

    private void set(ObjectNode request, Change change) {
        int cut = change.pointer().lastIndexOf('/');
        var parent = request.at(change.pointer().substring(0, cut));
        var last = change.pointer().substring(cut + 1);
        var value = change.value();
        if (parent instanceof ObjectNode object && value == null) {
            object.remove(last);
        } else if (parent instanceof ObjectNode object && value != null) {
            object.set(last, json.tree(value));
        } else if (parent instanceof ArrayNode array && value != null) {
            array.insert(Integer.parseInt(last), json.tree(value));
        }
    }
}
