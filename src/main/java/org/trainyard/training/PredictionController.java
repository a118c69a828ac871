package org.trainyard.training;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Asks a trained network. */
@RestController
@Tag(name = "Runs")
class PredictionController {

    private final Predictions predictions;

    PredictionController(Predictions predictions) {
        this.predictions = predictions;
    }

    @PostMapping("/api/v1/runs/{id}/predictions")
    @Operation(operationId = "predict", summary = "Predict rows with a run's network", description = """
            Rows are lists of numbers in the order of the dataset's features, or objects by column name. The network's \
            scaling is applied to them first.""")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(mediaType = "application/json", examples = {
        @ExampleObject(name = "rows", summary = "Rows of two inputs, as for XOR", value = "{\"rows\": [[0, 0], [0, 1], [1, 0], [1, 1]]}"),
        @ExampleObject(name = "objects", summary = "The same by the names of the columns", value = "{\"rows\": [{\"x1\": 0, \"x2\": 1}, {\"x1\": 1, \"x2\": 1}]}")}))
    Predictions.Answer predict(
            @Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id,
            @Parameter(description = "`final` (default), `best`, or an epoch from 0") @RequestParam @Nullable String epoch,
            @RequestBody Predictions.Question question) {
        return predictions.answer(id, epoch, question);
    }
}
