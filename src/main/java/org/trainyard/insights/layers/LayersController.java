package org.trainyard.insights.layers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.web.Parameters;

/** The layers of a network while it learns. */
@RestController
@Tag(name = "Insights")
class LayersController {

    private static final int MOST_POINTS = 500;

    private final Layers layers;

    LayersController(Layers layers) {
        this.layers = layers;
    }

    @GetMapping(path = "/api/v1/runs/{id}/layers", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getLayers", summary = "Look into the layers", description = """
            After recorded epochs, layer by layer: lengths of weights and gradient, how far a step moves them, which \
            units are dead or saturated, and how weights and activations are spread. The run is trained again for it, \
            to the same bits.""")
    LayersView layers(
            @Parameter(description = "id of the run, or `latest`", example = "latest") @PathVariable String id,
            @Parameter(description = "show at most so many recorded epochs, 2 to 500") @RequestParam(defaultValue = "50") int points) {
        Parameters.requireBetween("points", points, 2, MOST_POINTS);
        return layers.of(id, points);
    }
}
