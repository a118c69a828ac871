package org.trainyard.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import org.trainyard.faults.Reference.Verdict;
import org.trainyard.process.Client.Answer;
import org.trainyard.process.Launch;
import org.trainyard.process.PostgresServer;
import org.trainyard.process.ServiceProcess;
import org.trainyard.process.Tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two nodes on one PostgreSQL, with the settings that everybody gets; one of them comes to grief. */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodesTest {

    private static final int TOGETHER = 50;
    private static final Duration LEASE_AND_A_POLL = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private PostgresServer server;
    private PostgresServer.Database database;

    @BeforeAll
    void startDatabase() throws Exception {
        server = PostgresServer.start(Reference.folder("postgres"));
        database = server.create();
    }

    @AfterAll
    void stopDatabase() throws Exception {
        server.close();
    }

    /** A training with its node, and the other one. */
    private record Scene(ServiceProcess trains, ServiceProcess idle, String run) {}

    @Test
    void theOtherGoesOnWhenOneIsKilled() throws Exception {
        Fault.NODE_KILLED.begin();
        try (var one = node().start(); var two = node().start()) {
            var scene = scene(one, two);
            scene.trains().kill();
            var seconds = awaitTakeover(scene);
            judge(Fault.NODE_KILLED, scene, "the other went on after %s s".formatted(CrashSeries.seconds(seconds)));
            assertThat(seconds).isLessThanOrEqualTo(30);
        }
    }

    @Test
    void oneThatWasAsleepLongerThanItsLeaseWritesNothingMore() throws Exception {
        Fault.NODE_STOPPED.begin();
        try (var one = node().start(); var two = node().start()) {
            var scene = scene(one, two);
            scene.trains().signal("STOP");
            var seconds = awaitTakeover(scene);
            scene.trains().signal("CONT");
            judge(Fault.NODE_STOPPED, scene, "the other went on after %s s, the first awoke beside it".formatted(
                    CrashSeries.seconds(seconds)));
        }
    }

    /** A node that takes all leases for run out may disturb a training, but neither its end nor the order of its epochs. */
    @Test
    void oneWithAWrongClockDoesNoHarm() throws Exception {
        Fault.NODE_CLOCK.begin();
        // Of the wall's clock alone, and without a correction of timed waits that has a JVM wait for no time at all.
        var ahead = Map.of("LD_PRELOAD", Tool.faketime().toString(), "FAKETIME", "+60s", "FAKETIME_DONT_FAKE_MONOTONIC",
                "1", "DONT_FAKE_MONOTONIC", "1", "FAKETIME_FORCE_MONOTONIC_FIX", "0");
        try (var one = node().start(); var two = node().in(ahead).start()) {
            var scene = new Scene(one, two, one.client().post("/api/v1/runs", Reference.REQUEST).text("/id"));
            judge(Fault.NODE_CLOCK, scene, "the node whose clock is right %s; the one that is ahead %s".formatted(
                    began(one, scene.run()), began(two, scene.run())));
        }
    }

    @Test
    void oneKeyMakesOneRunOnTwoNodes() throws Exception {
        Fault.DUPLICATES.begin();
        try (var one = node().start();
                var two = node().start();
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var before = runs(one);
            var request = Reference.REQUEST.replace("\"seed\": 2026", "\"seed\": 1, \"paused\": true");
            var answers = clients.invokeAll(IntStream.range(0, TOGETHER)
                    .<Callable<Answer>>mapToObj(i -> () -> (i % 2 == 0 ? one : two).client().post("/api/v1/runs",
                            request, "Idempotency-Key", "the-same"))
                    .toList());
            var ids = new TreeSet<String>();
            for (var answer : answers) {
                assertThat(answer.get().status()).as(answer.get().body().toString()).isEqualTo(202);
                ids.add(answer.get().text("/id"));
            }
            var made = runs(two) - before;
            Fault.DUPLICATES.found(TOGETHER, 0, Math.max(ids.size(), made) - 1,
                    "%d run, %d id".formatted(made, ids.size()));
        }
    }

    private Launch node() {
        return Launch.onPostgres(folder, database);
    }

    /** Waits until one of the two trains. */
    private static Scene scene(ServiceProcess one, ServiceProcess two) throws Exception {
        var run = one.client().post("/api/v1/runs", Reference.REQUEST).text("/id");
        await().atMost(Duration.ofSeconds(30)).until(
                () -> one.client().get("/api/v1/runs/" + run).number("/progress/epoch") > 5);
        return one.attempt(run).isPresent() ? new Scene(one, two, run) : new Scene(two, one, run);
    }

    /** Seconds until the other node trains. */
    private static double awaitTakeover(Scene scene) {
        var began = System.nanoTime();
        await().atMost(LEASE_AND_A_POLL).pollInterval(Duration.ofMillis(50))
                .until(() -> scene.idle().attempt(scene.run()).isPresent());
        return (System.nanoTime() - began) / 1e9;
    }

    /** The run's end, as the node tells it that was not disturbed; and once more when late writes have had their time. */
    private static void judge(Fault fault, Scene scene, String figures) throws Exception {
        var client = scene.idle().client();
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(250))
                .until(() -> Reference.isFinal(client, scene.run()));
        var finished = client.get("/api/v1/runs/" + scene.run()).text("/finishedAt");
        await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
        var verdict = Reference.get().judge(client, scene.run());
        assertThat(client.get("/api/v1/runs/" + scene.run()).text("/finishedAt")).isEqualTo(finished);
        fault.found(1, verdict == Verdict.LOST ? 1 : 0, verdict == Verdict.DIFFERING ? 1 : 0, figures);
    }

    private static String began(ServiceProcess node, String run) {
        return node.attempt(run).map(attempt -> "began attempt %d %s".formatted(attempt.number(), attempt.from()))
                .orElse("left it alone");
    }

    private static int runs(ServiceProcess node) throws Exception {
        return node.client().get("/api/v1/runs?size=1").number("/page/totalElements");
    }
}
