package org.trainyard.datasets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;

import org.trainyard.Api;
import org.trainyard.ServiceTest;

import static org.assertj.core.api.Assertions.assertThat;

/** One table in every format there is. */
@ServiceTest
class FileFormatsTest {

    @Autowired
    RestTestClient http;

    Calls calls;

    @BeforeEach
    void connect() {
        calls = new Calls(http);
    }

    @Test
    void theSameTableInAnyFormatIsTheSameDatasetAndTrainsToTheSameWeights() {
        var named = "?columns=height,width,kind";
        var datasets = new LinkedHashMap<String, JsonNode>();
        datasets.put("csv", calls.uploaded("", TableFiles.separated(",")));
        datasets.put("tsv", calls.uploaded("", TableFiles.separated("\t")));
        datasets.put("a German spreadsheet", calls.uploaded("", TableFiles.separated(";").replace('.', ',')));
        datasets.put("json", calls.uploaded("", "[" + TableFiles.objects(",") + "]"));
        datasets.put("json lists", calls.uploaded(named, "[" + TableFiles.lists(",") + "]"));
        datasets.put("json lines", calls.uploaded("", TableFiles.objects("\n")));
        datasets.put("lists on lines", calls.uploaded(named, TableFiles.lists("\n")));
        datasets.put("arff", calls.uploaded("", TableFiles.arff()));
        datasets.put("npy", calls.uploaded(named, TableFiles.npy("<f4", false, 0, 3)));
        datasets.put("npy of doubles", calls.uploaded(named, TableFiles.npy(">f8", false, 0, 3)));
        datasets.put("npy column by column", calls.uploaded(named, TableFiles.npy("<f4", true, 0, 3)));
        datasets.put("npy pair",
                Calls.json(form(named, Map.of("X", TableFiles.npy("<f4", false, 0, 2), "y", TableFiles.labels()))));
        datasets.put("npz", calls.uploaded(named, TableFiles.npz()));
        datasets.put("idx", calls.uploaded(named, TableFiles.idx(0, 3)));
        datasets.put("idx pair",
                Calls.json(form(named, Map.of("images", TableFiles.idx(0, 2), "labels", TableFiles.idx(2, 3)))));
        datasets.put("gzip", calls.uploaded(named, TableFiles.gzip(TableFiles.npy("<f4", false, 0, 3))));
        for (var codec : List.of("plain", "snappy", "zstd")) {
            datasets.put("parquet " + codec,
                    calls.uploaded("", TableFiles.resource("/datasets/table-" + codec + ".parquet")));
        }

        var csv = datasets.get("csv");
        assertThat(csv.get("task").stringValue()).isEqualTo("classification");
        var api = new Api(http);
        var weights = api.train(run(csv)).text("/weightsSha256");
        datasets.forEach((format, dataset) -> {
            assertThat(dataset.get("sha256")).as(format).isEqualTo(csv.get("sha256"));
            assertThat(api.train(run(dataset)).text("/weightsSha256")).as(format).isEqualTo(weights);
        });
    }

    @Test
    void theSourceTellsHowATextWasUnderstood() {
        var german = calls.uploaded("", TableFiles.separated(";").replace('.', ',')).get("source");
        assertThat(german.get("format").stringValue()).isEqualTo("csv");
        assertThat(german.get("dialect").toString())
                .isEqualTo(
                        "{\"delimiter\":\";\",\"quote\":\"\\\"\",\"header\":true,\"decimal\":\",\",\"encoding\":\"UTF-8\"}");
        var western = calls.uploaded("", "größe,y\n1,2.5\n3,4\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(western.at("/features/0/name").stringValue()).isEqualTo("größe");
        assertThat(western.at("/source/dialect/encoding").stringValue()).isEqualTo("windows-1252");
        var marked = calls.uploaded("", "\uFEFFa,y\n1,2.5\n3,4\n".getBytes(StandardCharsets.UTF_16LE));
        assertThat(marked.at("/source/dialect/encoding").stringValue()).isEqualTo("UTF-16LE");
        assertThat(calls.uploaded("", "1,2,0\n3,4,1\n").at("/source/dialect/header").booleanValue()).isFalse();
        assertThat(calls.uploaded("?header=false", "a,0\nb,1\n").at("/features/0/name").stringValue()).isEqualTo("x1");
        assertThat(calls.uploaded("?delimiter=;", "a,b;y\n1;2\n3;4\n").at("/features/0/name").stringValue())
                .isEqualTo("a,b");
    }

    @Test
    void aPictureKeepsItsShape() {
        var images = TableFiles.bytes(
                TableFiles.idxHeader(0x08, 2, 2, 3).put(new byte[]{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte) 255}));
        var labels = TableFiles.bytes(TableFiles.idxHeader(0x08, 2).put(new byte[]{7, 3}));
        var dataset = Calls.json(form("", Map.of("images", images, "labels", labels)));
        assertThat(dataset.get("features")).hasSize(6);
        assertThat(dataset.at("/source/image").toString()).isEqualTo("[2,3]");
        assertThat(calls.get("/api/v1/datasets/" + dataset.get("id").stringValue() + "/rows").get("rows").toString())
                .isEqualTo("[[0,1,2,3,4,5,7],[6,7,8,9,10,255,3]]");
    }

