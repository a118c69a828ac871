package org.trainyard.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to one service: JSON in, status and JSON out. */
public final class Client implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();

    Client(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    /** What came back. */
    public record Answer(int status, JsonNode body, HttpHeaders headers) {

        public String text(String pointer) {
            return body.at(pointer).asString("");
        }

        public int number(String pointer) {
            return body.at(pointer).asInt(-1);
        }

        public boolean isOk() {
            return status / 100 == 2;
        }
    }

    public Answer get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers));
    }

    public Answer post(String path, String json, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** The lines of a stream, as they come, until it ends. */
    public Stream<String> lines(String path, String... headers) throws IOException, InterruptedException {
        return http.send(request(path, headers).timeout(Duration.ofMinutes(10)).build(), BodyHandlers.ofLines())
                .body();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        var isJson = answer.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(answer.statusCode(),
                isJson ? JSON.readTree(answer.body()) : JSON.stringNode(answer.body()), answer.headers());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
