package org.trainyard.runs;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import org.trainyard.web.Caller;
import org.trainyard.web.Idempotency;
import org.trainyard.web.Page;
import org.trainyard.web.PageQuery;
import org.trainyard.web.Prefer;

/** Trainings: start, look, list, cancel, delete. */
@RestController
@RequestMapping(path = RunViews.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Runs", description = "Train a network on a dataset, follow it, and ask it")
class RunController {

    private final RunDesk desk;
    private final Idempotency idempotency;

    RunController(RunDesk desk, Idempotency idempotency) {
        this.desk = desk;
        this.idempotency = idempotency;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @RunExamples
    @Operation(operationId = "createRun", summary = "Train a network", description = """
            The training is queued and starts as soon as a worker is free. With `Prefer: wait=10` the answer comes when \
            it is finished (201), after 10 seconds at the latest (202).""")
    @ApiResponse(responseCode = "201", description = "The training is finished", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "The training waits for a worker, or is going on", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "The model or the dataset that it names is not there", content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE, schema = @Schema(ref = "#/components/schemas/Problem")))
    ResponseEntity<RunView> create(@RequestBody RunRequest request, Caller caller,
            Prefer prefer) {
        var run = desk.settledOrStored(idempotency.once(RunView.class, () -> desk.create(request, caller)), prefer);
        return RunViews.answer(run);
    }

    @PostMapping(path = "/check", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RunExamples
    @Operation(operationId = "checkRun", summary = "Check a run without training it", description = "Validates the same body as `POST /runs` and answers with every value in force, shapes, "
            + "parameters, cost, and advice that knows the data. Nothing is stored.")
    @ApiResponse(responseCode = "200", description = "The run could start", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "The model or the dataset that it names is not there", content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE, schema = @Schema(ref = "#/components/schemas/Problem")))
    RunCheck check(@RequestBody RunRequest request) {
        return desk.check(request);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getRun", summary = "Look at a run", description = "What was asked, with every value in force, how far it got, and what came out.")
    RunView find(@Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id,
            Prefer prefer) {
        return desk.settled(desk.find(id), prefer);
    }

    @GetMapping("/{id}/request")
    @Operation(operationId = "getRunRequest", summary = "Read the body that made a run", description = "Ready to be posted again, to the `path` that `/provenance` names: `/api/v1/runs`, or the "
            + "`/continue` of the run that this one goes on from. It gives the same weights.")
    @ApiResponse(responseCode = "200", description = "The body", content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE))
    JsonNode request(
            @Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id) {
        return desk.request(id);
    }

    @GetMapping
    @Operation(operationId = "listRuns", summary = "List runs", description = "Newest first, unless `sort` says otherwise.")
    Page<RunView> list(
            @Parameter(description = "only runs in this state") @RequestParam(required = false) @Nullable RunState state,
            @Parameter(description = "only runs on this dataset: its id, or a built-in's name") @RequestParam(required = false) @Nullable String dataset,
            @Parameter(description = "only runs with this tag") @RequestParam(required = false) @Nullable String tag,
            @Parameter(description = "only runs of this experiment: its id") @RequestParam(required = false) @Nullable String experiment,
            PageQuery page) {
        var filter = new RunFilter(state, dataset, tag, experiment);
        return desk.list(filter, page.pageable(RunFilter.SORTS, "createdAt,desc"));
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "cancelRun", summary = "Cancel a run", description = "A running one stops with its present batch. What it has "
            + "recorded stays.")
    RunView cancel(@Parameter(description = "id of the run") @PathVariable String id) {
        return desk.cancel(id);
    }

    @PostMapping("/{id}/pause")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "pauseRun", summary = "Pause a run", description = "A running one stops with its present batch, and its state is "
            + "stored: resumed, it ends in the same weights as if it had never been paused.")
    RunView pause(@Parameter(description = "id of the run") @PathVariable String id) {
        return desk.pause(id);
    }

    @PostMapping("/{id}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "resumeRun", summary = "Resume a paused run", description = "It is queued again and goes on where it stopped: to its end, or for `epochs` epochs "
            + "to pause again. Stepping through a training changes none of its bits.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, examples = {
        @ExampleObject(name = "step", summary = "One epoch, then pause again", value = "{\"epochs\": 1}"),
        @ExampleObject(name = "end", summary = "To its end", value = "{}")}))
    RunView resume(@Parameter(description = "id of the run") @PathVariable String id,
            @RequestBody(required = false) @Nullable Resumption resumption) {
        return desk.resume(id, resumption == null ? null : resumption.epochs());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteRun", summary = "Delete a finished run", description = "With its epochs and checkpoints.")
    void delete(@Parameter(description = "id of the run") @PathVariable String id) {
        desk.delete(id);
    }
}
