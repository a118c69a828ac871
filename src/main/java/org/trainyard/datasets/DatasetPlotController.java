package org.trainyard.datasets;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
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

/** Pictures of datasets. */
@RestController
@RequestMapping("/api/v1/datasets/{id}/plot")
@Tag(name = "Datasets")
class DatasetPlotController {

    private final Datasets datasets;

    DatasetPlotController(Datasets datasets) {
        this.datasets = datasets;
    }

    /** What is to be seen. */
    public enum Kind {
        /** Points over two columns. */
        SCATTER,
        /** How often the values of a column occur. */
        HISTOGRAM,
        /** Rows as images. */
        IMAGES;

        /** The name in requests. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @GetMapping(produces = {PictureType.SVG, PictureType.PNG})
    @Operation(operationId = "plotDataset", summary = "See a dataset", description = """
            A `scatter` shows points over two columns; left out, both features where there are two, the feature and the target \
            where there is one, else the first two principal components, which show most of how the rows differ. A \
            `histogram` counts how often the values of a column fall into each of 20 intervals. `images` are the first 64 rows as \
            pictures, where the features are pixels. Above 2000 rows, points are a sample that is spread evenly.""")
    @ApiResponse(responseCode = "200", description = "The picture", content = {
        @Content(mediaType = PictureType.SVG, schema = @Schema(type = "string")),
        @Content(mediaType = PictureType.PNG, schema = @Schema(type = "string", format = "binary"))})
    Picture plot(
            @Parameter(description = "id of the dataset, or the name of a built-in one", example = "moons") @PathVariable String id,
            @Parameter(description = "what to see") @RequestParam(defaultValue = "scatter") Kind kind,
            @Parameter(description = "column along the horizontal axis of a scatter") @RequestParam @Nullable String x,
            @Parameter(description = "column along the vertical axis of a scatter") @RequestParam @Nullable String y,
            @Parameter(description = "column of a histogram; left out, the first one") @RequestParam @Nullable String column,
            @Parameter(description = "in pixels, 200 to 2048") @RequestParam(defaultValue = "640") int width,
            @Parameter(description = "in pixels, 150 to 2048") @RequestParam(defaultValue = "480") int height) {
        Pictures.requireSize(width, height);
        var dataset = datasets.describe(id);
        var chart = new DatasetChart(dataset, datasets.cells(dataset));
        return (switch (kind) {
            case SCATTER -> chart.scatter(x, y);
            case HISTOGRAM -> chart.histogram(column);
            case IMAGES -> chart.images();
        }).draw(width, height);
    }
}
