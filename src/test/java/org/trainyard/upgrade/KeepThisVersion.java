package org.trainyard.upgrade;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.trainyard.NodeProcess;
import org.trainyard.backup.PostgresTools;

import static org.assertj.core.api.Assertions.assertThat;

/** Not a test, and not run as one: makes the files of the present version, see the package. */
class KeepThisVersion {

    @TempDir
    Path folder;

    @Test
    void onH2() throws Exception {
        var url = "jdbc:h2:file:" + folder.resolve("trainyard");
        var told = Story.write(settings -> NodeProcess.onH2(folder, settings));
        var schema = KeptDatabase.schema(url, "sa", "");
        KeptDatabase.compact(url);
        KeptDatabase.zip(folder, place(told, schema, "h2.zip"));
        tell(told, schema, "h2.json");
    }

    @Test
    void onPostgres() throws Exception {
        var tools = PostgresTools.find().orElseThrow();
        try (var server = tools.start()) {
            var url = server.getJdbcUrl("postgres", "postgres");
            var told = Story.write(settings -> NodeProcess.onPostgres(url, settings));
            var schema = KeptDatabase.schema(url, "postgres", "postgres");
            var dump = folder.resolve("dump.sql");
            var process = new ProcessBuilder(tools.folder().resolve("pg_dump").toString(), "--inserts", "--no-owner",
                    "--rows-per-insert=50", "--file=" + dump, "--host=localhost", "--port=" + server.getPort(),
                    "--username=postgres", "postgres").inheritIO().start();
            assertThat(process.waitFor()).isZero();
            KeptDatabase.compress(dump, place(told, schema, "postgres.sql.gz"));
            tell(told, schema, "postgres.json");
        }
    }

    private static void tell(ObjectNode told, String schema, String file) throws Exception {
        Files.writeString(place(told, schema, file),
                new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(told) + "\n");
    }

    /** Where a file goes, which must not be there yet. */
    private static Path place(ObjectNode told, String schema, String file) throws Exception {
        var version = told.at("/version").asString("");
        var place = Files.createDirectories(KeptDatabase.FOLDER.resolve(version + "-V" + schema)).resolve(file);
        assertThat(place).as("a kept file, which is never replaced").doesNotExist();
        return place;
    }
}
