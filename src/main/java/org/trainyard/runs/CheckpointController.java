package org.trainyard.runs;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.runs.checkpoints.CheckpointStore;
import org.trainyard.runs.checkpoints.CheckpointView;

/** The stored states of a run. */
@RestController
@RequestMapping(path = RunViews.PATH + "/{id}/checkpoints", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Runs")
class CheckpointController {

    private final Runs runs;
    private final CheckpointStore checkpoints;

    CheckpointController(Runs runs, CheckpointStore checkpoints) {
        this.runs = runs;
        this.checkpoints = checkpoints;
    }

    @GetMapping
    @Operation(operationId = "listCheckpoints", summary = "List a run's checkpoints", description = "Ten of those stored on the way, about evenly spread, and the "
            + "final one. Weights are to be had for every epoch, stored or not.")
    List<CheckpointView> list(
            @Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id) {
        runs.find(id);
        return List.copyOf(checkpoints.list(id).values());
    }
}
