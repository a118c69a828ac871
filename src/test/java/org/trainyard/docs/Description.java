package org.trainyard.docs;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/** The document at {@code /v3/api-docs}, taken apart. */
record Description(JsonNode document) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** One method of one path. */
    record Operation(String method, String path, JsonNode node) {

        Stream<JsonNode> parameters() {
            return node.path("parameters").valueStream();
        }

        /** Media types and schemas of the body; none where there is no body. */
        JsonNode bodies() {
            return node.path("requestBody").path("content");
        }

        /** The JSON bodies that the document offers to be sent as they are. */
        List<JsonNode> examples() {
            var json = bodies().path("application/json");
            return Stream.concat(json.path("examples").valueStream().map(example -> example.path("value")),
                    Stream.of(json.path("example")).filter(JsonNode::isObject)).toList();
        }

        /** The schema that the document gives for a JSON answer with this status; missing where there is none. */
        JsonNode answer(int status) {
            return node.path("responses").path(String.valueOf(status)).path("content").path("application/json")
                    .path("schema");
        }

        @Override
        public String toString() {
            return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
        }
    }

    List<Operation> operations() {
        return document.path("paths").propertyStream()
                .flatMap(path -> path.getValue().propertyStream().filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> new Operation(method.getKey(), path.getKey(), method.getValue())))
                .toList();
    }

    JsonNode schemas() {
        return document.path("components").path("schemas");
    }

    /** A schema itself, where {@code schema} only refers to it. */
    JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? referred(schema.path("$ref")) : schema;
    }

    /** The schema that a reference names. */
    JsonNode referred(JsonNode reference) {
        return document.at(reference.asString().substring("#".length()));
    }
}
