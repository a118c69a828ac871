package org.trainyard.models;

import java.net.URI;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.trainyard.web.Caller;
import org.trainyard.web.Idempotency;
import org.trainyard.web.Page;
import org.trainyard.web.PageQuery;

/** Models over HTTP. */
@RestController
@RequestMapping("/api/v1/models")
@Tag(name = "Models", description = "What a network looks like: how many layers, how many units, which activations.")
class ModelController {

    private static final Map<String, String> SORTS = Map.of("createdAt", "createdAt", "name", "name");

    private static final String CLASSIFIER = """
            {"name": "three classes", "inputs": 3,
             "layers": [{"units": 4, "activation": "relu"}, {"units": 3, "activation": "softmax"}]}""";
    private static final String XOR = """
            {"name": "xor", "inputs": 2,
             "layers": [{"units": 3, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]}""";
    private static final String IN_VAIN = """
            {"inputs": 2,
             "layers": [{"units": 8, "activation": "linear"}, {"units": 1, "activation": "softmax"}]}""";

    private final ModelShelf shelf;
    private final Idempotency idempotency;

    ModelController(ModelShelf shelf, Idempotency idempotency) {
        this.shelf = shelf;
        this.idempotency = idempotency;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createModel", summary = "Store a model", description = """
            Keeps a definition, so that runs can name it by its id. The answer shows every default in force, the shape \
            of each layer, the number of parameters, and advice about what will not work.""")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = {
        @ExampleObject(name = "two inputs, one answer", value = XOR),
        @ExampleObject(name = "three inputs, three classes", value = CLASSIFIER)}))
    ResponseEntity<ModelView> create(@RequestBody Definition definition, Caller caller) {
        var model = shelf.checked(definition);
        var view = idempotency.once(ModelView.class, () -> shelf.store(model, caller));
        return ResponseEntity.created(URI.create("/api/v1/models/" + view.id())).body(view);
    }

    @PostMapping("/summary")
    @Operation(operationId = "summarizeModel", summary = "Look at a model without storing it", description = """
            The same body and the same answer as storing it: shapes, parameter counts, advice. Try a few layers here \
            before you train.""")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = {
        @ExampleObject(name = "three inputs, three classes", value = CLASSIFIER),
        @ExampleObject(name = "a model that cannot work", value = IN_VAIN)}))
    ModelView summary(@RequestBody Definition definition, Caller caller) {
        return ModelView.of(shelf.checked(definition), null, caller.owner());
    }

    @GetMapping
    @Operation(operationId = "listModels", summary = "List the stored models", description = "The newest first; sort by createdAt or name.")
    Page<ModelView> list(PageQuery query) {
        return shelf.page(query.pageable(SORTS, "createdAt,desc"));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getModel", summary = "Show a stored model", description = "Its definition with every default in force, shapes, parameter counts and advice.")
    ModelView show(@Parameter(description = "id of the model") @PathVariable String id) {
        return shelf.show(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteModel", summary = "Delete a stored model", description = """
            Refused with 409 while a run was made with it, a finished one too: a run's request can be posted again \
            as long as the run is there.""")
    void delete(@Parameter(description = "id of the model") @PathVariable String id) {
        shelf.delete(id);
    }
}
