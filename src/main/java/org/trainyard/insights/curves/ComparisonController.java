package org.trainyard.insights.curves;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.charts.Picture;
import org.trainyard.insights.curves.ComparisonChart.Figure;
import org.trainyard.web.Parameters;
import org.trainyard.web.PictureType;
import org.trainyard.web.Pictures;

/** Runs side by side. */
@RestController
@RequestMapping("/api/v1/runs/compare")
@Tag(name = "Insights")
class ComparisonController {

    /** As many as can be followed on one stream. */
    private static final int MOST_RUNS = 50;
    private static final int MOST_POINTS = 1000;
    private static final int POINTS = 500;

    private final Comparisons comparisons;

    ComparisonController(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "compareRuns", summary = "Compare runs", description = """
            What each achieved, its epochs, and the settings that are not the same in all of them, by JSON Pointer. As SVG \
            or PNG the curves in one chart: the validation loss, or the training loss where a run has no validation \
            rows. Runs that are still training are shown as far as they got; one that diverged leaves the frame at a \
            hundred times what the others and the starts have, and the legend says so.""")
    @ApiResponse(responseCode = "200", description = "The runs side by side", content = {
        @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = Comparison.class)),
        @Content(mediaType = PictureType.SVG, schema = @Schema(type = "string")),
        @Content(mediaType = PictureType.PNG, schema = @Schema(type = "string", format = "binary"))})
    @ApiResponse(responseCode = "404", description = "One of the runs is not there", content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE, schema = @Schema(ref = "#/components/schemas/Problem")))
    Comparison compare(
            @Parameter(description = "ids of the runs, at most 50, with commas between them; `latest` is the newest", example = "latest") @RequestParam List<String> ids,
            @Parameter(description = "at most so many epochs of each run, 2 to 1000") @RequestParam(defaultValue = "200") int points,
            @Parameter(description = "of a picture: what to compare; left out, a loss") @RequestParam @Nullable Figure metric,
            @Parameter(description = "of a picture: in pixels, 200 to 2048") @RequestParam(defaultValue = "640") int width,
            @Parameter(description = "of a picture: in pixels, 150 to 2048") @RequestParam(defaultValue = "480") int height) {
        Parameters.requireBetween("points", points, 2, MOST_POINTS);
        return comparisons.of(required(ids), points);
    }

    @GetMapping(produces = {PictureType.SVG, PictureType.PNG})
    @Operation(hidden = true) // shown as other formats of the JSON one
    Picture plot(@RequestParam List<String> ids, @RequestParam @Nullable Figure metric,
            @RequestParam(defaultValue = "640") int width, @RequestParam(defaultValue = "480") int height) {
        Pictures.requireSize(width, height);
        if (metric != null) {
            comparisons.requireMeasured(required(ids), metric);
        }
        return new ComparisonChart(comparisons.of(required(ids), POINTS)).chart(metric).draw(width, height);
    }

    private static List<String> required(List<String> ids) {
        if (ids.isEmpty() || ids.size() > MOST_RUNS) {
            throw Parameters.refused("ids", "must name between 1 and %d runs".formatted(MOST_RUNS), ids.size());
        }
        return ids;
    }
}
