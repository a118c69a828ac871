package org.trainyard.datasets;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class DatasetsOverHttpTest {

    static final String XOR = """
            {"name": "mine", "columns": ["a", "b", "out"], "target": "out",
             "rows": [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]}""";

    private final RestTestClient http;
    private final Calls calls;

    DatasetsOverHttpTest(@Autowired RestTestClient http) {
        this.http = http;
        this.calls = new Calls(http);
    }

    @Test
    void rowsBecomeADatasetWithAProfile() {
        http.post().uri("/api/v1/datasets").contentType(MediaType.APPLICATION_JSON).body("""
                {"name": "by hand", "columns": ["length", "kind"], "target": "kind",
                 "rows": [[1, "long"], [2, "short"], [3, "long"], [6, "short"]]}""").exchange().expectStatus()
                .isCreated().expectHeader().valueMatches("Location", ".*/api/v1/datasets/[0-9a-f-]{36}").expectBody()
                .jsonPath("$.name").isEqualTo("by hand").jsonPath("$.task").isEqualTo("classification")
                .jsonPath("$.rows").isEqualTo(4).jsonPath("$.features.length()").isEqualTo(1)
                .jsonPath("$.features[0].type").isEqualTo("numeric").jsonPath("$.features[0].min").isEqualTo(1.0)
                .jsonPath("$.features[0].max").isEqualTo(6.0).jsonPath("$.features[0].mean").isEqualTo(3.0)
                // squares of the distances from 3: 4 + 1 + 0 + 9 = 14, over 4 rows
                .jsonPath("$.features[0].std").isEqualTo(Math.sqrt(14 / 4.0)).jsonPath("$.features[0].missing")
                .isEqualTo(0).jsonPath("$.targets[0].type").isEqualTo("categorical").jsonPath("$.targets[0].classes")
                .isEqualTo(List.of("long", "short")).jsonPath("$.targets[0].counts").isEqualTo(List.of(2, 2))
                .jsonPath("$.bytes").isEqualTo(32).jsonPath("$.builtIn").isEqualTo(false).jsonPath("$.source.kind")
                .isEqualTo("rows").jsonPath("$.createdAt").isNotEmpty();
    }

    @Test
    void aCreatedDatasetIsFoundReadAndDeleted() {
        var id = calls.created(XOR).get("id").stringValue();
        http.get().uri("/api/v1/datasets/{id}", id).exchange().expectStatus().isOk().expectBody().jsonPath("$.name")
                .isEqualTo("mine").jsonPath("$.targets[0].classes").isEqualTo(List.of("0", "1"));
        http.get().uri("/api/v1/datasets/{id}/rows?offset=1&limit=2", id).exchange().expectBody().jsonPath("$.rows")
                .isEqualTo(List.of(List.of(0, 1, 1), List.of(1, 0, 1))).jsonPath("$.total").isEqualTo(4)
                .jsonPath("$.columns").isEqualTo(List.of("a", "b", "out"));
        http.delete().uri("/api/v1/datasets/{id}", id).exchange().expectStatus().isNoContent();
        http.get().uri("/api/v1/datasets/{id}", id).exchange().expectStatus().isNotFound();
        http.delete().uri("/api/v1/datasets/{id}", id).exchange().expectStatus().isNotFound();
    }

    @Test
    void theSameTableHasTheSameHashWhateverItWasSentAs() {
        var rows = calls.created("""
                {"name": "rows", "columns": ["a", "b", "y"], "target": "y",
                 "rows": [[0.1, 1e-3, true], [-2.50, 0, false], [100, -0.0, true]]}""").get("sha256");
        var text = calls.uploaded("?target=y", "a;b;y\n0.10;0.001;true\n-2.5;-0;false\n1e2;0;true\n");
        assertThat(text.get("sha256")).isEqualTo(rows);
        assertThat(calls.uploaded("?target=y", "a;b;y\n0.10;0.001;true\n-2.5;-0;false\n1e2;0;false\n").get("sha256"))
                .as("another cell").isNotEqualTo(rows);
        assertThat(calls.uploaded("?target=y", "a;c;y\n0.10;0.001;true\n-2.5;-0;false\n1e2;0;true\n").get("sha256"))
                .as("another name").isNotEqualTo(rows);
    }

    @Test
    void aGeneratedDatasetComesBackTheSameThroughItsCsv() {
        var made = calls.created("""
                {"name": "moons", "generator": {"kind": "moons", "samples": 50, "seed": 3}}""");
        var csv = http.get().uri("/api/v1/datasets/{id}/content", made.get("id").stringValue()).exchange()
                .expectStatus().isOk()
                .expectHeader().contentTypeCompatibleWith("text/csv").expectBody(String.class).returnResult()
                .getResponseBody();
        assertThat(csv).startsWith("x1,x2,y\n").hasLineCount(51);
        assertThat(calls.uploaded("?target=y", String.valueOf(csv)).get("sha256")).isEqualTo(made.get("sha256"));
    }

    @Test
    void aPreviewShowsEverythingAndStoresNothing() {
        var before = total();
        http.post().uri("/api/v1/datasets/preview").contentType(MediaType.APPLICATION_JSON)
                .body("{\"generator\": {\"kind\": \"blobs\", \"samples\": 1500}}").exchange().expectStatus().isOk()
                .expectBody().jsonPath("$.dataset.rows").isEqualTo(1500).jsonPath("$.dataset.id").doesNotExist()
                .jsonPath("$.dataset.targets[0].counts").isEqualTo(List.of(500, 500, 500))
                .jsonPath("$.sample.rows.length()").isEqualTo(1000);
        assertThat(total()).isEqualTo(before);
    }

    @Test
    void theListHasBuiltInsFirstAndEveryDatasetOnce() {
        calls.created(XOR);
        var all = ids(0, 200);
        assertThat(all).startsWith("and", "or", "nand", "xor", "moons").hasSizeGreaterThan(BuiltIn.values().length)
                .doesNotHaveDuplicates();
        assertThat(ids(0, 10)).isEqualTo(all.subList(0, 10));
        assertThat(ids(1, 10)).isEqualTo(all.subList(10, Math.min(20, all.size())));
    }

    @Test
    void theSameIdempotencyKeyCreatesOnce() {
        assertThat(once("datasets-once")).isEqualTo(once("datasets-once"));
    }

    @Test
    void builtInsStay() {
        http.delete().uri("/api/v1/datasets/iris").exchange().expectStatus().isEqualTo(409).expectBody()
                .jsonPath("$.type").isEqualTo("/problems/in-use");
    }

    @Test
    void datasetsCannotBeChanged() {
        http.patch().uri("/api/v1/datasets/iris").contentType(MediaType.APPLICATION_JSON).body("{\"rows\": [[9]]}")
                .exchange().expectStatus().isEqualTo(405);
    }

    @Test
    void everyGeneratorTellsItsParametersAndItsExampleWorks() {
        var entries = calls.get("/api/v1/generators");
        assertThat(entries).hasSize(12);
        for (var entry : entries) {
            var kind = entry.get("kind").stringValue();
            assertThat(entry.get("description").stringValue()).as(kind).endsWith(".");
            assertThat(entry.at("/parameters/properties/samples").toString()).as(kind)
                    .contains("\"description\":\"number of rows", "\"maximum\":200000000", "\"default\":200");
            http.post().uri("/api/v1/datasets/preview").contentType(MediaType.APPLICATION_JSON)
                    .body("{\"generator\": " + entry.get("example") + "}").exchange().expectStatus().isOk().expectBody()
                    .jsonPath("$.dataset.rows").isEqualTo(200).jsonPath("$.dataset.task")
                    .isEqualTo(entry.get("task").stringValue());
        }
    }

    private JsonNode once(String key) {
        return Calls.json(http.post().uri("/api/v1/datasets").contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", key).body(XOR).exchange().expectStatus().isCreated());
    }

    private int total() {
        return calls.get("/api/v1/datasets?size=1").at("/page/totalElements").intValue();
    }

    private List<String> ids(int page, int size) {
        return Calls.texts(calls.get("/api/v1/datasets?page=" + page + "&size=" + size).get("content"),
                dataset -> dataset.get("id"));
    }
}
