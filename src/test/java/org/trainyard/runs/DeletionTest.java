package org.trainyard.runs;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import org.trainyard.Api;
import org.trainyard.ServiceTest;
import org.trainyard.web.Caller;
import org.trainyard.web.StrictJson;

import static org.assertj.core.api.Assertions.assertThat;

/** What a run needs stays, also when its deletion is asked for at the moment at which the run is made. */
@ServiceTest
class DeletionTest {

    @Autowired
    RestTestClient http;
    @Autowired
    RunDesk desk;
    @Autowired
    StrictJson json;
    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Api api;

    @Test
    void aDatasetOutlivesTheRunThatIsBeingMadeWithIt() throws Exception {
        var dataset = "/api/v1/datasets/" + made("/api/v1/datasets", """
                {"name": "short-lived", "generator": {"kind": "moons", "samples": 20}}""");

        assertThat(deletedWhileARunIsMade(dataset, """
                {"model": {"layers": [{"units": 1, "activation": "sigmoid"}]}, "dataset": "%s", "paused": true}"""))
                .isEqualTo(409);

        assertThat(api.get(dataset).status()).isEqualTo(200);
    }

    @Test
    void aModelOutlivesTheRunThatIsBeingMadeWithIt() throws Exception {
        var model = "/api/v1/models/" + made("/api/v1/models", """
                {"layers": [{"units": 1, "activation": "sigmoid"}]}""");

        assertThat(deletedWhileARunIsMade(model, """
                {"model": "%s", "dataset": "xor", "paused": true}""")).isEqualTo(409);

        assertThat(api.get(model).status()).isEqualTo(200);
    }

    private String made(String path, String body) {
        return api.post(path, body).text("/id");
    }

    /** Asks for the deletion after the run was written and before its transaction ends; answers its status. */
    private int deletedWhileARunIsMade(String path, String request) throws Exception {
        var body = request.formatted(path.substring(path.lastIndexOf('/') + 1));
        var written = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        var run = CompletableFuture.runAsync(() -> new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            desk.create(json.read(body, RunRequest.class), Caller.LOCAL);
            written.countDown();
            awaitQuietly(asked);
        })).whenComplete((_, _) -> written.countDown());
        written.await();
        var deletion = CompletableFuture.supplyAsync(() -> api.delete(path).status());
        // The deletion waits for the run's transaction; half a second is time for it to get there, or to go wrong.
        assertThat(deletion).failsWithin(Duration.ofMillis(500));
        asked.countDown();
        run.join();
        return deletion.join();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
