package org.trainyard.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** What the tests of this room ask the service again and again. */
record Calls(RestTestClient http) {

    /** Posts a definition. */
    RestTestClient.ResponseSpec post(String definition) {
        return http.post().uri("/api/v1/datasets").contentType(MediaType.APPLICATION_JSON).body(definition).exchange();
    }

    /** Posts a CSV file as it is. */
    RestTestClient.ResponseSpec upload(String query, Object csv) {
        return http.post().uri("/api/v1/datasets/upload" + query).contentType(MediaType.parseMediaType("text/csv"))
                .body(csv).exchange();
    }

    /** The dataset that a definition made. */
    JsonNode created(String definition) {
        return json(post(definition).expectStatus().isCreated());
    }

    /** The dataset that a CSV file made. */
    JsonNode uploaded(String query, Object csv) {
        return json(upload(query, csv).expectStatus().isCreated());
    }

    /** What is at this address. */
    JsonNode get(String path) {
        return json(http.get().uri(path).exchange().expectStatus().isOk());
    }

    static JsonNode json(RestTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    /** One text of each element of a list. */
    static List<String> texts(JsonNode list, Function<JsonNode, JsonNode> part) {
        return new ArrayList<>(StreamSupport.stream(list.spliterator(), false).map(part)
                .map(node -> node.isString() ? node.stringValue() : node.toString()).toList());
    }
}
