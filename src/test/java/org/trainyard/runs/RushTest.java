package org.trainyard.runs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A course presses the button in the same second. */
@ServiceTest
@TestPropertySource(properties = {"trainyard.limits.queued-runs=500", "db-scheduler.threads=1"})
class RushTest {

    private static final int LIMIT = 500;
    private static final String XOR = """
            {"model": {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "xor", "training": {"epochs": 1}}""";
    /** Hours of work, so that it keeps the one worker as long as the test wants. */
    private static final String LARGE = """
            {"model": {"layers": [{"units": 512, "activation": "tanh"}, {"units": 512, "activation": "tanh"},
                {"units": 10, "activation": "softmax"}]},
             "dataset": "digits", "training": {"epochs": 5000}}""";
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    RestTestClient http;

    @Autowired
    HikariDataSource database;

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    /** An answer, and when it came. */
    private record Posted(Instant answered, HttpResponse<String> answer) {

        boolean isAccepted() {
            return answer.statusCode() == 202;
        }

        String id() {
            return JSON.readTree(answer.body()).path("id").asString();
        }
    }

    @Test
    void theQueueTakesWhatItHasRoomForRefusesTheRestAndKeepsTheOrder() {
        var first = api.post("/api/v1/runs", LARGE).text("/id");
        await().until(() -> api.get("/api/v1/runs/" + first).text("/state").equals("running"));

        var posted = post(LIMIT + 100);
        api.post("/api/v1/runs/" + first + "/cancel", "");

        // On a machine that has much else to do, some wait in vain for a connection: that is another 503.
        var refused = posted.stream().filter(one -> !one.isAccepted()).map(Posted::answer).toList();
        assertThat(refused).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValueSatisfying(
                    seconds -> assertThat(Integer.parseInt(seconds)).isPositive());
        });
        var full = refused.stream().filter(answer -> answer.body().contains("queue-full")).count();
        var accepted = posted.stream().filter(Posted::isAccepted).toList();
        // Each of those that count at the same time may find the last place free; as many count as have a connection.
        assertThat(accepted).hasSizeLessThan(LIMIT + database.getMaximumPoolSize());
        assertThat(full == 0 || accepted.size() >= LIMIT).as("refused only where there is no room").isTrue();
        assertThatAllFinishInOrder(accepted);
    }

    /** A run whose acceptance was known before another one was made begins before it. */
    private void assertThatAllFinishInOrder(List<Posted> accepted) {
        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(500))
                .until(() -> runs("state=queued") + runs("state=running") == 0);
        var finished = accepted.stream().map(one -> Finished.of(one, api.get("/api/v1/runs/" + one.id()))).toList();
        assertThat(finished).allMatch(run -> run.state().equals("completed"));
        var later = finished.stream().filter(run -> finished.stream().anyMatch(run::isLaterThan)).toList();
        assertThat(later).as("runs that others came before").hasSizeGreaterThan(LIMIT / 2);
        assertThat(later).allSatisfy(run -> assertThat(finished).filteredOn(run::isLaterThan)
                .allMatch(before -> before.began().isBefore(run.began())));
    }

    private record Finished(String state, Instant answered, Instant created, Instant began) {

        static Finished of(Posted posted, Api.Answer run) {
            return new Finished(run.text("/state"), posted.answered(), Instant.parse(run.text("/createdAt")),
                    Instant.parse(run.text("/startedAt")));
        }

        /** With some milliseconds for a clock that is another one. */
        boolean isLaterThan(Finished other) {
            return other.answered.plusMillis(50).isBefore(created);
        }
    }

    @Test
    void fiftyPostsWithOneIdempotencyKeyMakeOneRun() {
        var before = runs("");

        var posted = post(50, "Idempotency-Key", "fifty at once");

        assertThat(posted).allSatisfy(one -> assertThat(one.answer().statusCode()).isEqualTo(202));
        assertThat(posted.stream().map(Posted::id).distinct()).hasSize(1);
        assertThat(runs("") - before).isEqualTo(1);
    }

    /** So many tiny runs at once. */
    private List<Posted> post(int count, String... headers) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/runs"))
                    .header("Content-Type", "application/json").POST(BodyPublishers.ofString(XOR));
            var one = headers.length == 0 ? request.build() : request.headers(headers).build();
            var answers = IntStream.range(0, count).mapToObj(_ -> client.sendAsync(one, BodyHandlers.ofString())
                    .thenApply(answer -> new Posted(Instant.now(), answer))).toList();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    private int runs(String filter) {
        return api.get("/api/v1/runs?size=1&" + filter).body().at("/page/totalElements").asInt(-1);
    }
}
