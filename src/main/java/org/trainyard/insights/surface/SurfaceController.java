package org.trainyard.insights.surface;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.charts.Picture;
import org.trainyard.insights.surface.Surfaces.Question;
import org.trainyard.web.Parameters;
import org.trainyard.web.PictureType;
import org.trainyard.web.Pictures;

/** Decision surfaces. */
@RestController
@RequestMapping("/api/v1/runs/{id}/surface")
@Tag(name = "Insights")
class SurfaceController {

    private static final int LEAST_RESOLUTION = 2;
    private static final int MOST_RESOLUTION = 256;
    private static final String ALL = "all";

    private final Surfaces surfaces;

    SurfaceController(Surfaces surfaces) {
        this.surfaces = surfaces;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getSurface", summary = "See what the network decides everywhere", description = """
            The network is asked at every place of a grid over two columns, all others at their mean; over the first \
            two principal components where it has more than two inputs and none is named. With `layer` and `unit` it is \
            the activation of one unit, with `units=all` that of every unit. As a picture with the training rows on it \
            where `Accept` or `format` says so.""")
    @ApiResponse(responseCode = "200", description = "The surface", content = {
        @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = SurfaceView.class)),
        @Content(mediaType = PictureType.SVG, schema = @Schema(type = "string")),
        @Content(mediaType = PictureType.PNG, schema = @Schema(type = "string", format = "binary"))})
    SurfaceView surface(
            @Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id,
            @Parameter(description = "places along each axis, 2 to 256") @RequestParam(defaultValue = "100") int resolution,
            @Parameter(description = "column along the horizontal axis, or `pc1`") @RequestParam @Nullable String x,
            @Parameter(description = "column along the vertical axis, or `pc2`") @RequestParam @Nullable String y,
            @Parameter(description = "layer of a unit; 1 is the first hidden layer") @RequestParam @Nullable Integer layer,
            @Parameter(description = "unit of the layer, from 1") @RequestParam @Nullable Integer unit,
            @Parameter(description = "`all` shows every unit of every layer") @RequestParam @Nullable String units,
            @Parameter(description = "`latest` (default), `best`, or an epoch from 0") @RequestParam @Nullable String epoch,
            @Parameter(description = "of a picture: in pixels, 200 to 2048") @RequestParam(defaultValue = "640") int width,
            @Parameter(description = "of a picture: in pixels, 150 to 2048") @RequestParam(defaultValue = "480") int height) {
        return surfaces.view(id, question(resolution, x, y, layer, unit, units, epoch));
    }

    @GetMapping(produces = {PictureType.SVG, PictureType.PNG})
    @Operation(hidden = true) // shown as other formats of the JSON one
    Picture picture(@PathVariable String id, @RequestParam(defaultValue = "100") int resolution,
            @RequestParam @Nullable String x, @RequestParam @Nullable String y, @RequestParam @Nullable Integer layer,
            @RequestParam @Nullable Integer unit, @RequestParam @Nullable String units,
            @RequestParam @Nullable String epoch, @RequestParam(defaultValue = "640") int width,
            @RequestParam(defaultValue = "480") int height) {
        Pictures.requireSize(width, height);
        return surfaces.chart(id, question(resolution, x, y, layer, unit, units, epoch)).draw(width, height);
    }

    private static Question question(int resolution, @Nullable String x, @Nullable String y, @Nullable Integer layer,
            @Nullable Integer unit, @Nullable String units, @Nullable String epoch) {
        Parameters.requireBetween("resolution", resolution, LEAST_RESOLUTION, MOST_RESOLUTION);
        if (units != null && !units.equals(ALL)) {
            throw Parameters.refused("units", "must be \"all\"", units);
        }
        if (unit != null && layer == null) {
            throw Parameters.refused("unit", "needs the layer that it is in", unit);
        }
        return new Question(resolution, x, y, layer, unit, units != null, epoch);
    }
}
