package org.trainyard.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.BesideOthers;
import org.trainyard.NodeProcess;
import org.trainyard.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** What an earlier version kept is there after its upgrade, and what it had begun ends as it would have ended. */
@BesideOthers
class KeptDatabasesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("kept")
    void anH2FileIsUpgradedWithAllThatIsInIt(Path kept) throws Exception {
        KeptDatabase.unzip(kept.resolve("h2.zip"), folder);

        Story.read(told(kept.resolve("h2.json")), settings -> NodeProcess.onH2(folder, settings));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void aPostgresIsUpgradedWithAllThatIsInIt(Path kept) throws Exception {
        var url = TestDatabase.emptyPostgres();
        KeptDatabase.load(kept.resolve("postgres.sql.gz"), url);

        Story.read(told(kept.resolve("postgres.json")), settings -> NodeProcess.onPostgres(url, settings));
    }

    @Test
    void theFirstOneIsKeptForEver() throws IOException {
        assertThat(kept().map(each -> each.getFileName().toString())).contains("0.1.0-V7");
        assertThat(kept()).allSatisfy(each -> assertThat(List.of("h2.zip", "postgres.sql.gz"))
                .allSatisfy(file -> assertThat(each.resolve(file).toFile().length()).isBetween(1L, 300_000L)));
    }

    static Stream<Path> kept() throws IOException {
        try (var folders = Files.list(KeptDatabase.FOLDER)) {
            return folders.sorted().toList().stream();
        }
    }

    private static JsonNode told(Path file) throws IOException {
        return new JsonMapper().readTree(Files.readString(file));
    }
}
