package org.trainyard.experiments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.charts.Picture;
import org.trainyard.web.PictureType;
import org.trainyard.web.Pictures;

/** What came out of experiments, as a picture. */
@RestController
@RequestMapping(ExperimentViews.PATH + "/{id}/plot")
@Tag(name = "Experiments")
class PlotController {

    private final ExperimentDesk desk;

    PlotController(ExperimentDesk desk) {
        this.desk = desk;
    }

    @GetMapping(produces = {PictureType.SVG, PictureType.PNG})
    @Operation(operationId = "plotExperiment", summary = "See how a metric depends on a setting", description = """
            The mean of a metric over the runs of each combination, in a band from the least to the greatest where there \
            are several. Along the horizontal axis lie the values of a setting, or the numbers of parameters; other \
            settings have a line for each value. Axes are logarithmic where values span a factor of 20. Over the numbers \
            of parameters a line marks as many as there are numbers to fit, training rows × output units: around there a \
            network begins to learn its training rows by heart. It can be looked at before all runs have ended.""")
    @ApiResponse(responseCode = "200", description = "The picture", content = {
        @Content(mediaType = PictureType.SVG, schema = @Schema(type = "string")),
        @Content(mediaType = PictureType.PNG, schema = @Schema(type = "string", format = "binary"))})
    Picture plot(
            @Parameter(description = "id of the experiment, or `latest`", example = "latest") @PathVariable String id,
            @Parameter(description = "a setting that varies: its pointer, such as `/model/layers/0/units`, or its last steps, such as "
                    + "`units`; or `parameters`; or `settings`: each combination by all that it sets. Left out, the first "
                    + "setting that all combinations set, else `settings`") @RequestParam @Nullable String x,
            @Parameter(description = "a metric of runs, such as `trainLoss`; left out, the loss over test rows, or validation rows, or "
                    + "training rows, whichever there is first") @RequestParam @Nullable String y,
            @Parameter(description = "in pixels, 200 to 2048") @RequestParam(defaultValue = "640") int width,
            @Parameter(description = "in pixels, 150 to 2048") @RequestParam(defaultValue = "480") int height) {
        Pictures.requireSize(width, height);
        return new ResultsChart(desk.results(id)).of(x, y).draw(width, height);
    }
}
