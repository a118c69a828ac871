package org.trainyard.experiments;

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
import org.springframework.web.bind.annotation.RestController;

/** What came out of experiments, as figures. */
@RestController
@RequestMapping(ExperimentViews.PATH + "/{id}/results")
@Tag(name = "Experiments")
class ResultsController {

    private final ExperimentDesk desk;

    ResultsController(ExperimentDesk desk) {
        this.desk = desk;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getExperimentResults", summary = "Read what came out of an experiment", description = """
            For each combination of settings: its network's parameters, the ids of its runs, and mean, median, standard \
            deviation, least and greatest value of every metric over those of its runs that have ended. It can be read \
            before all have. As CSV: a line for each combination; columns are named by the settings' pointers and by \
            metric and figure, such as `testLoss.mean`.""")
    @ApiResponse(responseCode = "200", description = "The results, in the order of the request", content = {
        @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = Results.class)),
        @Content(mediaType = "text/csv", schema = @Schema(type = "string"))})
    Results read(
            @Parameter(description = "id of the experiment, or `latest`", example = "latest") @PathVariable String id) {
        return desk.results(id);
    }

    @GetMapping(produces = "text/csv")
    @Operation(hidden = true) // shown as another format of the JSON one
    String csv(@PathVariable String id) {
        return ResultsCsv.of(desk.results(id));
    }
}
