package org.trainyard.insights.coverage;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which rows an epoch saw. */
@RestController
@Tag(name = "Insights")
class CoverageController {

    private final Coverage coverage;

    CoverageController(Coverage coverage) {
        this.coverage = coverage;
    }

    @GetMapping(path = "/api/v1/runs/{id}/coverage", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "coverRun", summary = "Prove that an epoch saw each row once", description = """
            The epoch is trained again with every row of every mini-batch counted. The weights after it are compared \
            with the run's own, so that what was counted is what the run did.""")
    CoverageView cover(
            @Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id,
            @Parameter(description = "the epoch, from 1; left out, the last one") @RequestParam(required = false) @Nullable Integer epoch) {
        return coverage.of(id, epoch);
    }
}
