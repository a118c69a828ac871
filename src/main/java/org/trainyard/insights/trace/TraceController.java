package org.trainyard.insights.trace;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One update of the weights, worked out. */
@RestController
@RequestMapping("/api/v1/runs/{id}/trace")
@Tag(name = "Insights")
class TraceController {

    private final Traces traces;

    TraceController(Traces traces) {
        this.traces = traces;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "traceUpdate", summary = "Work out one update of the weights", description = """
            One mini-batch in full: weighted sums z, activations a, delta (the derivative of the loss by z), gradients \
            with penalty and before clipping, the parameters before and after, and the gradient beside one by central \
            differences. As CSV, a table with a formula in each line that can be checked by hand. The update is \
            computed again, to the same bits.""")
    @ApiResponse(responseCode = "200", description = "The update", content = {
        @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = TraceView.class)),
        @Content(mediaType = "text/csv", schema = @Schema(type = "string"))})
    TraceView trace(@Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id,
            @Parameter(description = "number of the update, from 1") @RequestParam(defaultValue = "1") long update) {
        return traces.of(id, update);
    }

    @GetMapping(produces = "text/csv")
    @Operation(hidden = true) // shown as another format of the JSON one
    String csv(@PathVariable String id, @RequestParam(defaultValue = "1") long update) {
        return TraceTable.csv(traces.of(id, update));
    }
}
