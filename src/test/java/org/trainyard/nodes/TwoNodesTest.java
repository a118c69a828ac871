package org.trainyard.nodes;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import org.trainyard.BesideOthers;
import org.trainyard.NodeProcess;
import org.trainyard.TestDatabase;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two processes, one PostgreSQL, nothing else between them: the first only answers ({@code db-scheduler.threads=0}), the
 * second only trains. Whatever is asked of the first about a training has come through the database.
 */
@BesideOthers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {

    private static final String RUN = """
            {"model": {"layers": [{"units": 32, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "%s", "seed": 5, "training": {"epochs": %d, "batchSize": 4}}""";
    /** More than is trained before anybody stops it. */
    private static final int ENDLESS = 90_000;

    private String database;
    private NodeProcess front;
    private NodeProcess trainer;
    private String early;
    private Instant trainerStarted;

    @BeforeAll
    void startBoth() throws IOException {
        database = TestDatabase.emptyPostgres();
        front = NodeProcess.onPostgres(database, "--db-scheduler.threads=0");
        early = front.post("/api/v1/runs", RUN.formatted("xor", 3)).text("/id");
        trainerStarted = Instant.now();
        trainer = NodeProcess.onPostgres(database, "--db-scheduler.threads=1");
    }

    @AfterAll
    void stopBoth() {
        front.close();
        trainer.close();
    }

    @Test
    void aNodeWithoutWorkersIsHealthyAndLeavesTrainingToTheOthers() {
        var run = front.get("/api/v1/runs/" + early, "Prefer", "wait=60");

        assertThat(run.text("/state")).isEqualTo("completed");
        assertThat(Instant.parse(run.text("/startedAt"))).isAfter(trainerStarted);
        assertThat(front.get("/actuator/health").text("/status")).isEqualTo("UP");
        assertThat(front.get("/actuator/health/readiness").text("/status")).isEqualTo("UP");
    }

    @Test
    void whatOneReceivedTheOtherTrainsOnAndEveryEpochIsStreamedByTheFirst() {
        var rows = IntStream.range(0, 60).mapToObj(i -> "%d,%d,%d".formatted(i % 7, i % 5, i % 2))
                .collect(joining("\n"));
        var dataset = front.upload("/api/v1/datasets/upload?name=sevens&target=y", "a,b,y\n" + rows);
        assertThat(dataset.status()).as(dataset.toString()).isEqualTo(201);
        var id = front.post("/api/v1/runs", RUN.formatted(dataset.text("/id"), 3000)).text("/id");

        List<String> lines;
        try (var stream = front.lines("/api/v1/runs/" + id + "/events")) {
            lines = stream.toList();
        }

        assertThat(lines.stream().filter(line -> line.startsWith("id:")))
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 3000).mapToObj(epoch -> "id:" + epoch).toList());
        assertThat(lines.stream().filter(line -> line.startsWith("data:{\"state\"")).toList().getLast())
                .isEqualTo("data:{\"state\":\"completed\"}");
        assertThat(front.get("/api/v1/runs/" + id).body()).isEqualTo(trainer.get("/api/v1/runs/" + id).body());
        var question = "{\"rows\": [[1, 2], [6, 0]]}";
        assertThat(front.post("/api/v1/runs/" + id + "/predictions", question).body())
                .isEqualTo(trainer.post("/api/v1/runs/" + id + "/predictions", question).body());
    }

    @Test
    void pauseResumeAndCancelThroughTheOneStopTheOtherWithinTwoSeconds() {
        var id = front.post("/api/v1/runs", RUN.formatted("moons", ENDLESS)).text("/id");
        becomes(id, "running", Duration.ofSeconds(10));
        var path = "/api/v1/runs/" + id;

        assertThat(front.post(path + "/pause", "").status()).isEqualTo(202);
        becomes(id, "paused", Duration.ofSeconds(2));
        assertThat(front.post(path + "/resume", "").status()).isEqualTo(202);
        becomes(id, "running", Duration.ofSeconds(10));
        assertThat(front.post(path + "/cancel", "").status()).isEqualTo(202);
        becomes(id, "cancelled", Duration.ofSeconds(2));
    }

    @Test
    void whoWaitsAtTheOneIsAnsweredSoonAfterTheOtherHasFinished() {
        var run = front.post("/api/v1/runs", RUN.formatted("moons", 500), "Prefer", "wait=60");
        var answered = Instant.now();

        assertThat(run.status()).isEqualTo(201);
        assertThat(Duration.between(Instant.parse(run.text("/finishedAt")), answered))
                .isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aKeyRepeatedFiftyTimesAtBothMakesOneRun() throws Exception {
        var before = runs();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> atFront = () -> repeated(front);
            Callable<String> atTrainer = () -> repeated(trainer);
            var calls = new ArrayList<>(Collections.nCopies(25, atFront));
            calls.addAll(Collections.nCopies(25, atTrainer));
            Collections.shuffle(calls);
            var ids = new HashSet<String>();
            for (var answer : clients.invokeAll(calls)) {
                ids.add(answer.get());
            }
            assertThat(ids).hasSize(1).noneMatch(String::isEmpty);
        }
        assertThat(runs()).isEqualTo(before + 1);
    }

    @Test
    void aNodeTakesNoMoreRunsThanItCanBeginHoweverPostgresPlansIt() {
        var sql = JdbcClient.create(new DriverManagerDataSource(database, "postgres", "postgres"));
        var first = endless();
        becomes(first, "running", Duration.ofSeconds(10));
        // Now PostgreSQL believes that there is one job at most: that is when it would look for the limit row by row.
        sql.sql("vacuum analyze scheduled_tasks").update();
        var others = IntStream.range(0, 8).mapToObj(i -> endless()).toList();

        try {
            front.post("/api/v1/runs/" + first + "/cancel", "");
            await().atMost(Duration.ofSeconds(10)).until(() -> others.stream().anyMatch(this::isRunning));
            assertThat(sql.sql("select count(*) from scheduled_tasks where picked").query(Integer.class).single())
                    .isEqualTo(1);
        } finally {
            others.reversed().forEach(id -> front.post("/api/v1/runs/" + id + "/cancel", ""));
        }
        others.forEach(id -> becomes(id, "cancelled", Duration.ofSeconds(10)));
    }

    private String endless() {
        return front.post("/api/v1/runs", RUN.formatted("moons", ENDLESS)).text("/id");
    }

    private boolean isRunning(String id) {
        return front.get("/api/v1/runs/" + id).text("/state").equals("running");
    }

    private static String repeated(NodeProcess node) {
        return node.post("/api/v1/runs", RUN.formatted("xor", 1), "Idempotency-Key", "on-both-nodes").text("/id");
    }

    private int runs() {
        return front.get("/api/v1/runs?size=1").body().at("/page/totalElements").intValue();
    }

    private void becomes(String id, String state, Duration within) {
        await().atMost(within).pollInterval(Duration.ofMillis(50))
                .until(() -> front.get("/api/v1/runs/" + id).text("/state").equals(state));
    }
}
