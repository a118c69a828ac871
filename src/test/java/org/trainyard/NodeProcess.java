package org.trainyard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node: the service in a JVM of its own, on a free port, with a database that the test names. */
public final class NodeProcess implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern READY = Pattern.compile("Started TrainyardApplication");
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private NodeProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a node whose data lies in a folder; answers when it is ready. */
    public static NodeProcess onH2(Path folder, String... settings) throws IOException {
        return start(List.of("--TRAINYARD_DATA=" + folder), settings);
    }

    /** Starts a node on a PostgreSQL; answers when it is ready. */
    public static NodeProcess onPostgres(String url, String... settings) throws IOException {
        return start(List.of("--spring.profiles.active=postgres", "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres", "--spring.datasource.password=postgres"), settings);
    }

    private static NodeProcess start(List<String> database, String... settings) throws IOException {
        var arguments = new ArrayList<>(database);
        arguments.add("--server.port=0");
        arguments.addAll(List.of(settings));
        var flags = List.of("--add-modules=jdk.incubator.vector", "-XX:TieredStopAtLevel=1");
        var process = ChildJvm.of(flags, TrainyardApplication.class.getName(), arguments).redirectErrorStream(true)
                .start();
        var log = process.inputReader();
        var port = awaitPort(log);
        // The log must go on being read, or the service stops when the pipe is full.
        Thread.ofVirtual().start(() -> log.lines().forEach(line -> {}));
        return new NodeProcess(process, port);
    }

    private static int awaitPort(BufferedReader log) throws IOException {
        var said = new StringBuilder();
        int port = 0;
        for (var line = log.readLine(); line != null; line = log.readLine()) {
            said.append(line).append('\n');
            var listening = PORT.matcher(line);
            if (listening.find()) {
                port = Integer.parseInt(listening.group(1));
            }
            if (READY.matcher(line).find()) {
                return port;
            }
        }
        throw new AssertionError("The node did not start:\n" + said);
    }

    /** What came back. */
    public record Answer(int status, JsonNode body) {

        public String text(String pointer) {
            return body.at(pointer).asString("");
        }
    }

    /** Looks at what is there. */
    public Answer get(String path, String... headers) {
        return answer(request(path, headers).GET());
    }

    /** Sends JSON. */
    public Answer post(String path, String json, String... headers) {
        return answer(request(path, headers).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** Sends a table. */
    public Answer upload(String path, String csv) {
        return answer(request(path).header("Content-Type", "text/csv").POST(BodyPublishers.ofString(csv)));
    }

    /** Deletes; answers the status. */
    public int delete(String path) {
        return send(request(path).DELETE(), BodyHandlers.discarding()).statusCode();
    }

    /** The lines of a stream, as they come, until it ends. */
    public Stream<String> lines(String path) {
        return send(request(path).GET(), BodyHandlers.ofLines()).body();
    }

    /** Where it is reached. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(uri(path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer answer(HttpRequest.Builder request) {
        var answer = send(request, BodyHandlers.ofString());
        return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9} does it: no last words. */
    public void kill() {
        // By its handle, which leaves the log open to whoever reads it to its end.
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /** As SIGTERM does it; answers with whether it was gone within ten seconds. */
    public boolean stop() throws InterruptedException {
        process.toHandle().destroy();
        return process.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        http.shutdownNow();
        kill();
    }
}
