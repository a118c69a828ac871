package org.trainyard.bench.processes;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

import com.sun.management.OperatingSystemMXBean;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.TrainyardApplication;

/** The whole service in this process, on H2 with an empty database of its own. */
final class Service implements AutoCloseable {
    /** How the threads that train are named, of all those of the scheduler. */
    private static final String TRAINING_THREADS = "db-scheduler-pool";

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI runs;

    private Service(ConfigurableApplicationContext context) {
        this.context = context;
        var port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        this.runs = URI.create("http://127.0.0.1:" + port + "/api/v1/runs");
    }

    /** Starts it on a free port; what it logs is not shown. */
    static Service start() throws IOException {
        var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "service");
        return new Service(SpringApplication.run(TrainyardApplication.class, "--server.port=0",
                "--spring.datasource.url=jdbc:h2:file:" + folder.toAbsolutePath().resolve("data")
                        + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE",
                "--logging.threshold.console=OFF", "--spring.main.banner-mode=off"));
    }

    /** Posts a run, waits for its end and answers it. */
    JsonNode train(String request) throws IOException, InterruptedException {
        var post = HttpRequest.newBuilder(runs).header("Content-Type", "application/json").header("Prefer", "wait=60")
                .POST(HttpRequest.BodyPublishers.ofString(request)).build();
        var answer = client.send(post, HttpResponse.BodyHandlers.ofString());
        var run = JsonMapper.shared().readTree(answer.body());
        if (answer.statusCode() != 201 || !run.at("/state").asString("").equals("completed")) {
            throw new IllegalStateException("the run did not finish: %d %s".formatted(answer.statusCode(), run));
        }
        return run;
    }

    /** Posts JSON, or nothing, to a path below that of the runs, and answers what came back. */
    JsonNode post(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(runs + path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Looks until a run is in this state, and answers it. */
    JsonNode await(String run, String state) {
        var look = HttpRequest.newBuilder(URI.create(runs + "/" + run));
        return Awaitility.await().forever().until(() -> send(look),
                answer -> answer.at("/state").asString("").equals(state));
    }

    int port() {
        return runs.getPort();
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("%d %s".formatted(answer.statusCode(), answer.body()));
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /** CPU seconds that this process has used so far. */
    static double processSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() * 1e-9;
    }

    /** CPU seconds that its training threads have used so far; 0 before there is one. */
    static double trainingSeconds() {
        var threads = ManagementFactory.getThreadMXBean();
        return 1e-9 * Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith(TRAINING_THREADS))
                .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.getThreadId()))).sum();
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }
}
