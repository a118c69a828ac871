package org.trainyard.bench.processes;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.TrainyardApplication;

/** The service with one worker in a JVM of its own. */
final class Node implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern READY = Pattern.compile("Started TrainyardApplication");

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String service;

    private Node(Process process, int port) {
        this.process = process;
        this.service = "http://127.0.0.1:" + port;
    }

    /** Starts it on a PostgreSQL and a free port; answers when it is ready. */
    static Node start(String database) throws IOException {
        return start(List.of(), List.of("--spring.profiles.active=postgres", "--spring.datasource.url=" + database,
                "--spring.datasource.username=postgres", "--spring.datasource.password=postgres"));
    }

    /** Starts it with such options of the JVM and such settings. */
    static Node start(List<String> options, List<String> settings) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector", "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.addAll(List.of(TrainyardApplication.class.getName(), "--server.port=0", "--db-scheduler.threads=1"));
        command.addAll(settings);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var log = process.inputReader();
        int port = port(log);
        Thread.ofVirtual().start(() -> log.lines().forEach(line -> {}));
        return new Node(process, port);
    }

    private static int port(BufferedReader log) throws IOException {
        int port = 0;
        for (var line = log.readLine(); line != null; line = log.readLine()) {
            var found = PORT.matcher(line);
            port = found.find() ? Integer.parseInt(found.group(1)) : port;
            if (READY.matcher(line).find()) {
                return port;
            }
        }
        throw new IllegalStateException("the node did not start");
    }

    /** Queues so many equal runs; answers their ids. */
    List<String> queue(String request, int count) throws IOException, InterruptedException {
        var ids = new String[count];
        for (int i = 0; i < count; i++) {
            ids[i] = post("/api/v1/runs", request).at("/id").asString("");
        }
        return List.of(ids);
    }

    /** Waits for a run's end and answers it. */
    JsonNode finished(String id) throws IOException, InterruptedException {
        var get = HttpRequest.newBuilder(URI.create(service + "/api/v1/runs/" + id)).header("Prefer", "wait=60")
                .build();
        var run = answer(get);
        while (List.of("queued", "running").contains(run.at("/state").asString(""))) {
            run = answer(get);
        }
        if (!run.at("/state").asString("").equals("completed")) {
            throw new IllegalStateException("a run did not finish: " + run);
        }
        return run;
    }

    /** What is made by posting this. */
    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(service + path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    /** What is at this address. */
    JsonNode get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(service + path)).build());
    }

    /** Bytes of the heap in use now, as the service tells operators. */
    double heapBytes() throws IOException, InterruptedException {
        var text = client.send(HttpRequest.newBuilder(URI.create(service + "/actuator/prometheus")).build(),
                HttpResponse.BodyHandlers.ofString()).body();
        return text.lines().filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /** CPU seconds of the whole process so far. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toNanos() * 1e-9;
    }

    @Override
    public void close() {
        client.close();
        // By its handle, which leaves the log open to whoever reads it to its end.
        process.toHandle().destroy();
        process.onExit().join();
    }
}
