package org.trainyard.datasets;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.UriComponentsBuilder;

import org.trainyard.datasets.formats.Upload;
import org.trainyard.datasets.tables.PlainText;
import org.trainyard.web.Faults;
import org.trainyard.web.Idempotency;
import org.trainyard.web.Limits;
import org.trainyard.web.Parameters;

/**
 * Upload of files. Two methods answer the same path, one for a form and one for the bare file; the API's description
 * shows the form alone, since clients generated from it cannot tell two bodies of one path apart.
 */
@RestController
@RequestMapping("/api/v1/datasets")
@Tag(name = "Datasets")
class DatasetUploadController {

    private static final String HOW = """
            CSV and TSV (delimiter, quotes, header, decimal comma and encoding are found out and told in `source`), JSON \
            (a list of rows, or a row a line), NumPy's NPY and NPZ, Parquet, MNIST's IDX and ARFF, each also compressed by \
            gzip. The bare file may be sent too, with the other fields as query parameters: \
            `curl -T data.csv -X POST -H 'Content-Type: text/csv' \
            'http://localhost:8080/api/v1/datasets/upload?name=mine&target=y'`.""";

    private final DatasetDesk desk;
    private final DatasetFiles files;
    private final Idempotency idempotency;
    private final Limits limits;

    DatasetUploadController(DatasetDesk desk, DatasetFiles files, Idempotency idempotency, Limits limits) {
        this.desk = desk;
        this.files = files;
        this.idempotency = idempotency;
        this.limits = limits;
    }

    @PostMapping(path = "/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "uploadDataset", summary = "Upload a file as a dataset", description = HOW, requestBody = @RequestBody(required = true, content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA_VALUE, schema = @Schema(implementation = UploadForm.class))))
    ResponseEntity<Dataset> form(MultipartHttpServletRequest request) throws IOException {
        return store(parts(request), request);
    }

    /** The bare file; {@code curl -T}. */
    @Operation(hidden = true)
    @PostMapping(path = "/upload")
    ResponseEntity<Dataset> file(HttpServletRequest request) throws IOException {
        return store(Map.of(Upload.FILE, body(request)), request);
    }

    /** A form or a bare file as for the upload; JSON is a definition there. */
    @Operation(hidden = true)
    @PostMapping(path = "/preview", consumes = "!application/json")
    DatasetController.Preview preview(HttpServletRequest request) throws IOException {
        var parts = request instanceof MultipartHttpServletRequest form
                ? parts(form)
                : Map.of(Upload.FILE, body(request));
        var file = read(parts, request);
        try (var table = file.table()) {
            return desk.preview(Dataset.of(table, file.label(), file.source()), table);
        }
    }

    private ResponseEntity<Dataset> store(Map<String, Upload.Part> parts, HttpServletRequest request)
            throws IOException {
        var file = read(parts, request);
        try (var table = file.table()) {
            return DatasetController.created(desk.store(table, file.label(), file.source(), idempotency));
        }
    }

    private DatasetFiles.File read(Map<String, Upload.Part> parts, HttpServletRequest request) throws IOException {
        var faults = new Faults();
        var form = UploadForm.of(fields(request), faults);
        faults.throwIfAny();
        try (var upload = new Upload(parts, limits.uploadBytes())) {
            return files.read(upload, parts.values().iterator().next().fileName(), form);
        }
    }

    /**
     * Fields of the form, or of the query beside a bare file: curl says of a file that it is a form unless it is told, and
     * must not be taken at its word.
     */
    private static Map<String, String[]> fields(HttpServletRequest request) {
        if (request instanceof MultipartHttpServletRequest form) {
            return form.getParameterMap();
        }
        var fields = new LinkedHashMap<String, String[]>();
        UriComponentsBuilder.newInstance().query(request.getQueryString()).build().getQueryParams()
                .forEach((name, values) -> fields.put(decoded(name), values.stream()
                        .map(value -> decoded(value == null ? "" : value)).toArray(String[]::new)));
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Parameters.refused("in the query", "must be percent-encoded UTF-8", text);
        }
    }

    private static Map<String, Upload.Part> parts(MultipartHttpServletRequest request) {
        var parts = new LinkedHashMap<String, Upload.Part>();
        for (Map.Entry<String, List<MultipartFile>> each : request.getMultiFileMap().entrySet()) {
            var file = each.getValue().getFirst();
            parts.put(PlainText.tame(each.getKey(), 40),
                    new Upload.Part(file, Optional.ofNullable(file.getOriginalFilename()).orElse(""), null));
        }
        if (parts.isEmpty()) {
            throw DatasetFiles.nothing();
        }
        return parts;
    }

    private static Upload.Part body(HttpServletRequest request) {
        return new Upload.Part(request::getInputStream, "", request.getHeader(HttpHeaders.CONTENT_ENCODING));
    }
}
