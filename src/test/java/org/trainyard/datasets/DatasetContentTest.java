package org.trainyard.datasets;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import org.trainyard.ServiceTest;
import org.trainyard.datasets.formats.TableWriter;

import static org.assertj.core.api.Assertions.assertThat;

/** Datasets as files again. */
@ServiceTest
class DatasetContentTest {

    private static final String FLOWERS = "größe,farbe,stufe,art\n0.1,gelb,low,tulpe\n-2.5,\"r\"\"o,t\",high,rose\n1e30,gelb,low,rose\n";
    private static final String NUMBERED = "a,zip,y\n0.3333333,80331,7\n-0,10115,-1\n16777217,80331,7\n";

    private final RestTestClient http;
    private final Calls calls;
    private final List<TableWriter> writers;

    DatasetContentTest(@Autowired RestTestClient http, @Autowired List<TableWriter> writers) {
        this.http = http;
        this.calls = new Calls(http);
        this.writers = writers;
    }

    @Test
    void aTableComesBackTheSameThroughAFile() {
        var tables = Map.of("?ordinal=stufe:low,high", FLOWERS, "?categorical=zip", NUMBERED, "?task=classification",
                NUMBERED, "?task=regression", NUMBERED, "?target=a&target=y", "a,b,y\n1,0.1,2\n3,4,1e-40\n");
        tables.forEach((said, csv) -> {
            var dataset = calls.uploaded(said, csv);
            for (var format : List.of("csv", "parquet")) {
                assertThat(calls.uploaded(said, content(dataset, format)).get("sha256")).as(format + said)
                        .isEqualTo(dataset.get("sha256"));
            }
        });
    }

    @Test
    void manyRowsComeBackToo() {
        var made = calls.created("""
                {"name": "many", "generator": {"kind": "blobs", "samples": 60000, "seed": 3}}""");
        for (var format : List.of("csv", "parquet", "npy")) {
            assertThat(calls.uploaded("?columns=x1,x2,y", content(made, format)).get("sha256")).as(format)
                    .isEqualTo(made.get("sha256"));
        }
    }

    @Test
    void parquetHasNumbersAndNames() {
        var dataset = calls.uploaded("?categorical=zip", NUMBERED);
        var again = calls.uploaded("?categorical=zip", content(dataset, "parquet"));
        assertThat(again.at("/source/format").stringValue()).isEqualTo("parquet");
        assertThat(again.at("/features/1/categories").toString()).isEqualTo("[\"10115\",\"80331\"]");
        assertThat(calls.uploaded("", content(dataset, "parquet")).at("/features/1/type").stringValue())
                .as("whole numbers are numbers, as they were in the CSV file").isEqualTo("numeric");
    }

    @Test
    void npyHoldsTheCellsAsTheyAreStored() {
        var dataset = calls.uploaded("?categorical=zip", NUMBERED);
        var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 3), }";
        var file = ByteBuffer.allocate(128 + 9 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[]{(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) 118)
                .put((header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        for (float cell : new float[]{0.3333333f, 1, 1, 0, 0, 0, 16777216, 1, 1}) {
            file.putFloat(cell);
        }
        var npy = content(dataset, "npy");
        assertThat(npy).isEqualTo(file.array());
        var asNumbers = calls.uploaded("", "a,zip,y\n0.3333333,1,1\n0,0,0\n16777216,1,1\n");
        assertThat(calls.uploaded("?columns=a,zip,y", npy).get("sha256")).isEqualTo(asNumbers.get("sha256"));
    }

    @Test
    void theFormatIsChosenByItsNameOrByItsType() {
        writers.forEach(writer -> {
            var type = writer.mediaType().removeQualityValue();
            for (var answer : List.of(get("?format=" + writer.format(), "text/html"), get("", type.toString()))) {
                assertThat(answer.getStatus().value()).isEqualTo(200);
                assertThat(answer.getResponseHeaders().getContentType()).isEqualTo(type);
                assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                        .isEqualTo("attachment; filename=\"iris." + writer.format() + "\"");
            }
        });
        assertThat(get("", "*/*").getResponseHeaders().getContentType()).hasToString("text/csv;charset=UTF-8");
        assertThat(get("", "image/png, text/csv;q=0.1, application/x-npy;q=0.5").getResponseHeaders().getContentType())
                .hasToString("application/x-npy");
        for (var refused : List.of(get("?format=arff", "*/*"), get("?format=png", "*/*"), get("", "image/png"))) {
            assertThat(refused.getStatus().value()).isEqualTo(406);
            assertThat(new String(Objects.requireNonNull(refused.getResponseBody()), StandardCharsets.UTF_8))
                    .contains("/problems/not-acceptable");
        }
    }

    @Test
    void whoHasAFileIsToldSoButNotOfAnotherFormat() {
        var tags = writers.stream().map(writer -> String.valueOf(
                get("?format=" + writer.format(), "*/*").getResponseHeaders().getETag())).toList();
        assertThat(tags).doesNotHaveDuplicates();
        for (int had = 0; had < tags.size(); had++) {
            for (int wanted = 0; wanted < tags.size(); wanted++) {
                var answer = get("", writers.get(wanted).mediaType().toString(), HttpHeaders.IF_NONE_MATCH,
                        tags.get(had));
                assertThat(answer.getStatus().value()).isEqualTo(had == wanted ? 304 : 200);
                assertThat(answer.getResponseHeaders().getETag()).isEqualTo(tags.get(wanted));
                assertThat(answer.getResponseHeaders().getVary()).contains(HttpHeaders.ACCEPT);
            }
        }
    }

    @Test
    void theApiDescribesEveryWriter() {
        var operation = calls.get("/v3/api-docs").at("/paths/~1api~1v1~1datasets~1{id}~1content/get");
        assertThat(operation.at("/responses/200/content").propertyNames()).containsExactlyInAnyOrderElementsOf(writers
                .stream().map(writer -> writer.mediaType().getType() + "/" + writer.mediaType().getSubtype()).toList());
        var format = operation.get("parameters").valueStream()
                .filter(parameter -> parameter.get("name").stringValue().equals("format")).findFirst().orElseThrow();
        assertThat(Calls.texts(format.at("/schema/enum"), each -> each))
                .containsExactlyInAnyOrderElementsOf(writers.stream().map(TableWriter::format).toList());
    }

    private byte[] content(JsonNode dataset, String format) {
        return Objects.requireNonNull(http.get().uri("/api/v1/datasets/{id}/content?format={format}",
                dataset.get("id").stringValue(), format).exchange().expectStatus().isOk().expectBody(byte[].class)
                .returnResult().getResponseBody());
    }

    private EntityExchangeResult<byte[]> get(String query, String accept, String... headers) {
        var request = http.get().uri("/api/v1/datasets/iris/content" + query).header(HttpHeaders.ACCEPT, accept);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.exchange().expectBody(byte[].class).returnResult();
    }
}
