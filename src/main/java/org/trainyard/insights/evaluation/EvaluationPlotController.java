package org.trainyard.insights.evaluation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.charts.Picture;
import org.trainyard.web.AnswersPicture;
import org.trainyard.web.PictureType;
import org.trainyard.web.Pictures;

/** How good a run's network is, to be seen. */
@RestController
@Tag(name = "Insights")
class EvaluationPlotController {

    private final Evaluations evaluations;

    EvaluationPlotController(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    /** What is to be seen. */
    public enum Kind {
        /** How often a class was taken for which. */
        CONFUSION,
        /** True against false positives. */
        ROC,
        /** Precision against recall. */
        PRECISION_RECALL,
        /** Predicted against actual values. */
        RESIDUALS;

        /** The name in requests. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @GetMapping(path = "/api/v1/runs/{id}/evaluation/plot", produces = {PictureType.SVG, PictureType.PNG})
    @Operation(operationId = "plotEvaluation", summary = "See how good a run's network is", description = """
            One picture a question. `confusion` counts how often each true class (row) was taken for which (column), \
            and shades a cell by its share of the row. `roc` and `precision-recall` show two classes at every threshold, \
            and where the network itself decides. `residuals` are predicted over actual values, of the \
            first target.""")
    @AnswersPicture
    Picture plot(@Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id,
            @Parameter(description = "what to see; left out, `confusion` for classes and `residuals` for numbers") @RequestParam @Nullable Kind kind,
            @Parameter(description = "which part of the rows; left out: `test` where there are test rows, else `train`") @RequestParam @Nullable Part split,
            @Parameter(description = "`final` (default), `best`, or an epoch from 0") @RequestParam @Nullable String epoch,
            @Parameter(description = "in pixels, 200 to 2048") @RequestParam(defaultValue = "640") int width,
            @Parameter(description = "in pixels, 150 to 2048") @RequestParam(defaultValue = "480") int height) {
        Pictures.requireSize(width, height);
        var judged = evaluations.judge(id, split, epoch);
        var charts = new EvaluationCharts(judged);
        var shown = kind != null ? kind : judged.classes() == null ? Kind.RESIDUALS : Kind.CONFUSION;
        return (switch (shown) {
            case CONFUSION -> charts.confusion();
            case ROC -> charts.roc();
            case PRECISION_RECALL -> charts.precisionRecall();
            case RESIDUALS -> charts.residuals();
        }).draw(width, height);
    }
}
