package org.trainyard.web.openapi;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.method.HandlerMethod;

/** Shows {@code ?format=} wherever an answer comes in more than one representation. */
@Component
class Formats implements GlobalOperationCustomizer {
    private final Map<String, MediaType> names;

    Formats(@Qualifier("mvcContentNegotiationManager") ContentNegotiationManager negotiation) {
        this.names = negotiation.getMediaTypeMappings();
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        var answer = operation.getResponses().get("200");
        if (answer != null && answer.getContent() != null && answer.getContent().size() > 1 && !asks(operation)) {
            operation.addParametersItem(new QueryParameter().name("format").schema(choice(answer.getContent().keySet()))
                    .description("Which representation to send; goes before the `Accept` header").required(false));
        }
        return operation;
    }

    /** Whether the operation has a parameter of that name of its own, with formats that share a type. */
    private static boolean asks(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> parameter.getName().equals("format"));
    }

    private Schema<?> choice(Set<String> types) {
        var labels = names.entrySet().stream().filter(each -> types.contains(each.getValue().toString()))
                .map(Map.Entry::getKey).sorted().collect(Collectors.toList());
        var schema = new StringSchema();
        schema.setEnum(labels);
        return schema;
    }
}
