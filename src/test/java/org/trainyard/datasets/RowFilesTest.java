package org.trainyard.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

import org.trainyard.ServiceTest;
import org.trainyard.compute.DataTable;
import org.trainyard.datasets.generators.Generator;
import org.trainyard.datasets.tables.Cells;
import org.trainyard.datasets.tables.Table;
import org.trainyard.datasets.tables.TableFaults;
import org.trainyard.web.Faults;
import org.trainyard.web.Problem;
import org.trainyard.web.StrictJson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ServiceTest
class RowFilesTest {

    /** Bytes of a table of this test: 500 rows of three columns. */
    private static final int BYTES = 500 * 3 * 4;

    @TempDir
    Path folder;
    @Autowired
    DefinedTables tables;
    @Autowired
    StrictJson json;

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void aTableInAFileIsTheTableInMemory() {
        try (var table = blobs(1)) {
            var dataset = dataset(table);
            var inFile = files(10 * BYTES).table(dataset, table::cells);
            var inMemory = LoadedTable.checked(dataset, table.cells());
            assertThat(inFile.targets().data).isEqualTo(inMemory.targets().data);
            assertThat(inFile.inputNames()).isEqualTo(inMemory.inputNames());
            var row = new float[2];
            for (int i = 0; i < inMemory.rows(); i++) {
                inFile.inputs().copy(i, row, 0);
                assertThat(row).containsExactly(inMemory.inputs().cell(i, 0), inMemory.inputs().cell(i, 1));
            }
        }
    }

    @Test
    void aFileIsWrittenOnceAndFoundByTheNextProcess() {
        try (var table = blobs(2)) {
            var dataset = dataset(table);
            var here = files(10 * BYTES);
            var first = here.table(dataset, counted(table));
            assertThat(here.table(dataset, counted(table))).isSameAs(first);
            assertThat(files(10 * BYTES).table(dataset, counted(table)).targets().data).isEqualTo(first.targets().data);
            assertThat(reads).hasValue(1);
        }
    }

    @Test
    void aDamagedFileIsWrittenAnew() throws IOException {
        try (var table = blobs(3)) {
            var dataset = dataset(table);
            var sound = files(10 * BYTES).table(dataset, counted(table));
            var file = list().getFirst();
            var bytes = Files.readAllBytes(file);
            bytes[100] ^= 1;
            Files.delete(file);
            Files.write(file, bytes);
            assertThat(files(10 * BYTES).table(dataset, counted(table)).inputs().cell(8, 0))
                    .isEqualTo(sound.inputs().cell(8, 0));
            assertThat(reads).hasValue(2);
        }
    }

    @Test
    void cellsThatAreNotTheDatasetsOwnBecomeNoFile() throws IOException {
        try (var table = blobs(4); var other = blobs(5)) {
            var dataset = dataset(table);
            assertThatThrownBy(() -> files(10 * BYTES).table(dataset, other::cells)).isInstanceOf(Problem.class)
                    .hasMessageContaining("not the ones whose hash it has");
            assertThat(list()).isEmpty();
        }
    }

    @Test
    void whereThereIsNoRoomTheFileThatWasUsedLongestAgoGoes() throws IOException {
        try (var first = blobs(6); var second = blobs(7); var third = blobs(8)) {
            files(2 * BYTES).table(dataset(first), first::cells);
            Files.setLastModifiedTime(list().getFirst(), FileTime.from(Instant.now().minusSeconds(100)));
            files(2 * BYTES).table(dataset(second), second::cells);
            files(2 * BYTES).table(dataset(third), third::cells);
            assertThat(list()).extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder(second.sha256() + ".rows", third.sha256() + ".rows");
        }
    }

    @Test
    void aFileThatSomebodyTrainsOnStays() throws IOException {
        try (var first = blobs(9); var second = blobs(10)) {
            var here = files(BYTES);
            DataTable held = here.table(dataset(first), first::cells);
            here.table(dataset(second), second::cells);
            assertThat(list()).hasSize(2);
            assertThat(held.rows()).isEqualTo(500);
        }
    }

    private RowFiles files(int limit) {
        return new RowFiles(new DatasetSettings(DataSize.ofBytes(0), folder, DataSize.ofBytes(limit)));
    }

    private Supplier<Cells> counted(Table table) {
        return () -> {
            reads.incrementAndGet();
            return table.cells();
        };
    }

    private List<Path> list() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private Dataset dataset(Table table) {
        return Dataset.of(table, "blobs", Map.of());
    }

    private Table blobs(int seed) {
        var generator = json.read("{\"kind\": \"blobs\", \"samples\": 500, \"seed\": %d}".formatted(seed),
                Generator.class);
        return tables.generated(generator, new TableFaults(new Faults(), "")).orElseThrow();
    }
}
