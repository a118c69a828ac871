package org.trainyard.datasets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

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

    private static final List<String> NAMES = List.of("height", "width", "kind");
    /** Float32 numbers that no two decimal digits hold, so that a format which rounds is found out. */
    private static final float[][] ROWS = IntStream.range(0, 60)
            .mapToObj(i -> new float[]{(float) Math.sqrt(i + 0.5), -i / 7f, i % 3}).toArray(float[][]::new);

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
        datasets.put("csv", calls.uploaded("", separated(",")));
        datasets.put("tsv", calls.uploaded("", separated("\t")));
        datasets.put("a German spreadsheet", calls.uploaded("", separated(";").replace('.', ',')));
        datasets.put("json", calls.uploaded("", "[" + objects(",") + "]"));
        datasets.put("json lists", calls.uploaded(named, "[" + lists(",") + "]"));
        datasets.put("json lines", calls.uploaded("", objects("\n")));
        datasets.put("lists on lines", calls.uploaded(named, lists("\n")));
        datasets.put("arff", calls.uploaded("", arff()));
        datasets.put("npy", calls.uploaded(named, npy("<f4", false, 0, 3)));
        datasets.put("npy of doubles", calls.uploaded(named, npy(">f8", false, 0, 3)));
        datasets.put("npy column by column", calls.uploaded(named, npy("<f4", true, 0, 3)));
        datasets.put("npy pair", Calls.json(form(named, Map.of("X", npy("<f4", false, 0, 2), "y", labels()))));
        datasets.put("npz", calls.uploaded(named, npz()));
        datasets.put("idx", calls.uploaded(named, idx(0, 3)));
        datasets.put("idx pair", Calls.json(form(named, Map.of("images", idx(0, 2), "labels", idx(2, 3)))));
        datasets.put("gzip", calls.uploaded(named, gzip(npy("<f4", false, 0, 3))));
        for (var codec : List.of("plain", "snappy", "zstd")) {
            datasets.put("parquet " + codec, calls.uploaded("", resource("/datasets/table-" + codec + ".parquet")));
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
        var german = calls.uploaded("", separated(";").replace('.', ',')).get("source");
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
        var images = bytes(idxHeader(0x08, 2, 2, 3).put(new byte[]{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte) 255}));
        var labels = bytes(idxHeader(0x08, 2).put(new byte[]{7, 3}));
        var dataset = Calls.json(form("", Map.of("images", images, "labels", labels)));
        assertThat(dataset.get("features")).hasSize(6);
        assertThat(dataset.at("/source/image").toString()).isEqualTo("[2,3]");
        assertThat(calls.get("/api/v1/datasets/" + dataset.get("id").stringValue() + "/rows").get("rows").toString())
                .isEqualTo("[[0,1,2,3,4,5,7],[6,7,8,9,10,255,3]]");
    }

    @Test
    void whatIsNoProperFileIsRefusedInWords() {
        var npy = npy("<f4", false, 0, 3);
        refused(npyText("|O", "(2, 2)"), "unsupported-dtype", "never loaded");
        refused(npyText("<c16", "(2, 2)"), "unsupported-dtype", "<c16");
        refused(npyText("<f8", "(-1, 2)"), "validation", "-1");
        refused(npyText("<f8", "()"), "validation", "single number");
        refused(npyText("<f8' if 1 else '", "(2, 2)"), "validation", "header");
        refused(Arrays.copyOf(npy, npy.length - 5), "validation", "ends in row 60");
        refused(Arrays.copyOf(idx(0, 3), 50), "validation", "ends in row 4");
        refused(Arrays.copyOf(resource("/datasets/table-plain.parquet"), 200), "validation", "Parquet");
        refused("[{\"a\": 1, \"y\": 2}, {\"a\": 1, \"z\": 2}]", "validation", "is not a column");
        refused("{\"a\": 1, \"y\": 2}\n{\"a\": 1", "malformed-json", "line 2");
        refused("{\"a\": NaN, \"y\": 2}", "malformed-json", "Non-standard token 'NaN'\"");
        refused("{\"a\": 1, \"y\": [2]}", "validation", "must be a number");
        refused("@relation r\n@attribute a numeric\n@attribute y {u,v}\n@data\n1,w\n", "validation", "must be one of");
        refused("@relation r\n@attribute a date\n@attribute y numeric\n@data\n1,2\n", "validation", "is a date");
        refused("@relation r\n@attribute a numeric\n", "validation", "@data");
        calls.upload("?format=npy", "a,y\n1,2\n").expectStatus().isEqualTo(422);
        calls.upload("?format=xlsx", "a,y\n1,2\n").expectStatus().isEqualTo(422);
        form("", Map.of("images", idx(0, 2), "labels", bytes(idxHeader(0x08, 1).put((byte) 1))), 422);
        form("", Map.of("images", idx(0, 2)), 422);
    }

    @Test
    void aLookBeforeStoringTakesFilesToo() {
        var preview = Calls.json(http.post().uri("/api/v1/datasets/preview?target=kind")
                .contentType(MediaType.parseMediaType("text/csv")).body(separated(",")).exchange().expectStatus()
                .isOk());
        assertThat(preview.at("/dataset/rows").intValue()).isEqualTo(60);
        assertThat(preview.at("/dataset").has("id")).isFalse();
        assertThat(preview.at("/sample/rows")).hasSize(60);
        var form = Calls
                .json(posted("preview?columns=height,width,kind", Map.of("file", gzip(npz()))).expectStatus().isOk());
        assertThat(form.at("/dataset/sha256")).isEqualTo(preview.at("/dataset/sha256"));
    }

    @Test
    void aFileThatCallsItselfAFormIsReadAllTheSame() {
        var sent = Calls.json(http.post().uri("/api/v1/datasets/upload?name={name}&target=kind", "café")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(separated(",").getBytes(StandardCharsets.UTF_8))
                .exchange().expectStatus().isCreated());
        assertThat(sent.get("name").stringValue()).isEqualTo("café");
        assertThat(sent.get("sha256")).isEqualTo(calls.uploaded("", separated(",")).get("sha256"));
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

    private static String separated(String delimiter) {
        var text = new StringBuilder(String.join(delimiter, NAMES)).append('\n');
        for (var row : ROWS) {
            text.append(row[0]).append(delimiter).append(row[1]).append(delimiter).append((int) row[2]).append('\n');
        }
        return text.toString();
    }

    private static String objects(String between) {
        return String.join(between, Arrays.stream(ROWS).map(
                row -> "{\"height\": %s, \"width\": %s, \"kind\": %s}".formatted(row[0], row[1], row[2])).toList());
    }

    private static String lists(String between) {
        return String.join(between, Arrays.stream(ROWS).map(Arrays::toString).toList());
    }

    private static String arff() {
        return "% made by hand\n@relation table\n@attribute height real\n@ATTRIBUTE 'width' NUMERIC\n@attribute kind {2,1,0}\n@data\n"
                + separated(",").substring(separated(",").indexOf('\n') + 1);
    }

    private static byte[] npy(String type, boolean columnMajor, int from, int to) {
        int size = type.charAt(2) - '0';
        var order = type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        var cells = ByteBuffer.allocate(ROWS.length * (to - from) * size).order(order);
        int outer = columnMajor ? to - from : ROWS.length;
        int inner = columnMajor ? ROWS.length : to - from;
        for (int i = 0; i < outer; i++) {
            for (int j = 0; j < inner; j++) {
                float cell = columnMajor ? ROWS[j][from + i] : ROWS[i][from + j];
                var _ = size == 8 ? cells.putDouble(cell) : cells.putFloat(cell);
            }
        }
        return npy(type, columnMajor ? "True" : "False", "(%d, %d)".formatted(ROWS.length, to - from), cells.array());
    }

    private static byte[] labels() {
        var bytes = new byte[ROWS.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ROWS[i][2];
        }
        return npy("|u1", "False", "(%d,)".formatted(bytes.length), bytes);
    }

    private static byte[] npyText(String type, String shape) {
        return npy(type, "False", shape, new byte[64]);
    }

    private static byte[] npy(String type, String columnMajor, String shape, byte[] cells) {
        var header = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n".formatted(type, columnMajor, shape)
                .getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(10 + header.length + cells.length).order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[]{(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length).put(header)
                .put(cells).array();
    }

    private static byte[] npz() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("y.npy"));
            zip.write(labels());
            zip.putNextEntry(new ZipEntry("X.npy"));
            zip.write(npy("<f4", false, 0, 2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] idx(int from, int to) {
        var file = to - from == 1 ? idxHeader(0x0D, ROWS.length) : idxHeader(0x0D, ROWS.length, to - from);
        for (var row : ROWS) {
            for (int j = from; j < to; j++) {
                file.putFloat(row[j]);
            }
        }
        return bytes(file);
    }

    /** All bytes of a buffer that wraps an array. */
    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        return bytes;
    }

    private static ByteBuffer idxHeader(int type, int... sizes) {
        int elements = IntStream.of(sizes).reduce(1, (a, b) -> a * b);
        var file = ByteBuffer.wrap(new byte[4 + 4 * sizes.length + elements * (type == 0x0D ? 4 : 1)]);
        file.put(new byte[]{0, 0, (byte) type, (byte) sizes.length});
        IntStream.of(sizes).forEach(file::putInt);
        return file;
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] resource(String name) {
        try (var in = FileFormatsTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
