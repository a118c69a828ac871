package org.trainyard.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.trainyard.process.Launch;
import org.trainyard.process.PostgresServer;
import org.trainyard.process.Tool;

import static org.assertj.core.api.Assertions.assertThat;

/** A training ends in the same weights wherever its process is killed. */
@Tag("faults")
class KillTest {

    /** How late in its life a thread may be killed: some twenty commits, of two to four writes each. */
    private static final int LAST_WRITE = 40;

    @TempDir
    Path folder;

    @Test
    void killedAtRandomMomentsOnH2() throws Exception {
        Fault.KILL_H2.begin();
        var series = CrashSeries.bySignal(Launch.onH2(folder)).until(Integer.getInteger("faults.kills", 30));

        Fault.KILL_H2.found(series.tried(), series.lost(), series.differing(), series.figures());
        assertThat(series.slowest()).isLessThanOrEqualTo(5);
    }

    @Test
    void killedAtRandomWritesToTheFileOfH2() throws Exception {
        Fault.KILL_AT_WRITE.begin();
        // With -D strace is no parent of the service, so that a signal to the process that was started reaches it.
        // Not with --seccomp-bpf, which would be faster: strace 6.1 then injects nothing.
        Tool.require("strace (apt-get install strace)", "strace", "-D", "-f", "-o", "/dev/null", "-e",
                "inject=pwrite64:signal=SIGKILL:when=1", "true");
        var random = new Random(Long.getLong("faults.seed", 1));
        var series = CrashSeries
                .byItself(Launch.onH2(folder),
                        launch -> launch.under("strace", "-D", "-f", "-o", "/dev/null", "-e", "trace=pwrite64", "-e",
                                "inject=pwrite64:signal=SIGKILL:when=" + random.nextInt(1, LAST_WRITE + 1)))
                .until(Integer.getInteger("faults.writes", 25));

        // How soon it trains again is no matter here: strace slows all of the service down.
        Fault.KILL_AT_WRITE.found(series.tried(), series.lost(), series.differing(), series.figures());
    }

    /** With the settings that everybody gets for the first points; a dead node's lease then is short, to save time. */
    @Test
    void killedAtRandomMomentsOnPostgreSql() throws Exception {
        Fault.KILL_POSTGRES.begin();
        int points = Integer.getInteger("faults.postgres", 20);
        int patient = Math.min(points, 3);
        try (var server = PostgresServer.start(Reference.folder("postgres"))) {
            var asShipped = series(server, new String[0]).until(patient);
            var hasty = series(server, "--db-scheduler.heartbeat-interval=1s").until(points - patient);

            Fault.KILL_POSTGRES.found(asShipped.tried() + hasty.tried(), asShipped.lost() + hasty.lost(),
                    asShipped.differing() + hasty.differing(),
                    "%d with heartbeats every 5 s as shipped: %s; %d with heartbeats every 1 s: %s".formatted(
                            asShipped.tried(), asShipped.figures(), hasty.tried(), hasty.figures()));
            assertThat(asShipped.slowest()).isLessThanOrEqualTo(30);
        }
    }

    private CrashSeries series(PostgresServer server, String... settings) throws Exception {
        return CrashSeries.bySignal(Launch.onPostgres(folder, database(server)).with(settings));
    }

    private static PostgresServer.Database database(PostgresServer server) throws IOException {
        try {
            return server.create();
        } catch (java.sql.SQLException e) {
            throw new IOException(e);
        }
    }
}
