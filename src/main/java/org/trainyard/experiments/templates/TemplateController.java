package org.trainyard.experiments.templates;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Experiments that a course may begin with. */
@RestController
@RequestMapping(path = "/api/v1/experiments/templates", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Experiments")
class TemplateController {

    private final Templates templates;

    TemplateController(Templates templates) {
        this.templates = templates;
    }

    @GetMapping
    @Operation(operationId = "listExperimentTemplates", summary = "List experiments that are ready to be run", description = "Questions of a course, the simple ones first. Post the `request` of one to `/api/v1/experiments` as "
            + "it is; `lookFor` tells what its results show, `pictures` where to see it.")
    List<Template> list() {
        return templates.all();
    }

    @GetMapping("/{name}")
    @Operation(operationId = "getExperimentTemplate", summary = "Read an experiment that is ready to be run", description = "Its `request` is the body for `POST /api/v1/experiments`, as it is.")
    Template find(
            @Parameter(description = "name of the template", example = "linear-vs-mlp-on-xor") @PathVariable String name) {
        return templates.find(name);
    }
}
