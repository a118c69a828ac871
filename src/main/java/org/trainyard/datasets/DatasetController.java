package org.trainyard.datasets;

import java.net.URI;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.web.Idempotency;
import org.trainyard.web.Page;
import org.trainyard.web.PageQuery;
import org.trainyard.web.Parameters;

/** Datasets over HTTP, all but what comes and goes as a file. */
@RestController
@RequestMapping("/api/v1/datasets")
@Tag(name = "Datasets", description = "Data to learn from: built-in, made by a formula, sent as rows or uploaded as a file")
class DatasetController {

    /** Most rows of an answer. */
    static final int ROWS = 1000;
    private static final Map<String, String> SORTS = Map.of("createdAt", "createdAt", "name", "name", "rows", "rows");
    private static final String MOONS = """
            {"name": "noisy moons", "generator": {"kind": "moons", "samples": 200, "noise": 0.1, "seed": 7}}""";
    private static final String TABLE = """
            {"name": "exclusive or", "columns": ["a", "b", "out"], "target": "out",
             "rows": [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]}""";

    private final Datasets datasets;
    private final DatasetDesk desk;
    private final Idempotency idempotency;

    DatasetController(Datasets datasets, DatasetDesk desk, Idempotency idempotency) {
        this.datasets = datasets;
        this.desk = desk;
        this.idempotency = idempotency;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createDataset", summary = "Create a dataset from a generator or from rows", description = "Give either a generator or columns, target and rows. The answer is the dataset's profile; runs refer to it by its id.", requestBody = @RequestBody(required = true, content = @Content(examples = {
        @ExampleObject(name = "A generator", value = MOONS),
        @ExampleObject(name = "Rows", value = TABLE)})))
    ResponseEntity<Dataset> create(
            @org.springframework.web.bind.annotation.RequestBody DatasetDefinition definition) {
        return created(desk.create(definition, idempotency));
    }

    @PostMapping(path = "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "previewDataset", summary = "Look at a dataset before it is created", description = "Takes the same body as creating it, and answers with its profile and its first 1000 rows. Nothing is stored.", requestBody = @RequestBody(required = true, content = @Content(examples = @ExampleObject(name = "A generator", value = MOONS))))
    Preview preview(@org.springframework.web.bind.annotation.RequestBody DatasetDefinition definition) {
        return desk.preview(definition);
    }

    @GetMapping
    @Operation(operationId = "listDatasets", summary = "List all datasets", description = "The built-in ones come first, then those that were created, the newest first unless sort says otherwise: createdAt, name or rows, with ,asc or ,desc.")
    Page<Dataset> list(PageQuery query) {
        return desk.list(query.pageable(SORTS, "createdAt,desc"));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getDataset", summary = "See what a dataset holds", description = "Range, mean and deviation of every column, classes and how many rows each has, where the data comes from, and the hash of its content.")
    Dataset dataset(
            @Parameter(description = "id of the dataset, or the name of a built-in one", example = "iris") @PathVariable String id) {
        return datasets.describe(id);
    }

    @GetMapping("/{id}/rows")
    @Operation(operationId = "getDatasetRows", summary = "Read some rows of a dataset", description = "In the dataset's order, which is never changed. Each row has the features first and then the target.")
    RowPage rows(
            @Parameter(description = "id of the dataset, or the name of a built-in one", example = "iris") @PathVariable String id,
            @Parameter(description = "Number of the first row, from 0") @RequestParam(defaultValue = "0") int offset,
            @Parameter(description = "Number of rows, 1 to 1000") @RequestParam(defaultValue = "100") int limit) {
        Parameters.requireBetween("offset", offset, 0, Integer.MAX_VALUE);
        Parameters.requireBetween("limit", limit, 1, ROWS);
        var dataset = datasets.describe(id);
        return RowPage.of(dataset, datasets.cells(dataset), offset, limit);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteDataset", summary = "Delete a dataset", description = "Refused while a run uses it, a finished one too, and for built-in datasets.")
    void delete(@Parameter(description = "id of the dataset") @PathVariable String id) {
        desk.delete(id);
    }

    static ResponseEntity<Dataset> created(Dataset dataset) {
        return ResponseEntity.created(URI.create("/api/v1/datasets/" + dataset.id())).body(dataset);
    }

    /**
     * A dataset that is not stored, and the beginning of its rows.
     *
     * @param dataset its profile
     * @param sample its first rows
     */
    record Preview(Dataset dataset, RowPage sample) {}
}
