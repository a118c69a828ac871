package org.trainyard;

import org.springframework.http.HttpHeaders;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as a test speaks to it: JSON in, status and JSON out. */
public final class Api {

    private static final JsonMapper JSON = new JsonMapper();

    private final RestTestClient http;

    public Api(RestTestClient http) {
        this.http = http;
    }

    /** What came back. */
    public record Answer(int status, JsonNode body, HttpHeaders headers) {

        public String text(String pointer) {
            return body.at(pointer).asString("");
        }

        public double number(String pointer) {
            return body.at(pointer).asDouble(Double.NaN);
        }
    }

    public Answer get(String path, String... headers) {
        return send(HttpMethod.GET, path, "", headers);
    }

    public Answer delete(String path) {
        return send(HttpMethod.DELETE, path, "");
    }

    public Answer post(String path, String json, String... headers) {
        return send(HttpMethod.POST, path, json, headers);
    }

    /** Trains to the end and answers with the finished run. */
    public Answer train(String request) {
        var answer = post("/api/v1/runs", request, "Prefer", "wait=60");
        if (answer.status() != 201) {
            throw new AssertionError("The run did not finish: " + answer);
        }
        return answer;
    }

    private Answer send(HttpMethod method, String path, String json, String... headers) {
        var request = http.method(method).uri(path);
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
            request.body(json);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        var result = request.exchange().expectBody(String.class).returnResult();
        var body = result.getResponseBody();
        var type = result.getResponseHeaders().getContentType();
        var isJson = body != null && type != null
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
        var tree = isJson ? JSON.readTree(body) : JSON.stringNode(body == null ? "" : body);
        return new Answer(result.getStatus().value(), tree, result.getResponseHeaders());
    }
}
