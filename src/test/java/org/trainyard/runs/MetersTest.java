package org.trainyard.runs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What Prometheus reads moves when something happens. */
@ServiceTest
class MetersTest {

    private static final String XOR = """
            {"model": {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "xor", "training": {"epochs": %d, "checkpointEvery": 10}}""";

    /** Small epochs, and minutes of work: it is still going on when the test looks. */
    private static final String LARGE = """
            {"model": {"layers": [{"units": 64, "activation": "tanh"}, {"units": 10, "activation": "softmax"}]},
             "dataset": "digits", "training": {"epochs": 400000, "recordEvery": 10}}""";

    @Autowired
    RestTestClient http;
    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @BeforeEach
    void connect() {
        // Other tests share the service; what they left in its hands must not be counted here.
        patiently().until(() -> value("trainyard_training_active") + value("trainyard_runs{state=\"queued\"}") == 0);
    }

    @Test
    void aTrainingIsCountedFromItsQueueToItsEnd() {
        var before = scrape();
        api.train(XOR.formatted(25));

        // Counted once a second at most: what was scraped before may be a little older than the run before this one.
        patiently().until(() -> grown(before, "trainyard_runs{state=\"completed\"}") >= 1);
        assertThat(grown(before, "trainyard_runs_ended_total{outcome=\"completed\",reason=\"epochs-done\"}"))
                .isEqualTo(1);
        assertThat(grown(before, "trainyard_attempts_begun_total")).isEqualTo(1);
        assertThat(grown(before, "trainyard_epochs_recorded_total")).as("0 to 25").isEqualTo(26);
        assertThat(grown(before, "trainyard_samples_trained_total")).as("25 epochs of 4 rows").isEqualTo(100);
        assertThat(grown(before, "trainyard_checkpoint_write_seconds_count")).as("10, 20, final").isEqualTo(3);
        assertThat(grown(before, "trainyard_checkpoint_write_seconds_sum")).isPositive();
        assertThat(grown(before, "trainyard_checkpoint_size_bytes_sum")).isGreaterThan(3 * 13 * 4);
        assertThat(grown(before, "trainyard_queue_wait_seconds_count")).isEqualTo(1);
        assertThat(grown(before, "trainyard_attempts_lost_total")).isZero();
        assertThat(grown(before, "trainyard_attempts_failed_total{cause=\"database\"}")).isZero();
    }

    @Test
    void epochsThatAreNotRecordedAreTrainedAllTheSame() {
        var before = scrape();
        api.train(XOR.formatted(25).replace("\"epochs\"", "\"recordEvery\": 10, \"epochs\""));

        assertThat(grown(before, "trainyard_epochs_recorded_total")).as("0, 1, 10, 20, 25").isEqualTo(5);
        assertThat(grown(before, "trainyard_samples_trained_total")).isEqualTo(100);
    }

    @Test
    void aRunIsSeenRunningAndFollowedAndItsCancellationIsCounted() {
        var before = scrape();
        var run = "/api/v1/runs/" + api.post("/api/v1/runs", LARGE).text("/id");
        patiently().until(() -> value("trainyard_training_active") == 1);
        patiently().until(() -> grown(before, "trainyard_runs{state=\"running\"}") >= 1);
        assertThat(value("trainyard_stream_clients")).isEqualTo(before.get("trainyard_stream_clients"));
        var stream = HttpClient.newHttpClient().sendAsync(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + run + "/events")).build(),
                BodyHandlers.discarding());
        patiently().until(() -> grown(before, "trainyard_stream_clients") == 1);

        api.post(run + "/cancel", "");
        assertThat(api.get(run, "Prefer", "wait=60").text("/state")).isEqualTo("cancelled");
        patiently().until(() -> value("trainyard_training_active") == 0);
        patiently().until(stream::isDone);
        patiently().until(() -> grown(before, "trainyard_stream_clients") == 0);
        assertThat(grown(before, "trainyard_runs_ended_total{outcome=\"cancelled\",reason=\"user\"}")).isEqualTo(1);
    }

    @Test
    void aRunThatIsCancelledBeforeItBeginsHasEndedToo() {
        var before = scrape();
        var run = api.post("/api/v1/runs", XOR.formatted(1).replaceFirst("\\{", "{\"paused\": true, ")).text("/id");
        patiently().until(() -> value("trainyard_runs{state=\"paused\"}") >= 1);

        api.post("/api/v1/runs/" + run + "/cancel", "");

        assertThat(grown(before, "trainyard_runs_ended_total{outcome=\"cancelled\",reason=\"user\"}")).isEqualTo(1);
        assertThat(grown(before, "trainyard_attempts_begun_total")).isZero();
    }

    @Test
    void whatWouldBeNoiseIsLeftOut() {
        assertThat(scrape().keySet()).isNotEmpty().noneMatch(name -> name.startsWith("spring_data_"))
                .noneMatch(name -> name.startsWith("spring_security_"));
    }

    private double grown(Map<String, Double> before, String name) {
        return value(name) - before.getOrDefault(name, 0.0);
    }

    private double value(String name) {
        return scrape().getOrDefault(name, 0.0);
    }

    private Map<String, Double> scrape() {
        var answer = api.get("/actuator/prometheus");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().getFirst("Content-Type")).startsWith("text/plain;version=0.0.4");
        var values = new HashMap<String, Double>();
        answer.body().asString().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var space = line.lastIndexOf(' ');
            values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        });
        return values;
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(1));
    }
}
