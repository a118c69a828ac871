package org.trainyard.insights.evaluation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How good a run's network is. */
@RestController
@Tag(name = "Insights", description = "What a trained network shows of itself")
class EvaluationController {

    private final Evaluations evaluations;

    EvaluationController(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    @GetMapping(path = "/api/v1/runs/{id}/evaluation", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "evaluateRun", summary = "Evaluate a run's network on a part of its data", description = """
            For classes: accuracy, the confusion matrix (row: true class, column: predicted class), and precision, \
            recall and F1 of each class; for two classes also the ROC and precision-recall curves. For regression: RMSE, MAE \
            and R², in the target's own unit, and the residuals. For both: the rows of which the network is most wrong.""")
    EvaluationView evaluate(
            @Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id,
            @Parameter(description = "which part of the rows; left out: `test` where there are test rows, else `train`") @RequestParam(required = false) @Nullable Part split,
            @Parameter(description = "`final` (default), `best`, or an epoch from 0") @RequestParam(required = false) @Nullable String epoch) {
        return evaluations.of(evaluations.judge(id, split, epoch));
    }
}
