package org.trainyard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives each service under test an empty database: an H2 file, or a database of one embedded PostgreSQL. */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Set<ConfigurableApplicationContext> SERVICES = ConcurrentHashMap.newKeySet();

    private static @Nullable EmbeddedPostgres postgres;
    private static int databases;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        SERVICES.add(context);
        try {
            if (System.getProperty("trainyard.test.database", "h2").equals("postgres")) {
                context.getEnvironment().addActiveProfile("postgres");
                TestPropertyValues.of("spring.datasource.url=" + emptyPostgres(), "spring.datasource.username=postgres",
                        "spring.datasource.password=postgres", "db-scheduler.polling-strategy=lock-and-fetch",
                        "db-scheduler.polling-strategy-upper-limit-fraction-of-threads=1.0")
                        .applyTo(context);
            } else {
                var folder = Files.createTempDirectory("trainyard");
                TestPropertyValues
                        .of("spring.datasource.url=jdbc:h2:file:" + folder.resolve("trainyard")
                                + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE")
                        .applyTo(context);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends, side by side, all services that got a database here. */
    static void endServices() {
        SERVICES.parallelStream().forEach(ConfigurableApplicationContext::close);
    }

    /** The URL of an empty database of the one PostgreSQL that all tests share; its user is {@code postgres}. */
    public static synchronized String emptyPostgres() throws IOException {
        if (postgres == null) {
            postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
        }
        var name = "trainyard" + databases++;
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("No database for the test", e);
        }
        return postgres.getJdbcUrl("postgres", name);
    }
}
