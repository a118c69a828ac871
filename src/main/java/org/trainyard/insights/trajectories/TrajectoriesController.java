package org.trainyard.insights.trajectories;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.charts.Picture;
import org.trainyard.web.Parameters;
import org.trainyard.web.PictureType;
import org.trainyard.web.Pictures;

/** Descent paths over the loss. */
@RestController
@RequestMapping("/api/v1/runs/trajectories")
@Tag(name = "Insights")
class TrajectoriesController {

    /** As many as there are colours of lines. */
    private static final int MOST_RUNS = 8;

    private final Trajectories trajectories;

    TrajectoriesController(Trajectories trajectories) {
        this.trajectories = trajectories;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getTrajectories", summary = "Follow descents over the loss", description = """
            The weights at every update, for runs of the same layers, data and loss, on one plane: the two parameters \
            themselves where there are two, else the two principal components of all paths. With the loss over that \
            plane, and figures that tell gradient descent from stochastic descent. A path that leaves for infinity is \
            drawn as far as its loss stays below ten times that of its start. The runs are trained again for it, \
            to the same bits.""")
    @ApiResponse(responseCode = "200", description = "The paths", content = {
        @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = TrajectoriesView.class)),
        @Content(mediaType = PictureType.SVG, schema = @Schema(type = "string")),
        @Content(mediaType = PictureType.PNG, schema = @Schema(type = "string", format = "binary"))})
    TrajectoriesView follow(
            @Parameter(description = "ids of the runs, 1 to 8, with commas between them; `latest` is the newest one", example = "latest") @RequestParam List<String> ids,
            @Parameter(description = "of a picture: in pixels, 200 to 2048") @RequestParam(defaultValue = "640") int width,
            @Parameter(description = "of a picture: in pixels, 150 to 2048") @RequestParam(defaultValue = "480") int height) {
        return trajectories.of(checked(ids));
    }

    @GetMapping(produces = {PictureType.SVG, PictureType.PNG})
    @Operation(hidden = true) // shown as other formats of the JSON one
    Picture picture(@RequestParam List<String> ids, @RequestParam(defaultValue = "640") int width,
            @RequestParam(defaultValue = "480") int height) {
        Pictures.requireSize(width, height);
        return TrajectoriesChart.of(trajectories.of(checked(ids))).draw(width, height);
    }

    private static List<String> checked(List<String> ids) {
        if (ids.isEmpty() || ids.size() > MOST_RUNS) {
            throw Parameters.refused("ids", "must name between 1 and %d runs".formatted(MOST_RUNS), ids.size());
        }
        return ids;
    }
}
