package org.trainyard.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Shows the parameters of an upload as fields of its form. Both places are read; a form that is sent from a page, or by
 * a generated client, has its fields beside its file.
 */
@Component
class FormFields implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        var body = operation.getRequestBody();
        var form = body == null ? null : body.getContent().get(MediaType.MULTIPART_FORM_DATA_VALUE);
        if (form != null && operation.getParameters() != null) {
            operation.getParameters().stream().filter(FormFields::isQuery)
                    .forEach(parameter -> move(parameter, form.getSchema()));
            operation.getParameters().removeIf(FormFields::isQuery);
        }
        return operation;
    }

    private static boolean isQuery(Parameter parameter) {
        return "query".equals(parameter.getIn());
    }

    private static void move(Parameter parameter, Schema<?> form) {
        form.addProperty(parameter.getName(), parameter.getSchema().description(parameter.getDescription()));
        if (Boolean.TRUE.equals(parameter.getRequired())) {
            form.addRequiredItem(parameter.getName());
        }
    }
}
