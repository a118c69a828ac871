package org.trainyard.upgrade;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The two kinds of files, from a database and back to one. */
final class KeptDatabase {

    static final Path FOLDER = Path.of("src/test/resources/databases");
    /** What an upgraded database was made by, and its last migration. */
    private static final String LAST_MIGRATION = "select \"version\" from \"flyway_schema_history\" order by \"installed_rank\" desc";
    private static final String FILE = "trainyard.mv.db";

    private KeptDatabase() {}

    /** The number of the last migration. */
    static String schema(String url, String user, String password) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement();
                var row = statement.executeQuery(LAST_MIGRATION)) {
            if (!row.next()) {
                throw new IllegalStateException("no migration in " + url);
            }
            return row.getString(1);
        }
    }

    /** Has H2 make the file in a folder as small as it can. */
    static void compact(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("shutdown compact");
        }
    }

    static void zip(Path folder, Path zip) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(FILE));
            Files.copy(folder.resolve(FILE), out);
        }
    }

    static void unzip(Path zip, Path folder) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(zip)))) {
            if (in.getNextEntry() == null) {
                throw new IllegalStateException(zip + " is empty");
            }
            Files.copy(in, folder.resolve(FILE));
        }
    }

    /** Keeps what {@code pg_dump} wrote, without the commands that are meant for psql alone. */
    static void compress(Path dump, Path gzip) throws IOException {
        var sql = Files.readString(dump).lines().filter(line -> !line.startsWith("\\")).toList();
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write((String.join("\n", sql) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Fills an empty PostgreSQL. */
    static void load(Path gzip, String url) throws IOException, SQLException {
        String sql;
        try (var in = new GZIPInputStream(Files.newInputStream(gzip))) {
            sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
