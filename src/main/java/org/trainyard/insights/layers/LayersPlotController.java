package org.trainyard.insights.layers;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.charts.LineChart;
import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.charts.LineChart.Series;
import org.trainyard.charts.Picture;
import org.trainyard.insights.layers.LayersView.Shape;
import org.trainyard.web.AnswersPicture;
import org.trainyard.web.PictureType;
import org.trainyard.web.Pictures;

/** The layers of a network while it learns, to be seen. */
@RestController
@Tag(name = "Insights")
class LayersPlotController {

    /** Recorded epochs in a picture. */
    private static final int POINTS = 200;

    private final Layers layers;

    LayersPlotController(Layers layers) {
        this.layers = layers;
    }

    @GetMapping(path = "/api/v1/runs/{id}/layers/plot", produces = {PictureType.SVG, PictureType.PNG})
    @Operation(operationId = "plotLayers", summary = "See the layers learn", description = """
            One line a layer over the recorded epochs, thinned to 200. Where the first layer's gradient runs far below \
            the last one's, it vanishes on its way back; an update ratio around 0.001 is healthy. The run is trained \
            again for it, to the same bits.""")
    @AnswersPicture
    Picture plot(@Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id,
            @Parameter(description = "which of a layer's figures to see") @RequestParam(defaultValue = "gradientNorm") LayerMetric metric,
            @Parameter(description = "in pixels, 200 to 2048") @RequestParam(defaultValue = "640") int width,
            @Parameter(description = "in pixels, 150 to 2048") @RequestParam(defaultValue = "480") int height) {
        Pictures.requireSize(width, height);
        var view = layers.of(id, POINTS);
        return new LineChart(metric.ruler().title() + " by layer", Ruler.whole("epoch"), metric.ruler(),
                view.layers().stream().map(layer -> series(view, layer, metric)).toList(), List.of())
                .draw(width, height);
    }

    private static Series series(LayersView view, Shape layer, LayerMetric metric) {
        var moments = view.content();
        return Series.line("layer %d, %d %s".formatted(layer.layer(), layer.units(), layer.activation()),
                moments.stream().mapToDouble(LayersView.Moment::epoch).toArray(), moments.stream()
                        .mapToDouble(moment -> metric.of(moment.layers().get(layer.layer() - 1))).toArray());
    }
}
