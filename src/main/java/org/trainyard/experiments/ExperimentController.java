package org.trainyard.experiments;

import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.web.Caller;
import org.trainyard.web.Idempotency;
import org.trainyard.web.Page;
import org.trainyard.web.PageQuery;
import org.trainyard.web.Prefer;

/** Experiments: start, look, list, cancel, delete. */
@RestController
@RequestMapping(path = ExperimentViews.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Experiments", description = "Many runs for one question: vary settings, repeat with other seeds, cross-validate")
class ExperimentController {

    private static final Map<String, String> SORTS = Map.of("createdAt", "createdAt", "name", "name");

    private final ExperimentDesk desk;
    private final Idempotency idempotency;

    ExperimentController(ExperimentDesk desk, Idempotency idempotency) {
        this.desk = desk;
        this.idempotency = idempotency;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ExperimentExamples
    @Operation(operationId = "createExperiment", summary = "Train many networks to answer one question", description = """
            Makes a run of every combination of the values in `vary`, of each of the `variants` where there are any, and \
            of each seed of `repeats` or each of the `folds`. Every run is checked as by `POST /runs`: if one of them is \
            refused, none is made, and the answer says which value is to blame. The runs wait behind those that \
            somebody asked for by itself. With `Prefer: wait=10` the answer comes when all are finished (201), after 10 \
            seconds at the latest (202). An inline dataset is stored once, for all runs. Each run is a run like any \
            other, with all its pages; it is deleted with the experiment.""")
    @ApiResponse(responseCode = "201", description = "All runs are finished", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "The runs wait for a worker, or are going on", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "A model or a dataset that it names is not there", content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE, schema = @Schema(ref = "#/components/schemas/Problem")))
    ResponseEntity<ExperimentView> create(@RequestBody ExperimentRequest request, Caller caller, Prefer prefer) {
        return ExperimentViews.answer(desk.settledOrStored(
                idempotency.once(ExperimentView.class, () -> desk.create(request, caller)), prefer));
    }

    @GetMapping
    @Operation(operationId = "listExperiments", summary = "List experiments", description = "Newest first, unless `sort` says otherwise.")
    Page<ExperimentView> list(PageQuery page) {
        return desk.list(page.pageable(SORTS, "createdAt,desc"));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getExperiment", summary = "Look at an experiment", description = "What was asked, and how far its runs have come.")
    ExperimentView find(
            @Parameter(description = "id of the experiment, or `latest`", example = "latest") @PathVariable String id,
            Prefer prefer) {
        return desk.settled(desk.find(id), prefer);
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "cancelExperiment", summary = "Cancel an experiment", description = "Cancels all its runs that have not ended. Those that are running stop with their present "
            + "batch; what is finished stays, with its results.")
    ExperimentView cancel(@Parameter(description = "id of the experiment") @PathVariable String id) {
        return desk.cancel(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteExperiment", summary = "Delete a finished experiment", description = "With all its runs. It is refused while runs are still to come, and while other runs go on from "
            + "one of them.")
    void delete(@Parameter(description = "id of the experiment") @PathVariable String id) {
        desk.delete(id);
    }
}
