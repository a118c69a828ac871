package org.trainyard.datasets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServiceTest
class DatasetUploadTest {

    private static final String FLOWERS = "length,kind,width\n1,rose,0.5\n2.5,tulip,1\n3,rose,2\n";

    private final RestTestClient http;
    private final Calls calls;

    DatasetUploadTest(@Autowired RestTestClient http) {
        this.http = http;
        this.calls = new Calls(http);
    }

    @Test
    void aFormAndTheBareFileMakeTheSameDataset() {
        var bare = calls.uploaded("?target=kind&name=flowers", FLOWERS);
        var form = Calls.json(form(FLOWERS, "../../etc/cron.d/flowers.csv").expectStatus().isCreated());
        assertThat(form.get("sha256")).isEqualTo(bare.get("sha256"));
        assertThat(form.get("name").stringValue()).isEqualTo("flowers");
        assertThat(form.at("/source/fileName").stringValue()).isEqualTo("../../etc/cron.d/flowers.csv");
        assertThat(form.at("/targets/0/classes").toString()).isEqualTo("[\"rose\",\"tulip\"]");
        assertThat(Calls.texts(form.get("features"), feature -> feature.get("name"))).containsExactly("length",
                "width");
    }

    @Test
    void differentFilesAreTheSameTable() {
        var expected = calls.uploaded("?target=kind", FLOWERS).get("sha256");
        var files = Map.of("semicolons", "length;kind;width\n1;rose;0.5\n2.5;tulip;1\n3;rose;2",
                "tabs and carriage returns",
                FLOWERS.replace(",", "\t").replace("\n", "\r\n"), "quotes, blanks and an empty line",
                "\"length\", kind,width\n1,\"rose\", 0.5\n\n2.50,tulip,1\n3,rose,2.0", "a byte order mark",
                '\uFEFF' + FLOWERS);
        files.forEach((what, csv) -> assertThat(calls.uploaded("?target=kind", csv).get("sha256")).as(what)
                .isEqualTo(expected));
        var names = "?target=kind&columns=length,kind,width";
        assertThat(calls.uploaded(names, FLOWERS).get("sha256")).isEqualTo(expected);
        assertThat(calls.uploaded(names, FLOWERS.substring(FLOWERS.indexOf('\n') + 1)).get("sha256"))
                .isEqualTo(expected);
    }

    @Test
    void withoutATargetTheLastColumnIsIt() {
        assertThat(calls.uploaded("", "a,b\n1,2.5\n2,3\n").at("/targets/0/name").stringValue()).isEqualTo("b");
    }

    @Test
    void severalTargetsAreRegression() {
        var dataset = calls.uploaded("?target=b&target=c", "a,b,c\n1,2,3\n2,3,4\n");
        assertThat(dataset.get("task").stringValue()).isEqualTo("regression");
        assertThat(dataset.at("/targets/1/mean").doubleValue()).isEqualTo(3.5);
    }

    @Test
    void moreThanTwentyWholeNumbersAreValuesAndFewerAreClassesInOrderOfValue() {
        var few = new StringBuilder("a,y\n");
        for (int i = 20; i > 0; i--) {
            few.append("1,").append(i).append('\n');
        }
        var classes = calls.uploaded("", few.toString());
        assertThat(Calls.texts(classes.at("/targets/0/classes"), each -> each)).startsWith("1", "2", "3")
                .endsWith("20");
        assertThat(calls.uploaded("", few + "1,21\n").get("task").stringValue()).isEqualTo("regression");
        assertThat(calls.uploaded("?task=classification", few + "1,21\n").at("/targets/0/classes")).hasSize(21);
    }

