package org.trainyard.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.trainyard.process.Client;
import org.trainyard.process.Launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A user cancels when it pleases the user: early, late, and while the run is about to end. */
@Tag("faults")
class CancelTest {

    /** Ends within a second or so: many of its cancellations come too late, or nearly. */
    private static final String SHORT = Reference.REQUEST.replace("\"epochs\": " + Reference.EPOCHS, "\"epochs\": 4");

    @TempDir
    Path folder;

    @Test
    void whatWasPromisedToBeCancelledNeverCompletes() throws Exception {
        Fault.CANCEL.begin();
        int cancels = Integer.getInteger("faults.cancels", 40);
        var random = new Random(Long.getLong("faults.seed", 1));
        int broken = 0;
        int late = 0;
        double slowest = 0;
        try (var service = Launch.onH2(folder).start()) {
            var client = service.client();
            for (int i = 0; i < cancels; i++) {
                var id = client.post("/api/v1/runs", i % 2 == 0 ? SHORT : Reference.REQUEST).text("/id");
                await().pollDelay(Duration.ofMillis(random.nextInt(1500))).until(() -> true);
                var asked = System.nanoTime();
                var answer = client.post("/api/v1/runs/" + id + "/cancel", "");
                if (answer.status() == 409) {
                    late++;
                    continue;
                }
                assertThat(answer.status()).isEqualTo(202);
                broken += awaitEnd(client, id).equals("cancelled") ? 0 : 1;
                slowest = Math.max(slowest, (System.nanoTime() - asked) / 1e9);
            }
        }
        Fault.CANCEL.found(cancels, broken, 0, "%d cancelled, the slowest after %s s; %d came too late (409)".formatted(
                cancels - late - broken, CrashSeries.seconds(slowest), late));
        assertThat(slowest).isLessThanOrEqualTo(2);
    }

    private static String awaitEnd(Client client, String id) throws Exception {
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20))
                .until(() -> Reference.isFinal(client, id));
        return client.get("/api/v1/runs/" + id).text("/state");
    }
}
