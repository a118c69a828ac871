package org.trainyard.insights.curves;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.charts.Picture;
import org.trainyard.insights.titles.RunTitle;
import org.trainyard.runs.EpochReader;
import org.trainyard.runs.RunDefinition;
import org.trainyard.runs.Runs;
import org.trainyard.web.AnswersPicture;
import org.trainyard.web.Parameters;
import org.trainyard.web.PictureType;
import org.trainyard.web.Pictures;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/** The learning curves of a run. */
@RestController
@Tag(name = "Insights")
class RunPlotController {

    /** Points of a line: a picture has no more pixels for it. */
    private static final int POINTS = 500;
    /** Of these, what a run has. */
    private static final List<CurveMetric> USUAL = List.of(CurveMetric.LOSS, CurveMetric.ACCURACY);
    /** Panels that share the usual height; each further one makes the picture higher. */
    private static final int USUAL_PANELS = 2;
    private static final int PANEL_HEIGHT = 180;

    private final Runs runs;
    private final EpochReader epochs;

    RunPlotController(Runs runs, EpochReader epochs) {
        this.runs = runs;
        this.epochs = epochs;
    }

    @GetMapping(path = "/api/v1/runs/{id}/plot", produces = {PictureType.SVG, PictureType.PNG})
    @Operation(operationId = "plotRun", summary = "See how a run learns", description = """
            One panel a metric, over the epochs so far. Values that span more than two powers of ten, and the lengths of \
            gradients, stand on a logarithmic axis. Marked are the best epoch, the beginnings of epochs in which the \
            learning rate changed, unless it changes all the time, and where the training diverged. More than 500 epochs \
            are thinned. A metric that the run can never have, such as the accuracy of a regression, is refused.""")
    @AnswersPicture
    Picture plot(@Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id,
            @Parameter(description = "what to see, with commas between; left out, the loss, and for classes the accuracy") @RequestParam @Nullable List<CurveMetric> metrics,
            @Parameter(description = "in pixels, 200 to 2048") @RequestParam(defaultValue = "640") int width,
            @Parameter(description = "in pixels, 150 to 2048; left out, 480, and more where there are more than two panels") @RequestParam @Nullable Integer height) {
        if (metrics != null && metrics.isEmpty()) {
            throw Parameters.refused("metrics", "must name at least one metric", "");
        }
        var run = runs.look(id);
        var definition = runs.find(run.id()).definition();
        var shown = metrics != null
                ? required(metrics, definition)
                : USUAL.stream().filter(metric -> metric.isMeasuredIn(definition)).toList();
        int pixels = height != null
                ? height
                : Picture.HEIGHT + PANEL_HEIGHT * Math.max(0, shown.size() - USUAL_PANELS);
        Pictures.requireSize(width, pixels);
        var plot = new RunPlot(RunTitle.of(run.name(), definition), run, epochs.thinned(run.id(), -1, POINTS).content(),
                epochs.rateChanges(run.id(), RunPlot.MOST_CHANGES + 1));
        return plot.chart(shown).draw(width, pixels);
    }

    /** Refuses those that this run can never have: an empty panel would say as much, but not why. */
    private static List<CurveMetric> required(List<CurveMetric> metrics, RunDefinition run) {
        for (var metric : metrics) {
            if (!metric.isMeasuredIn(run)) {
                throw new Problem(ProblemType.VALIDATION, "This run has no %s: %s. It has %s.".formatted(metric.title(),
                        metric == CurveMetric.ACCURACY
                                ? "its target is a number, not a class"
                                : "the perceptron's rule descends no loss",
                        Arrays.stream(CurveMetric.values()).filter(one -> one.isMeasuredIn(run)).map(CurveMetric::label)
                                .collect(Collectors.joining(", "))));
            }
        }
        return metrics.stream().distinct().toList();
    }
}
