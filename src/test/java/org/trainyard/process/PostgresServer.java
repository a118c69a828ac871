package org.trainyard.process;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A real PostgreSQL that can be restarted, with its data in a folder. */
public final class PostgresServer implements AutoCloseable {

    private final Path folder;
    private EmbeddedPostgres server;
    private int databases;

    private PostgresServer(Path folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
    }

    /** One database of the server. */
    public record Database(int port, String name) {

        /** What a node must be told. */
        Map<String, String> environment() {
            return Map.of("SPRING_PROFILES_ACTIVE", "postgres", "TRAINYARD_DB_PORT", Integer.toString(port),
                    "TRAINYARD_DB_NAME", name, "TRAINYARD_DB_USER", "postgres", "TRAINYARD_DB_PASSWORD", "postgres");
        }
    }

    /** Starts one. */
    public static PostgresServer start(Path folder) throws IOException {
        return new PostgresServer(folder, builder(folder).start());
    }

    private static EmbeddedPostgres.Builder builder(Path folder) {
        return EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false)
                .setServerConfig("max_connections", "200");
    }

    /** A new, empty database. */
    public Database create() throws SQLException {
        var name = "faults" + databases++;
        execute("create database " + name);
        return new Database(server.getPort(), name);
    }

    /** Stops it as an operator would, and starts it on the same port. */
    public void restart() throws IOException {
        var port = server.getPort();
        server.close();
        server = builder(folder).setPort(port).start();
    }

    /** Ends all connections of a database; answers how many there were. */
    public int killConnections(Database database) throws SQLException {
        return query("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database.name() + "'",
                "postgres").size();
    }

    /** The first column of a query. */
    public List<String> query(String sql, String database) throws SQLException {
        try (var connection = server.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var first = new ArrayList<String>();
            while (rows.next()) {
                first.add(rows.getString(1));
            }
            return first;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
