package org.trainyard.bench.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL from Maven's repository, and the CPU time of all its processes. */
final class Postgres implements AutoCloseable {
    /** Linux tells CPU time in hundredths of a second. */
    private static final double TICK = 0.01;
    /** Places in {@code /proc/<pid>/stat} behind the command's name: user, system, and both of ended children. */
    private static final int FIRST_TIME = 11;

    private final EmbeddedPostgres server;
    private final ProcessHandle postmaster;

    private Postgres(EmbeddedPostgres server, ProcessHandle postmaster) {
        this.server = server;
        this.postmaster = postmaster;
    }

    static Postgres start() throws IOException, SQLException {
        var server = EmbeddedPostgres.builder().setServerConfig("max_connections", "100").start();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return new Postgres(server, ProcessHandle.of(row.getLong(1)).flatMap(ProcessHandle::parent).orElseThrow());
        }
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** CPU seconds so far: of the server, of the processes that it has, and of those that have ended. */
    double cpuSeconds() {
        return TICK * Stream.concat(Stream.of(postmaster), postmaster.children())
                .mapToLong(process -> ticks(process.pid(), process.equals(postmaster) ? 4 : 2)).sum();
    }

    private static long ticks(long pid, int times) {
        try {
            var text = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            long sum = 0;
            for (int i = 0; i < times; i++) {
                sum += Long.parseLong(fields[FIRST_TIME + i]);
            }
            return sum;
        } catch (IOException e) {
            // It ended between the list and the look; from now on its time is among the server's own.
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
