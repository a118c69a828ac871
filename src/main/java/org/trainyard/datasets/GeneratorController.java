package org.trainyard.datasets;

import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.charts.Picture;
import org.trainyard.datasets.tables.TableFaults;
import org.trainyard.web.Faults;
import org.trainyard.web.PictureType;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;

/** The formulas that data can be made from. */
@RestController
@RequestMapping(GeneratorController.PATH)
@Tag(name = "Datasets")
class GeneratorController {

    static final String PATH = "/api/v1/generators";

    private final GeneratorCatalogue catalogue;
    private final DefinedTables tables;

    GeneratorController(GeneratorCatalogue catalogue, DefinedTables tables) {
        this.catalogue = catalogue;
        this.tables = tables;
    }

    @GetMapping
    @Operation(operationId = "listGenerators", summary = "List the formulas that make datasets", description = "Each with its parameters as JSON Schema, and an example with all defaults that can be posted as the generator of a dataset.")
    List<GeneratorCatalogue.Entry> generators() {
        return catalogue.entries();
    }

    @GetMapping(path = "/{kind}/thumbnail", produces = {PictureType.SVG, PictureType.PNG})
    @Operation(operationId = "getGeneratorThumbnail", summary = "See what a generator makes", description = "A small picture of the dataset that it makes with all its defaults.")
    @ApiResponse(responseCode = "200", description = "The picture", content = {
        @Content(mediaType = PictureType.SVG, schema = @Schema(type = "string")),
        @Content(mediaType = PictureType.PNG, schema = @Schema(type = "string", format = "binary"))})
    Picture thumbnail(
            @Parameter(description = "name of the generator", example = "moons") @PathVariable String kind) {
        var generator = catalogue.generator(kind).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND,
                "There is no generator %s; GET %s lists them.".formatted(Said.of(kind), PATH)));
        var faults = new Faults();
        try (var table = tables.generated(generator, new TableFaults(faults, "")).orElseThrow()) {
            return new DatasetChart(Dataset.of(table, kind, Map.of()), table.cells()).scatter(null, null)
                    .draw(Picture.WIDTH / 2, Picture.HEIGHT / 2);
        }
    }
}
