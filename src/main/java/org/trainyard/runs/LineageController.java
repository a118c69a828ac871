package org.trainyard.runs;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.web.Caller;
import org.trainyard.web.Idempotency;
import org.trainyard.web.Prefer;

/** Runs that come from other runs, and what a run came from. */
@RestController
@RequestMapping(path = RunViews.PATH + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Runs")
class LineageController {

    private final LineageDesk lineage;
    private final RunDesk desk;
    private final Idempotency idempotency;

    LineageController(LineageDesk lineage, RunDesk desk, Idempotency idempotency) {
        this.lineage = lineage;
        this.desk = desk;
        this.idempotency = idempotency;
    }

    @PostMapping(path = "/continue", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "continueRun", summary = "Train on from an epoch of a run", description = """
            Makes a new run that shares the other one's history up to `fromEpoch`, its last epoch when left out, and \
            trains `epochs` more from there; numbering goes on. Without changes it ends in the same weights as one \
            longer run with the same settings in force. With `training` it is a fork: `continues.changes` of the answer \
            says what differs. A schedule that falls over the whole training keeps the length that it had, so it is at \
            its end: send another one to learn on. The optimizer keeps what it remembers, unless it is of another kind. \
            After an early stop the weights of the result are those of `bestEpoch`: to go on from them, say so in \
            `fromEpoch`.""")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(mediaType = "application/json", examples = {
        @ExampleObject(name = "longer", summary = "500 epochs more", value = "{\"epochs\": 500}"),
        @ExampleObject(name = "fork", summary = "From epoch 2 at another learning rate", value = """
                {"fromEpoch": 2, "epochs": 200, "training": {"optimizer": {"learningRate": 0.05}}}""")}))
    @ApiResponse(responseCode = "201", description = "The training is finished", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "The training waits for a worker, or is going on", useReturnTypeSchema = true)
    ResponseEntity<RunView> continueRun(
            @Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id,
            @RequestBody Continuation continuation, Caller caller, Prefer prefer) {
        return RunViews.answer(desk.settledOrStored(idempotency.once(RunView.class,
                () -> lineage.continueRun(id, continuation, caller)), prefer));
    }

    @PostMapping("/verify")
    @Operation(operationId = "verifyRun", summary = "Train a run again and compare", description = """
            Makes a new run that trains the same from the very start, believing nothing that is stored but the request. \
            At its end `verifies.same` says whether its `weightsSha256` is the same. It waits behind runs that \
            somebody asked for.""")
    @ApiResponse(responseCode = "201", description = "The training is finished", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "202", description = "The training waits for a worker, or is going on", useReturnTypeSchema = true)
    ResponseEntity<RunView> verify(
            @Parameter(description = "id of a completed run, or `latest`", example = "latest") @PathVariable String id,
            Caller caller, Prefer prefer) {
        return RunViews.answer(
                desk.settledOrStored(idempotency.once(RunView.class, () -> lineage.verify(id, caller)), prefer));
    }

    @GetMapping("/provenance")
    @Operation(operationId = "getProvenance", summary = "Read all that made a run", description = "What was asked and every value in force, fingerprint of the data, seed, versions, who "
            + "trained it with which kernels and when, and who has verified it.")
    Provenance provenance(
            @Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id) {
        return lineage.provenance(id);
    }
}
