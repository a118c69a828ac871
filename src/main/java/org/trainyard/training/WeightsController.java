package org.trainyard.training;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.compute.TrainedModel.Parameters;

/** The numbers that a network has learnt. */
@RestController
@RequestMapping("/api/v1/runs/{id}/checkpoints/{epoch}/weights")
@Tag(name = "Runs")
class WeightsController {

    private final Replay replay;

    WeightsController(Replay replay) {
        this.replay = replay;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, SafeTensors.TYPE})
    @Operation(operationId = "getWeights", summary = "Read a run's weights after an epoch", description = """
            Layer by layer, `weights` is inputs × units: row i holds what input i means to each unit. The same shape \
            starts a network where it is given as a layer's `weights` and `biases`. As `safetensors` the tensors are \
            called `layers.0.weights`, `layers.0.biases` and so on, and the SHA-256 of all that follows the file's header \
            is the run's `weightsSha256`.""")
    @ApiResponse(responseCode = "200", description = "The weights", content = {
        @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, array = @ArraySchema(schema = @Schema(implementation = Parameters.class))),
        @Content(mediaType = SafeTensors.TYPE, schema = @Schema(type = "string", format = "binary"))})
    Learnt read(
            @Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id,
            @Parameter(description = "`final`, `best`, or an epoch from 0 (the start)") @PathVariable String epoch) {
        return new Learnt(id, epoch, replay.model(id, epoch));
    }
}
