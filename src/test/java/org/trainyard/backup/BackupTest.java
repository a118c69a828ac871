package org.trainyard.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The address that hands a backup out: of a service of its own, for the database that the other tests share is large by
 * now and takes half a minute each time.
 */
@ServiceTest
@TestPropertySource(properties = "spring.application.name=trainyard-backup")
class BackupTest {

    private static final String POSTGRES = "postgres";
    private static final String RUN = """
            {"model": {"layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]},
             "dataset": "moons", "training": {"epochs": 90000, "checkpointEvery": 20}}""";

    @Autowired
    RestTestClient http;
    @Autowired
    Backup backup;
    @TempDir
    Path folder;

    @Test
    @DisabledIfSystemProperty(named = "trainyard.test.database", matches = POSTGRES)
    void everyBackupOfABusyDatabaseIsTheStateBetweenTwoTransactions() throws Exception {
        var api = new Api(http);
        var id = api.post("/api/v1/runs", RUN).text("/id");
        var before = leftBehind();
        int reached = -1;
        for (int i = 0; i < 8; i++) {
            api.get("/api/v1/runs/" + id + "/epochs?wait=10" + (reached < 0 ? "" : "&after=" + reached));
            var said = api.get("/api/v1/runs/" + id).body().at("/progress/epoch").intValue();

            var copy = unzipped("backup" + i);

            try (var database = DriverManager.getConnection("jdbc:h2:file:" + copy.resolve("trainyard"), "sa", "");
                    var statement = database.createStatement();
                    var row = statement.executeQuery("""
                            select epoch, (select max(epoch) from epochs where run_id = id),
                                   (select count(*) from epochs where run_id = id)
                            from runs where id = '%s'""".formatted(id))) {
                assertThat(row.next()).isTrue();
                reached = row.getInt(1);
                assertThat(reached).as("what was told before the backup is in it").isGreaterThanOrEqualTo(said);
                // A batch of epochs and how far the run got are written by one transaction.
                assertThat(List.of(row.getInt(2), row.getInt(3))).containsExactly(reached, reached + 1);
            }
        }
        api.post("/api/v1/runs/" + id + "/cancel", "");
        assertThat(leftBehind()).as("temporary files").isEqualTo(before);
    }

    @Test
    @DisabledIfSystemProperty(named = "trainyard.test.database", matches = POSTGRES)
    void oneBackupAtATime() throws IOException {
        try (var _ = backup.make()) {
            var refused = http.get().uri("/actuator/backup").exchange();
            refused.expectStatus().isEqualTo(503).expectHeader().exists("Retry-After").expectBody()
                    .jsonPath("$.type").isEqualTo("/problems/unavailable");
        }
        http.get().uri("/actuator/backup").exchange().expectStatus().isOk();
    }

    @Test
    @EnabledIfSystemProperty(named = "trainyard.test.database", matches = POSTGRES)
    void postgresHasToolsOfItsOwn() {
        var answer = new Api(http).get("/actuator/backup");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/detail")).contains("PostgreSQL").contains("pg_dump");
    }

    private Path unzipped(String name) throws IOException {
        var zip = http.get().uri("/actuator/backup").exchange().expectStatus().isOk().expectHeader()
                .contentType("application/zip").expectBody().returnResult().getResponseBody();
        var copy = Files.createDirectory(folder.resolve(name));
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(entry.getName()).isEqualTo("trainyard.mv.db");
                Files.copy(in, copy.resolve(entry.getName()));
            }
        }
        return copy;
    }

    private static long leftBehind() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("trainyard-backup.*\\.zip")).count();
        }
    }
}
