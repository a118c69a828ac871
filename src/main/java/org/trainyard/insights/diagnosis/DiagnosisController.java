package org.trainyard.insights.diagnosis;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Why a network did not learn. */
@RestController
@Tag(name = "Insights")
class DiagnosisController {

    private final Diagnoses diagnoses;

    DiagnosisController(Diagnoses diagnoses) {
        this.diagnoses = diagnoses;
    }

    @GetMapping(path = "/api/v1/runs/{id}/diagnosis", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "diagnoseRun", summary = "Find out why a network did not learn", description = """
            Looks for a diverged training, a learning rate that is too high or too low, gradients that are clipped to \
            nothing, a linear model on data that no line separates or no plane fits, dead and saturated units, units \
            that start as copies of each other, vanishing and exploding gradients, under- and overfitting, too much \
            regularisation, rare classes, unscaled inputs, labels without a pattern, and a loss that does not fit. \
            Each finding has its figures and, where settings help, a run request with them changed, ready to be \
            posted. An empty list is good news.""")
    List<Finding> diagnose(
            @Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id) {
        return diagnoses.of(id);
    }
}
