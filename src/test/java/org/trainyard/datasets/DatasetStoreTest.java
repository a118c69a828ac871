package org.trainyard.datasets;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

import org.trainyard.ServiceTest;
import org.trainyard.web.Faults;
import org.trainyard.web.Problem;
import org.trainyard.web.StrictJson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ServiceTest
class DatasetStoreTest {

    private final Calls calls;
    @Autowired
    JdbcClient sql;
    @Autowired
    Datasets datasets;
    @Autowired
    StrictJson json;
    @Autowired
    PlatformTransactionManager transactions;

    DatasetStoreTest(@Autowired RestTestClient http) {
        this.calls = new Calls(http);
    }

    @Test
    void aLargeTableComesBackFromItsChunksAsItWentIn() throws IOException {
        var made = calls.created(blobs("large", 100_000, 1));
        var id = made.get("id").stringValue();
        assertThat(count("dataset_chunks", made.get("sha256").stringValue())).isEqualTo(3);
        var stored = datasets.describe(id);
        var print = stored.fingerprint();
        try (var cells = print.following(datasets.cells(stored)).open(0)) {
            cells.transferTo(OutputStream.nullOutputStream());
        }
        assertThat(print.sha256()).isEqualTo(stored.sha256());
        var table = datasets.table(id);
        assertThat(table.rows()).isEqualTo(100_000);
        assertThat(table.classes()).isEqualTo(3);
        assertThat(table.inputNames()).isEqualTo(List.of("x1", "x2"));
        // A row that lies across two chunks: 524 288 bytes are 43 690 rows of 12 bytes and 8 bytes more.
        var rows = calls.get("/api/v1/datasets/" + id + "/rows?offset=43690&limit=1").at("/rows/0");
        assertThat(rows.get(0).floatValue()).isEqualTo(table.inputs().cell(43_690, 0));
        assertThat(rows.get(2).intValue()).isEqualTo((int) table.targets().get(43_690, 0));
    }

    @Test
    void theSameTableIsStoredOnceAndGoesWithItsLastDataset() {
        var first = calls.created(blobs("one", 50, 2));
        var second = calls.created(blobs("two", 50, 2));
        var sha256 = first.get("sha256").stringValue();
        assertThat(second.get("sha256").stringValue()).isEqualTo(sha256);
        assertThat(count("dataset_contents", sha256)).isEqualTo(1);
        delete(first.get("id").stringValue());
        assertThat(calls.get("/api/v1/datasets/" + second.get("id").stringValue() + "/rows").get("rows")).hasSize(50);
        delete(second.get("id").stringValue());
        assertThat(count("dataset_contents", sha256)).isZero();
        assertThat(count("dataset_chunks", sha256)).isZero();
    }

    @Test
    void manyWhoStoreTheSameTableAtOnceAllSucceedAndShareIt() throws Exception {
        for (int round = 0; round < 10; round++) {
            var definition = blobs("shared", 2000, 100 + round);
            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<JsonNode> creation = () -> calls.created(definition);
                var answers = clients.invokeAll(Collections.nCopies(12, creation));
                for (var answer : answers) {
                    assertThat(count("dataset_contents", answer.get().get("sha256").stringValue())).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void aFlippedBitIsNoticedAndSaid() {
        var made = calls.created(blobs("damaged", 200, 3));
        var sha256 = made.get("sha256").stringValue();
        byte[] bytes = sql.sql("select bytes from dataset_chunks where sha256 = :sha256").param("sha256", sha256)
                .query((row, _) -> row.getBytes(1)).single();
        bytes[100] ^= 1;
        sql.sql("update dataset_chunks set bytes = :bytes where sha256 = :sha256").param("bytes", bytes)
                .param("sha256", sha256).update();
        var id = made.get("id").stringValue();
        assertThatThrownBy(() -> datasets.table(id)).isInstanceOf(Problem.class).hasMessageContaining("damaged");
        for (var part : List.of("rows", "content")) {
            calls.http().get().uri("/api/v1/datasets/" + id + "/" + part).exchange().expectStatus().isEqualTo(500)
                    .expectBody().jsonPath("$.type").isEqualTo("/problems/internal");
        }
    }

    @Test
    void wholeRowsThatAreNotTheDatasetsOwnAreNoticedAndSaid() {
        var made = calls.created(blobs("mine", 200, 5));
        var other = calls.created(blobs("another's", 200, 6));
        sql.sql("""
                update dataset_chunks set (bytes, crc32c) =
                (select bytes, crc32c from dataset_chunks where sha256 = :other)
                where sha256 = :mine""").param("other", other.get("sha256").stringValue())
                .param("mine", made.get("sha256").stringValue()).update();
        assertThatThrownBy(() -> datasets.table(made.get("id").stringValue())).isInstanceOf(Problem.class)
                .hasMessageContaining("not the ones whose hash it has");
    }

    @Test
    void anInlineDefinitionIsStoredWithTheCallersTransactionOrNotAtAll() {
        var definition = json.read(blobs("inline", 20, 4).replace("\"name\": \"inline\", ", ""),
                JsonNode.class);
        var transaction = new TransactionTemplate(transactions);
        var faults = new Faults();
        var seen = datasets.resolve(definition, false, "/dataset", faults).orElseThrow();
        assertThat(seen.dataset().id()).isEmpty();
        var undone = transaction.execute(status -> {
            status.setRollbackOnly();
            return datasets.resolve(definition, true, "/dataset", faults).orElseThrow();
        });
        assertThatThrownBy(() -> datasets.describe(undone.dataset().id())).isInstanceOf(Problem.class);
        assertThat(count("dataset_contents", seen.dataset().sha256())).isZero();
        var kept = transaction.execute(_ -> datasets.resolve(definition, true, "/dataset", faults).orElseThrow());
        assertThat(json.write(datasets.describe(kept.dataset().id()))).isEqualTo(json.write(kept.dataset()));
        assertThat(kept.dataset().sha256()).isEqualTo(seen.dataset().sha256());
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void aReferenceIsAnIdOrABuiltInsName() {
        var faults = new Faults();
        assertThat(datasets.resolve(json.tree("xor"), false, "/dataset", faults).orElseThrow().table().classes())
                .isEqualTo(2);
        assertThat(faults.isEmpty()).isTrue();
        assertThat(datasets.resolve(json.tree("nothing"), false, "/dataset", faults)).isEmpty();
        assertThatThrownBy(faults::throwIfAny).hasMessageContaining("/dataset").hasMessageContaining("nothing");
    }

    private static String blobs(String name, int samples, int seed) {
        return "{\"name\": \"%s\", \"generator\": {\"kind\": \"blobs\", \"samples\": %d, \"seed\": %d}}".formatted(name,
                samples, seed);
    }

    private int count(String table, String sha256) {
        return sql.sql("select count(*) from " + table + " where sha256 = :sha256").param("sha256", sha256)
                .query(Integer.class).single();
    }

    private void delete(String id) {
        calls.http().delete().uri("/api/v1/datasets/" + id).exchange().expectStatus().isNoContent();
    }
}
