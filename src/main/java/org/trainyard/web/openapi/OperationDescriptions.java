package org.trainyard.web.openapi;

import java.math.BigDecimal;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.method.HandlerMethod;

import org.trainyard.web.Limits;
import org.trainyard.web.PageQuery;
import org.trainyard.web.Prefer;
import org.trainyard.web.ProblemType;

/** What all operations share: how they refuse, and the parameters that controllers take as one. */
@Component
class OperationDescriptions implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {
    private static final String PROBLEM = "Problem";
    /** Parameter that asks for a network as it was, which may have to be trained again. */
    private static final String EPOCH = "epoch";

    private final Limits limits;

    OperationDescriptions(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        for (var parameter : handler.getMethodParameters()) {
            describe(operation, parameter);
        }
        var answers = operation.getResponses();
        var creates = answers.containsKey("201");
        var queues = answers.containsKey("202");
        if (creates) {
            located(answers.get("201"));
            operation.addParametersItem(header("Idempotency-Key", new StringSchema().maxLength(200),
                    "Makes repeating harmless: the same key with the same request gives the first answer again, for 24 hours"));
        }
        refuses(operation, ProblemType.INVALID_PARAMETER, "The request is not understood");
        refuses(operation, ProblemType.UNAUTHORIZED,
                "The service was started with a key, and the call has none or another");
        if (has(operation, "path")) {
            refuses(operation, ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.title());
        }
        if (operation.getRequestBody() != null) {
            refuses(operation, ProblemType.BODY_TOO_LARGE, ProblemType.BODY_TOO_LARGE.title());
            refuses(operation, ProblemType.VALIDATION, ProblemType.VALIDATION.title());
        }
        if (creates) {
            refuses(operation, ProblemType.IDEMPOTENCY_KEY_REUSED, ProblemType.IDEMPOTENCY_KEY_REUSED.title());
        }
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> parameter.getName().equals(EPOCH))) {
            refuses(operation, ProblemType.COST_BUDGET, "No state is stored near that epoch; `cheapEpochs` says where");
        }
        if (creates && queues) {
            located(answers.get("202"));
            refuses(operation, ProblemType.QUEUE_FULL, ProblemType.QUEUE_FULL.title());
        }
        if (queues && has(operation, "path")) {
            refuses(operation, ProblemType.WRONG_STATE, ProblemType.WRONG_STATE.title());
        } else if (handler.hasMethodAnnotation(DeleteMapping.class)) {
            refuses(operation, ProblemType.IN_USE, ProblemType.IN_USE.title());
        }
        return operation;
    }

    /** Adds the one schema that all refusals refer to. */
    @Override
    public void customise(OpenAPI api) {
        var resolved = ModelConverters.getInstance(true).readAllAsResolvedSchema(
                new AnnotatedType(ProblemDescription.class).resolveAsRef(false));
        resolved.referencedSchemas.forEach(api.getComponents()::addSchemas);
        api.getComponents().getSchemas().remove(ProblemDescription.class.getSimpleName());
        api.getComponents().addSchemas(PROBLEM, resolved.schema.name(PROBLEM));
    }

    private void describe(Operation operation, MethodParameter parameter) {
        if (parameter.getParameterType() == PageQuery.class) {
            operation.addParametersItem(query("page", whole(0, PageQuery.LAST_PAGE, 0), "Which page, from 0"));
            operation.addParametersItem(
                    query("size", whole(1, limits.pageSize(), PageQuery.DEFAULT_SIZE), "Entries of a page"));
            operation.addParametersItem(query("sort", new StringSchema(),
                    "A field to sort by, with `,asc` or `,desc`; any other text is answered by the list of fields"));
        } else if (parameter.getParameterType() == Prefer.class) {
            operation.addParametersItem(header("Prefer", new StringSchema(),
                    "`wait=N`: answer as soon as it is finished, or after N seconds (at most 60) with the present state"));
        }
    }

    private static void refuses(Operation operation, ProblemType type, String description) {
        operation.getResponses().putIfAbsent(String.valueOf(type.status()),
                new ApiResponse().description(description)
                        .content(new Content().addMediaType("application/problem+json",
                                new MediaType().schema(new Schema<>().$ref(PROBLEM)))));
    }

    private static void located(@Nullable ApiResponse answer) {
        if (answer != null) {
            answer.addHeaderObject("Location",
                    new Header().description("Address of what was created").schema(new StringSchema()));
        }
    }

    private static boolean has(Operation operation, String place) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> place.equals(parameter.getIn()));
    }

    private static Schema<?> whole(int min, int max, int otherwise) {
        var schema = new IntegerSchema();
        schema.setMinimum(BigDecimal.valueOf(min));
        schema.setMaximum(BigDecimal.valueOf(max));
        schema.setDefault(otherwise);
        return schema;
    }

    private static Parameter query(String name, Schema<?> schema, String description) {
        return new QueryParameter().name(name).schema(schema).description(description).required(false);
    }

    private static Parameter header(String name, Schema<?> schema, String description) {
        return new HeaderParameter().name(name).schema(schema).description(description).required(false);
    }
}
