package org.trainyard.restart;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.ChildJvm;
import org.trainyard.TrainyardApplication;

/** A running service in a JVM of its own, on a free port, with an H2 file in a folder of the test. */
final class ServiceProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern STARTED = Pattern.compile("Started TrainyardApplication");
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private ServiceProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a service whose data lies in {@code folder}; answers when it is ready. */
    static ServiceProcess start(Path folder, String... settings) throws IOException {
        var arguments = new ArrayList<>(List.of("--server.port=0",
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("trainyard")
                        + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000"));
        arguments.addAll(List.of(settings));
        var flags = List.of("--add-modules=jdk.incubator.vector", "-XX:TieredStopAtLevel=1");
        var process = ChildJvm.of(flags, TrainyardApplication.class.getName(), arguments).directory(folder.toFile())
                .redirectErrorStream(true).start();
        var log = process.inputReader();
        var port = awaitPort(log);
        // The log must go on being read, or the service stops when the pipe is full.
        Thread.ofVirtual().start(() -> log.lines().forEach(line -> {}));
        return new ServiceProcess(process, port);
    }

    private static int awaitPort(BufferedReader log) throws IOException {
        var said = new StringBuilder();
        int port = 0;
        for (var line = log.readLine(); line != null; line = log.readLine()) {
            said.append(line).append('\n');
            var ready = READY.matcher(line);
            if (ready.find()) {
                port = Integer.parseInt(ready.group(1));
            }
            if (STARTED.matcher(line).find()) {
                return port;
            }
        }
        throw new AssertionError("The service did not start:\n" + said);
    }

    JsonNode post(String path, String json) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    JsonNode get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).header("Prefer", "wait=60"));
    }

    /** What stands there now, without waiting for an end. */
    JsonNode glance(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private JsonNode send(HttpRequest.Builder request) throws Exception {
        return JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** As {@code kill -9} does it: no last words. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As SIGTERM does it; answers with whether it was gone within ten seconds. */
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        http.shutdownNow();
        kill();
    }
}
