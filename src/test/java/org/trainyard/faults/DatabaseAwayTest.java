package org.trainyard.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.trainyard.faults.Reference.Tally;
import org.trainyard.faults.Reference.Verdict;
import org.trainyard.process.Client;
import org.trainyard.process.Launch;
import org.trainyard.process.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** PostgreSQL goes away under trainings and requests, and comes back. */
@Tag("faults")
class DatabaseAwayTest {

    private static final Duration KILLING = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    @Test
    void trainingsOutlastARestartOfTheDatabase() throws Exception {
        Fault.DATABASE_RESTARTED.begin();
        outlast(Fault.DATABASE_RESTARTED, 2, (server, database) -> {
            server.restart();
            return 1;
        });
    }

    @Test
    void trainingsOutlastTheirConnections() throws Exception {
        Fault.CONNECTIONS_KILLED.begin();
        outlast(Fault.CONNECTIONS_KILLED, 6, (server, database) -> {
            int killed = 0;
            var end = System.nanoTime() + KILLING.toNanos();
            while (System.nanoTime() < end) {
                killed += server.killConnections(database);
                await().pollDelay(PAUSE).until(() -> true);
            }
            return killed;
        });
    }

    private interface Trouble {
        int make(PostgresServer server, PostgresServer.Database database) throws Exception;
    }

    private void outlast(Fault fault, int trainings, Trouble trouble) throws Exception {
        var reference = Reference.get();
        try (var server = PostgresServer.start(Reference.folder("postgres"))) {
            var database = server.create();
            try (var service = Launch.onPostgres(folder, database).start();
                    var hammer = new Hammer(service.client())) {
                var client = service.client();
                var runs = posted(client, trainings);
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> client.get("/api/v1/runs/" + runs.getFirst()).number("/progress/epoch") > 2);
                int tried = trouble.make(server, database);
                var over = System.nanoTime();
                await().atMost(Duration.ofSeconds(10)).until(() -> hammer.lastWrite() == 201);
                var seconds = (System.nanoTime() - over) / 1e9;
                var tally = new Tally();
                for (var run : runs) {
                    await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(500))
                            .until(() -> Reference.isFinal(client, run));
                    tally.add(reference.judge(client, run));
                }
                hammer.stop();
                assertThat(hammer.wrong()).isEmpty();
                fault.found(tried, tally.count(Verdict.LOST) + hammer.lost(), tally.count(Verdict.DIFFERING),
                        "%d trainings; answers well %s s after it was over; of %d models answered with 201 none is missing; answers: %s"
                                .formatted(trainings, CrashSeries.seconds(seconds), hammer.created(),
                                        hammer.answers()));
            }
        }
    }

    private static List<String> posted(Client client, int trainings) throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < trainings; i++) {
            ids.add(client.post("/api/v1/runs", Reference.REQUEST).text("/id"));
        }
        return ids;
    }
}
