package org.trainyard.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.trainyard.process.Client;
import org.trainyard.process.Launch;
import org.trainyard.process.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An operator stops the service in the middle of its work, and starts it again. */
@Tag("faults")
class StopTest {

    private static final int RUNS = 10;
    private static final int STREAMS = 5;
    private static final int EPOCHS = 20;
    private static final String REQUEST = Reference.REQUEST.replace("\"epochs\": " + Reference.EPOCHS,
            "\"epochs\": " + EPOCHS);
    private static final Pattern EVENT_ID = Pattern.compile("id: ?(\\d+)");

    @TempDir
    Path folder;

    @Test
    void aStopLosesNeitherRunsNorEpochsOfAStream() throws Exception {
        Fault.SIGTERM.begin();
        String undisturbed;
        List<String> runs;
        List<Follower> followers;
        double seconds;
        try (var service = Launch.onH2(folder).start(); var patient = Executors.newVirtualThreadPerTaskExecutor()) {
            var client = service.client();
            var first = client.post("/api/v1/runs", REQUEST).text("/id");
            undisturbed = client.get("/api/v1/runs/" + first, "Prefer", "wait=60").text("/weightsSha256");
            runs = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                runs.add(client.post("/api/v1/runs", REQUEST).text("/id"));
            }
            followers = runs.subList(0, STREAMS).stream().map(Follower::new).toList();
            followers.forEach(follower -> follower.follow(client));
            await().atMost(Duration.ofSeconds(30)).until(() -> followers.getFirst().epochs().size() > 3);
            var waiting = patient.submit(() -> client.get("/api/v1/runs/" + runs.getLast(), "Prefer", "wait=60"));
            await().atMost(Duration.ofSeconds(10)).until(() -> followers.getFirst().epochs().size() > 5);
            seconds = service.stop();
            assertThat(waiting.get().isOk()).as("who waits is answered").isTrue();
            for (var follower : followers) {
                follower.awaitEnd();
            }
        }
        try (var service = Launch.onH2(folder).start()) {
            var client = service.client();
            followers.forEach(follower -> follower.follow(client));
            var again = awaitAttempt(service, runs);
            int lost = 0;
            int differing = 0;
            for (var run : runs) {
                await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200))
                        .until(() -> Reference.isFinal(client, run));
                var end = client.get("/api/v1/runs/" + run);
                lost += end.text("/state").equals("completed") ? 0 : 1;
                differing += end.text("/weightsSha256").equals(undisturbed) ? 0 : 1;
            }
            for (var follower : followers) {
                follower.awaitEnd();
                assertThat(follower.epochs()).containsExactlyElementsOf(IntStream.rangeClosed(0, EPOCHS).boxed()
                        .toList());
            }
            Fault.SIGTERM.found(RUNS, lost, differing,
                    "gone after %s s; trained again %s s after ready; %d streams without a gap".formatted(
                            CrashSeries.seconds(seconds), CrashSeries.seconds(again), STREAMS));
            assertThat(seconds).isLessThanOrEqualTo(10);
            assertThat(again).isLessThanOrEqualTo(5);
        }
    }

    private static double awaitAttempt(ServiceProcess service, List<String> runs) {
        await().atMost(Duration.ofSeconds(30)).until(
                () -> runs.stream().anyMatch(run -> service.attempt(run).isPresent()));
        return runs.stream().flatMap(run -> service.attempt(run).stream())
                .mapToDouble(ServiceProcess.Attempt::secondsAfterReady).min().orElseThrow();
    }

    /** A client that follows one run, and comes back with the last event that it has. */
    private static final class Follower {

        private final String run;
        private final List<Integer> epochs = Collections.synchronizedList(new ArrayList<>());
        private Thread thread = new Thread(() -> {});

        Follower(String run) {
            this.run = run;
        }

        void follow(Client client) {
            thread = Thread.ofVirtual().start(() -> read(client));
        }

        private void read(Client client) {
            var headers = epochs.isEmpty()
                    ? new String[0]
                    : new String[]{"Last-Event-ID", Integer.toString(epochs.getLast())};
            try (var lines = client.lines("/api/v1/runs/" + run + "/events", headers)) {
                lines.map(EVENT_ID::matcher).filter(found -> found.matches())
                        .forEach(found -> epochs.add(Integer.valueOf(found.group(1))));
            } catch (IOException | UncheckedIOException e) {
                // The service is gone: what was heard until now counts.
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void awaitEnd() throws InterruptedException {
            assertThat(thread.join(Duration.ofMinutes(3))).as("the stream of %s ended", run).isTrue();
        }

        List<Integer> epochs() {
            return List.copyOf(epochs);
        }
    }
}
