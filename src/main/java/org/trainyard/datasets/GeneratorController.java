package org.trainyard.datasets;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The list of generators over HTTP. */
@RestController
@RequestMapping("/api/v1/generators")
@Tag(name = "Datasets")
class GeneratorController {

    private final GeneratorCatalogue catalogue;

    GeneratorController(GeneratorCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping
    @Operation(operationId = "listGenerators", summary = "List the formulas that make datasets", description = "Each with its parameters as JSON Schema, and an example with all defaults that can be posted as the generator of a dataset.")
    List<GeneratorCatalogue.Entry> generators() {
        return catalogue.entries();
    }
}
