package org.trainyard.insights.layers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

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
import org.trainyard.compute.NetworkSpec;
import org.trainyard.insights.layers.LayersView.Shape;
import org.trainyard.insights.titles.RunTitle;
import org.trainyard.runs.Runs;
import org.trainyard.web.AnswersPicture;
import org.trainyard.web.PictureType;
import org.trainyard.web.Pictures;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/** The layers of a network while it learns, to be seen. */
@RestController
@Tag(name = "Insights")
class LayersPlotController {

    /** Recorded epochs in a picture. */
    private static final int POINTS = 200;
    /** Where there are more, what jumps from one mini-batch to the next is drawn as a running median. */
    private static final int MANY = 80;
    /** Neighbours at each side that a median takes. */
    private static final int REACH = 5;

    private final Runs runs;
    private final Layers layers;

    LayersPlotController(Runs runs, Layers layers) {
        this.runs = runs;
        this.layers = layers;
    }

    @GetMapping(path = "/api/v1/runs/{id}/layers/plot", produces = {PictureType.SVG, PictureType.PNG})
    @Operation(operationId = "plotLayers", summary = "See the layers learn", description = """
            One line a layer over the recorded epochs, thinned to 200; where there are more than 80, gradient norms and \
            update ratios, which jump from one mini-batch to the next, are running medians of 11. Where the first layer's gradient runs far below \
            the last one's, it vanishes on its way back; an update ratio around 0.001 is healthy. The run is trained \
            again for it, to the same bits. Shares of units are refused for a network that has none: layers that are \
            linear, step or softmax are never dead or saturated.""")
    @AnswersPicture
    Picture plot(@Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id,
            @Parameter(description = "which of a layer's figures to see") @RequestParam(defaultValue = "gradientNorm") LayerMetric metric,
            @Parameter(description = "in pixels, 200 to 2048") @RequestParam(defaultValue = "640") int width,
            @Parameter(description = "in pixels, 150 to 2048") @RequestParam(defaultValue = "480") int height) {
        Pictures.requireSize(width, height);
        var definition = runs.find(runs.meant(id)).definition();
        requireMeasured(metric, definition.network());
        var view = layers.of(id, POINTS);
        return new LineChart("%s: %s by layer".formatted(RunTitle.of(runs.name(runs.meant(id)), definition),
                metric.ruler().title()), Ruler.whole("epoch"), ruler(view, metric),
                view.layers().stream().map(layer -> series(view, layer, metric)).toList(), List.of())
                .draw(width, height);
    }

    private static void requireMeasured(LayerMetric metric, NetworkSpec network) {
        if (!metric.isMeasuredIn(network)) {
            throw new Problem(ProblemType.VALIDATION,
                    "This run has no %s: its layers have no slope that could fade (%s). It has %s.".formatted(
                            metric.label(),
                            network.layers().stream().map(layer -> layer.activation().label()).distinct()
                                    .collect(Collectors.joining(", ")),
                            Arrays.stream(LayerMetric.values()).filter(one -> one.isMeasuredIn(network))
                                    .map(LayerMetric::label).collect(Collectors.joining(", "))));
        }
    }

    private static boolean smoothed(LayersView view, LayerMetric metric) {
        return metric.jumps() && view.content().size() > MANY;
    }

    private static Ruler ruler(LayersView view, LayerMetric metric) {
        return smoothed(view, metric)
                ? metric.ruler().called(metric.ruler().title() + ", running median")
                : metric.ruler();
    }

    private static Series series(LayersView view, Shape layer, LayerMetric metric) {
        var moments = view.content();
        double[] values = moments.stream().mapToDouble(moment -> metric.of(moment.layers().get(layer.layer() - 1)))
                .toArray();
        return Series.line("layer %d, %d %s".formatted(layer.layer(), layer.units(), layer.activation()),
                moments.stream().mapToDouble(LayersView.Moment::epoch).toArray(),
                smoothed(view, metric) ? medians(values) : values);
    }

    /** Each value with its neighbours; fewer at the ends. */
    private static double[] medians(double[] values) {
        double[] medians = new double[values.length];
        for (int i = 0; i < medians.length; i++) {
            int reach = Math.min(REACH, Math.min(i, values.length - 1 - i));
            double[] near = Arrays.copyOfRange(values, i - reach, i + reach + 1);
            Arrays.sort(near);
            medians[i] = near[reach];
        }
        return medians;
    }
}
