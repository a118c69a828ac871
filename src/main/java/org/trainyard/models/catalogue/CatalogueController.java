package org.trainyard.models.catalogue;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.charts.Picture;
import org.trainyard.web.AnswersPicture;
import org.trainyard.web.PictureType;
import org.trainyard.web.Pictures;

/** What definitions and trainings can be made of. */
@RestController
@RequestMapping(Shelf.API)
@Tag(name = "Models")
class CatalogueController {

    private static final String WIDTH = "in pixels, 200 to 2048";
    private static final String HEIGHT = "in pixels, 150 to 2048";

    private final Catalogue catalogue;

    CatalogueController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("activations")
    @Operation(operationId = "listActivations", summary = "List the activations", description = "Each with what it makes of a weighted sum z, the derivative by which gradients flow back, and where it belongs.")
    List<CatalogueEntry> activations() {
        return catalogue.activations.get().entries();
    }

    @GetMapping(path = "activations/{name}/curve", produces = {PictureType.SVG, PictureType.PNG})
    @Operation(operationId = "drawActivation", summary = "See the curve of an activation", description = "A and da/dz over the weighted sum z.")
    @AnswersPicture
    Picture activationCurve(@Parameter(description = "its name", example = "tanh") @PathVariable String name,
            @Parameter(description = WIDTH) @RequestParam(defaultValue = "480") int width,
            @Parameter(description = HEIGHT) @RequestParam(defaultValue = "360") int height) {
        return Pictures.draw(catalogue.activations.get().chart(name), width, height);
    }

    @GetMapping("losses")
    @Operation(operationId = "listLosses", summary = "List the losses", description = "Each with how wrong it calls an output a whose target is y, the derivative from which learning starts, and where it belongs.")
    List<CatalogueEntry> losses() {
        return catalogue.losses.get().entries();
    }

    @GetMapping(path = "losses/{name}/curve", produces = {PictureType.SVG, PictureType.PNG})
    @Operation(operationId = "drawLoss", summary = "See the curve of a loss", description = "The loss of one output and its derivative, over the residual, the probability of the true class or the margin.")
    @AnswersPicture
    Picture lossCurve(@Parameter(description = "its name", example = "mse") @PathVariable String name,
            @Parameter(description = WIDTH) @RequestParam(defaultValue = "480") int width,
            @Parameter(description = HEIGHT) @RequestParam(defaultValue = "360") int height) {
        return Pictures.draw(catalogue.losses.get().chart(name), width, height);
    }

    @GetMapping("optimizers")
    @Operation(operationId = "listOptimizers", summary = "List the optimizers", description = "Each with how it changes a weight w by the gradient g at rate α, its settings as JSON Schema, and where it belongs. `example` can stand in a run request as it is.")
    List<CatalogueEntry> optimizers() {
        return catalogue.optimizers.get().entries();
    }

    @GetMapping(path = "optimizers/{name}/curve", produces = {PictureType.SVG, PictureType.PNG})
    @Operation(operationId = "drawOptimizer", summary = "See the curve of an optimizer", description = "The loss and the two weights from update to update down a long valley; for the perceptron, the mistakes while it learns AND.")
    @AnswersPicture
    Picture optimizerCurve(@Parameter(description = "its name", example = "adam") @PathVariable String name,
            @Parameter(description = WIDTH) @RequestParam(defaultValue = "480") int width,
            @Parameter(description = HEIGHT) @RequestParam(defaultValue = "360") int height) {
        return Pictures.draw(catalogue.optimizers.get().chart(name), width, height);
    }

    @GetMapping("schedules")
    @Operation(operationId = "listSchedules", summary = "List the learning rate schedules", description = "Each with the rate of epoch e, counted from 0, where α₀ is the optimizer's rate; its settings as JSON Schema, and where it belongs. `example` can stand in a run request as it is.")
    List<CatalogueEntry> schedules() {
        return catalogue.schedules.get().entries();
    }

    @GetMapping(path = "schedules/{name}/curve", produces = {PictureType.SVG, PictureType.PNG})
    @Operation(operationId = "drawSchedule", summary = "See the curve of a schedule", description = "The learning rate from epoch to epoch.")
    @AnswersPicture
    Picture scheduleCurve(@Parameter(description = "its name", example = "cosine") @PathVariable String name,
            @Parameter(description = WIDTH) @RequestParam(defaultValue = "480") int width,
            @Parameter(description = HEIGHT) @RequestParam(defaultValue = "360") int height) {
        return Pictures.draw(catalogue.schedules.get().chart(name), width, height);
    }

    @GetMapping("initializers")
    @Operation(operationId = "listInitializers", summary = "List the initializers", description = "Each with how it draws a weight of a layer with that many inputs and units, and where it belongs.")
    List<CatalogueEntry> initializers() {
        return catalogue.initializers.get().entries();
    }

    @GetMapping(path = "initializers/{name}/curve", produces = {PictureType.SVG, PictureType.PNG})
    @Operation(operationId = "drawInitializer", summary = "See the curve of an initializer", description = "The density of the weights of a layer.")
    @AnswersPicture
    Picture initializerCurve(@Parameter(description = "its name", example = "he-normal") @PathVariable String name,
            @Parameter(description = WIDTH) @RequestParam(defaultValue = "480") int width,
            @Parameter(description = HEIGHT) @RequestParam(defaultValue = "360") int height) {
        return Pictures.draw(catalogue.initializers.get().chart(name), width, height);
    }
}
