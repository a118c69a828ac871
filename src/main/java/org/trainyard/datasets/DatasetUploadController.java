package org.trainyard.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import org.trainyard.compute.Task;
import org.trainyard.web.Faults;
import org.trainyard.web.Idempotency;
import org.trainyard.web.Limits;
import org.trainyard.web.Name;
import org.trainyard.web.ProblemType;

/**
 * Upload of files. Two methods answer the same path, one for a form and one for the bare file; the API's description
 * shows the form alone, since clients generated from it cannot tell two bodies of one path apart.
 */
@RestController
@RequestMapping("/api/v1/datasets/upload")
@Tag(name = "Datasets")
class DatasetUploadController {

    private static final Set<String> FIELDS = Set.of("file", "name", "target", "task", "columns", "format");

    private final DatasetDesk desk;
    private final CsvTableReader csv;
    private final Idempotency idempotency;
    private final Limits limits;

    DatasetUploadController(DatasetDesk desk, CsvTableReader csv, Idempotency idempotency, Limits limits) {
        this.desk = desk;
        this.csv = csv;
        this.idempotency = idempotency;
        this.limits = limits;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "uploadDataset", summary = "Upload a CSV file as a dataset", description = "UTF-8 text with a first line of column names; commas, semicolons or tabs; also compressed by gzip. "
            + "The bare file may be sent too, as text/csv, with the other fields as query parameters: "
            + "curl -T data.csv -X POST -H 'Content-Type: text/csv' 'http://localhost:8080/api/v1/datasets/upload?name=mine&target=y'.")
    ResponseEntity<Dataset> form(@Parameter(description = "The file") @RequestPart MultipartFile file,
            @Parameter(description = "A label; left out, the file's name") @RequestParam(required = false) @Nullable String name,
            @Parameter(description = "Name of the target column, or of several for regression; left out, the last column") @RequestParam(required = false) @Nullable List<String> target,
            @Parameter(description = "Left out, the target column decides") @RequestParam(required = false) @Nullable Task task,
            @Parameter(description = "Names of the columns, where the file's first line has none") @RequestParam(required = false) @Nullable List<String> columns,
            HttpServletRequest request) throws IOException {
        try (var in = file.getInputStream()) {
            var fileName = Optional.ofNullable(file.getOriginalFilename()).orElse("");
            return read(in, null, fileName, name, wish(target, task, columns), request);
        }
    }

    /** The bare file; {@code curl -T}. */
    @Operation(hidden = true)
    @PostMapping(consumes = {"text/csv", "text/plain", "application/csv", "application/gzip", "application/x-gzip",
        "application/octet-stream"})
    ResponseEntity<Dataset> file(@RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable List<String> target,
            @RequestParam(required = false) @Nullable Task task,
            @RequestParam(required = false) @Nullable List<String> columns, HttpServletRequest request)
            throws IOException {
        return read(request.getInputStream(), request.getHeader(HttpHeaders.CONTENT_ENCODING), "", name,
                wish(target, task, columns), request);
    }

    private ResponseEntity<Dataset> read(InputStream raw, @Nullable String encoding, String fileName,
            @Nullable String name, TableReader.Wish wish, HttpServletRequest request) throws IOException {
        var faults = new Faults();
        request.getParameterMap().keySet().stream().filter(field -> !FIELDS.contains(field)).sorted()
                .forEach(field -> faults.add(ProblemType.UNKNOWN_PROPERTY, "/" + PlainText.tame(field, 40),
                        "is not a field here; there are file, name, target, task and columns"));
        var tameFileName = PlainText.tame(fileName, limits.nameLength());
        var label = label(name, tameFileName, faults);
        faults.throwIfAny();
        var made = csv.read(Upload.open(raw, encoding, limits.uploadBytes()), wish, faults);
        faults.throwIfAny();
        try (var table = made.orElseThrow()) {
            var source = new LinkedHashMap<String, Object>();
            source.put("kind", "upload");
            source.put("format", csv.format());
            if (!tameFileName.isEmpty()) {
                source.put("fileName", tameFileName);
            }
            return DatasetController.created(desk.store(table, label, source, idempotency));
        }
    }

    private String label(@Nullable String name, String fileName, Faults faults) {
        if (name == null || name.isBlank()) {
            return fileName.isEmpty() ? "upload" : fileName;
        }
        PlainText.fault(name, limits.nameLength()).or(() -> Name.Form.fault(name))
                .ifPresent(fault -> faults.add(ProblemType.VALIDATION, "/name", fault));
        return String.valueOf(Name.Form.composed(name));
    }

    private static TableReader.Wish wish(@Nullable List<String> target, @Nullable Task task,
            @Nullable List<String> columns) {
        return new TableReader.Wish(names(columns), names(target), task);
    }

    private static List<String> names(@Nullable List<String> given) {
        var names = new ArrayList<String>();
        if (given != null) {
            given.stream().map(String::strip).filter(name -> !name.isEmpty()).forEach(names::add);
        }
        return names;
    }
}