    @Test
    void compressedFilesAreReadAlsoWhenNobodySaysSo() throws IOException {
        var zipped = gzip(FLOWERS.getBytes(StandardCharsets.UTF_8));
        var plain = calls.uploaded("?target=kind", FLOWERS).get("sha256");
        assertThat(calls.uploaded("?target=kind", zipped).get("sha256")).isEqualTo(plain);
        var announced = http.post().uri("/api/v1/datasets/upload?target=kind").header("Content-Encoding", "gzip")
                .contentType(MediaType.parseMediaType("text/csv")).body(zipped).exchange().expectStatus().isCreated();
        assertThat(Calls.json(announced).get("sha256")).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', emptyValue = "", value = {"an empty file|422|validation|``|empty",
        "names only|422|validation|a,y!|at least one row", "a ragged line|422|validation|a,b,y!1,2!|line 2",
        "text among numbers|422|validation|a,b,y!1,2,0!1,x,0!|line 3, column \"b\"",
        "a date|422|validation|a,b,y!1,2024-01-31,0!|line 2, column \"b\": is a date",
        "an empty column|422|validation|a,b,y!1,,0!2,NA,1!|2 cells have no value",
        "a formula among numbers|422|validation|a,b,y!1,2,0!=1+1,2,0!|column \"a\"",
        "overflow|422|not-finite|a,b,y!1,1e999,0!|line 2", "NaN|422|not-finite|a,b,y!1,NaN,0!|line 2",
        "missing cells|422|validation|a,b,y!1,,0!,,1!|2 cells have no value",
        "NUL in a name|422|validation|a\u0000,b,y!1,2,0!|control",
        "one column|422|validation|a!1!|between 2 and", "an unclosed quote|422|validation|a,y!1,\"x!|quotation mark"})
    void saysWhatIsWrongWithAFileAndInWhichLine(String what, int status, String type, String csv, String words) {
        calls.upload("", csv.replace('!', '\n')).expectStatus().isEqualTo(status).expectBody(String.class)
                .value(body -> assertThat(body).contains("/problems/" + type, words.replace("\"", "\\\"")));
    }

    @Test
    void whatIsNotTextIsRefused() {
        for (var start : List.of("MZ\u0090\u0000\u0003", "PK\u0003\u0004\u0014", "\u0000\u0000\u0001",
                "\u0089PNG\r\n\u001a\n")) {
            calls.upload("", start).expectStatus().isEqualTo(415).expectBody().jsonPath("$.type")
                    .isEqualTo("/problems/unsupported-media-type");
        }
    }

    @Test
    void aTextThatIsNotWhatItIsSaidToBeIsRefused() {
        var utf16 = "a,y\n1,2\n".getBytes(StandardCharsets.UTF_16);
        var latin1 = "größe,y\n1,2\n".getBytes(StandardCharsets.ISO_8859_1);
        for (var bytes : new byte[][]{utf16, latin1}) {
            calls.upload("?encoding=utf-8", bytes).expectStatus().isEqualTo(422).expectBody().jsonPath("$.type")
                    .isEqualTo("/problems/encoding");
        }
    }

    @Test
    void aQuoteThatSwallowsTheFileIsStoppedEarly() {
        calls.upload("", "a,b,y\n1,\"" + "x".repeat(3_000_000)).expectStatus().isEqualTo(422);
    }

    @Test
    void aFormMayBeLargerThanAFewMegabytes() {
        var rows = "1,rose,0.5\n2.5,tulip,1\n".repeat(600_000);
        var made = Calls.json(form("length,kind,width\n" + rows, "large.csv").expectStatus().isCreated());
        assertThat(made.get("rows").intValue()).isEqualTo(1_200_000);
    }

    @Test
    void anUnknownFieldIsRefused() {
        calls.upload("?targte=y", FLOWERS).expectStatus().isBadRequest().expectBody().jsonPath("$.type")
                .isEqualTo("/problems/unknown-property");
    }

    @Test
    void theDescriptionOfTheApiShowsTheFormAlone() {
        var upload = calls.get("/v3/api-docs").at("/paths/~1api~1v1~1datasets~1upload/post");
        assertThat(upload.at("/operationId").stringValue()).isEqualTo("uploadDataset");
        assertThat(upload.at("/requestBody/content").propertyNames()).containsExactly("multipart/form-data");
        var form = upload.at("/requestBody/content/multipart~1form-data/schema/$ref").stringValue();
        assertThat(calls.get("/v3/api-docs").at(form.substring(1)).get("properties").propertyNames())
                .contains("file", "images", "X", "missing", "delimiter");
    }

    private RestTestClient.ResponseSpec form(String csv, String fileName) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(csv.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return fileName;
            }
        });
        parts.add("name", "flowers");
        parts.add("target", "kind");
        return http.post().uri("/api/v1/datasets/upload").contentType(MediaType.MULTIPART_FORM_DATA).body(parts)
                .exchange();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