    @Test
    void whatIsNoProperFileIsRefusedInWords() {
        var npy = TableFiles.npy("<f4", false, 0, 3);
        refused(TableFiles.npyText("|O", "(2, 2)"), "unsupported-dtype", "never loaded");
        refused(TableFiles.npyText("<c16", "(2, 2)"), "unsupported-dtype", "<c16");
        refused(TableFiles.npyText("<f8", "(-1, 2)"), "validation", "-1");
        refused(TableFiles.npyText("<f8", "()"), "validation", "single number");
        refused(TableFiles.npyText("<f8' if 1 else '", "(2, 2)"), "validation", "header");
        refused(Arrays.copyOf(npy, npy.length - 5), "validation", "ends in row 60");
        refused(Arrays.copyOf(TableFiles.idx(0, 3), 50), "validation", "ends in row 4");
        refused(Arrays.copyOf(TableFiles.resource("/datasets/table-plain.parquet"), 200), "validation", "Parquet");
        refused("[{\"a\": 1, \"y\": 2}, {\"a\": 1, \"z\": 2}]", "validation", "is not a column");
        refused("{\"a\": 1, \"y\": 2}\n{\"a\": 1", "malformed-json", "line 2");
        refused("{\"a\": NaN, \"y\": 2}", "malformed-json", "Non-standard token 'NaN'\"");
        refused("{\"a\": 1, \"y\": [2]}", "validation", "must be a number");
        refused("@relation r\n@attribute a numeric\n@attribute y {u,v}\n@data\n1,w\n", "validation", "must be one of");
        refused("@relation r\n@attribute a date\n@attribute y numeric\n@data\n1,2\n", "validation", "is a date");
        refused("@relation r\n@attribute a numeric\n", "validation", "@data");
        calls.upload("?format=npy", "a,y\n1,2\n").expectStatus().isEqualTo(422);
        calls.upload("?format=xlsx", "a,y\n1,2\n").expectStatus().isEqualTo(422);
        form("", Map.of("images", TableFiles.idx(0, 2), "labels",
                TableFiles.bytes(TableFiles.idxHeader(0x08, 1).put((byte) 1))), 422);
        form("", Map.of("images", TableFiles.idx(0, 2)), 422);
        form("", Map.of("X", TableFiles.idx(0, 2), "y", TableFiles.labels()), 422);
        form("?format=csv", Map.of("X", TableFiles.npy("<f4", false, 0, 2), "y", TableFiles.labels()), 422);
        refused(TableFiles.npyText("<f4", "(900000000, 4)"), "limit-exceeded", "at most 200000000 cells");
        refused(TableFiles.npyText("<f4", "(9000000000000, 4000)"), "limit-exceeded", "at most 200000000 cells");
        refused(Arrays.copyOf(TableFiles.gzip(npy), 40), "validation", "damaged");
        refused(Arrays.copyOf(TableFiles.npz(), 300), "validation", "damaged");
    }

    @Test
    void aLookBeforeStoringTakesFilesToo() {
        var preview = Calls.json(http.post().uri("/api/v1/datasets/preview?target=kind")
                .contentType(MediaType.parseMediaType("text/csv")).body(TableFiles.separated(",")).exchange()
                .expectStatus()
                .isOk());
        assertThat(preview.at("/dataset/rows").intValue()).isEqualTo(60);
        assertThat(preview.at("/dataset").has("id")).isFalse();
        assertThat(preview.at("/sample/rows")).hasSize(60);
        var form = Calls
                .json(posted("preview?columns=height,width,kind", Map.of("file", TableFiles.gzip(TableFiles.npz())))
                        .expectStatus().isOk());
        assertThat(form.at("/dataset/sha256")).isEqualTo(preview.at("/dataset/sha256"));
    }

    @Test
    void aFileThatCallsItselfAFormIsReadAllTheSame() {
        var sent = Calls.json(http.post().uri("/api/v1/datasets/upload?name={name}&target=kind", "café")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(TableFiles.separated(",").getBytes(StandardCharsets.UTF_8))
                .exchange().expectStatus().isCreated());
        assertThat(sent.get("name").stringValue()).isEqualTo("café");
        assertThat(sent.get("sha256")).isEqualTo(calls.uploaded("", TableFiles.separated(",")).get("sha256"));
    }

    @Test
    void twoLinesAreEnoughToSeeADecimalComma() {
        var dataset = calls.uploaded("", "a;b;y\n1;2;0\n3;4,5;1\n");
        assertThat(dataset.at("/source/dialect/decimal").stringValue()).isEqualTo(",");
        assertThat(dataset.at("/features/1/max").doubleValue()).isEqualTo(4.5);
    }

    private void refused(byte[] file, String type, String words) {
        calls.upload("", file).expectStatus().is4xxClientError().expectBody(String.class).value(
                body -> assertThat(body).contains("/problems/" + type, words));
    }

    private void refused(String file, String type, String words) {
        refused(file.getBytes(StandardCharsets.UTF_8), type, words);
    }

    private static String run(JsonNode dataset) {
        return """
                {"model": {"layers": [{"units": 5, "activation": "tanh"}, {"units": 3, "activation": "softmax"}]},
                 "dataset": "%s", "training": {"epochs": 4}, "seed": 11}""".formatted(dataset.get("id").stringValue());
    }

    private RestTestClient.ResponseSpec form(String query, Map<String, byte[]> files) {
        return form(query, files, 201);
    }

    private RestTestClient.ResponseSpec form(String query, Map<String, byte[]> files, int status) {
        return posted("upload" + query, files).expectStatus().isEqualTo(status);
    }

    private RestTestClient.ResponseSpec posted(String path, Map<String, byte[]> files) {
        var parts = new LinkedMultiValueMap<String, Object>();
        files.forEach((name, content) -> parts.add(name, new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return name;
            }
        }));
        return http.post().uri("/api/v1/datasets/" + path).contentType(MediaType.MULTIPART_FORM_DATA).body(parts)
                .exchange();
    }
}
