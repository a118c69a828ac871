package org.trainyard.backup;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

import org.trainyard.NodeProcess;
import org.trainyard.Shell;

import static java.util.Objects.requireNonNull;

class BackupOnPostgresTest extends BackupContract {

    private @Nullable PostgresTools tools;
    private @Nullable EmbeddedPostgres server;

    @Override
    void requireTools() throws Exception {
        tools = PostgresTools.find().orElse(null);
        Shell.require(tools != null,
                "backup and restore of PostgreSQL need its server and tools in one folder: apt-get install postgresql");
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    NodeProcess service() throws Exception {
        server = requireNonNull(tools).start();
        return node("original", 1);
    }

    @Override
    void backUp(NodeProcess service) throws Exception {
        Shell.run(Shell.documented(PAGE, "A backup of PostgreSQL"), folder, environment("original"));
    }

    @Override
    NodeProcess restored() throws Exception {
        create("copy");
        Shell.run(Shell.documented(PAGE, "Restoring PostgreSQL"), folder, environment("copy"));
        return NodeProcess.onPostgres(requireNonNull(server).getJdbcUrl("postgres", "copy"),
                "--db-scheduler.threads=2");
    }

    private NodeProcess node(String database, int threads) throws Exception {
        create(database);
        return NodeProcess.onPostgres(requireNonNull(server).getJdbcUrl("postgres", database),
                "--db-scheduler.threads=" + threads);
    }

    private void create(String database) throws SQLException {
        try (var connection = requireNonNull(server).getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        }
    }

    private Map<String, String> environment(String database) {
        var environment = new HashMap<String, String>();
        environment.put("PATH", requireNonNull(tools).folder() + ":" + System.getenv("PATH"));
        environment.put("PGHOST", "localhost");
        environment.put("PGPORT", Integer.toString(requireNonNull(server).getPort()));
        environment.put("PGUSER", "postgres");
        environment.put("PGPASSWORD", "postgres");
        environment.put("PGDATABASE", database);
        return environment;
    }
}
