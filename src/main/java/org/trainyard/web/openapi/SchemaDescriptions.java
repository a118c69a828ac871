package org.trainyard.web.openapi;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import org.trainyard.web.Limits;
import org.trainyard.web.json.Family;
import org.trainyard.web.json.JsonFormat;

/**
 * Schemas that follow from the types as strict JSON reads them: sealed families as alternatives told apart by their
 * {@code kind}, trees and values of several forms as anything, records with their defaults and ranges.
 */
@Component
class SchemaDescriptions implements ModelConverter {
    private final RecordSchemas records;

    SchemaDescriptions(Limits limits) {
        this.records = new RecordSchemas(limits, JsonFormat.mapper());
    }

    @Override
    public boolean isOpenapi31() {
        return true;
    }

    @Override
    public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
            Iterator<ModelConverter> others) {
        JavaType java = Json.mapper().constructType(type.getType());
        var raw = java == null ? Object.class : java.getRawClass();
        if (JsonNode.class.isAssignableFrom(raw)) {
            return new JsonSchema();
        }
        if (RecordSchemas.hasManyForms(raw)) {
            return records.manyForms(raw);
        }
        if (Family.is(raw)) {
            return family(raw, context);
        }
        if (!others.hasNext()) {
            return null;
        }
        var schema = others.next().resolve(type, context, others);
        if (raw.isRecord() && schema != null) {
            var model = schema.get$ref() == null ? schema : context.getDefinedModels().get(name(schema.get$ref()));
            if (model != null) {
                records.complete(model, raw);
            }
        }
        return schema;
    }

    /** Each member has the kind as a field of one legal value: generated clients then know which is which. */
    private Schema<?> family(Class<?> type, ModelConverterContext context) {
        var name = new NestedNames().nameForClass(type, Set.of());
        if (context.getDefinedModels().get(name) == null) {
            var family = Family.of(type);
            var schema = new ObjectSchema();
            var discriminator = new Discriminator().propertyName(family.property());
            schema.setName(name);
            schema.setType(null);
            schema.setTypes(null);
            family.kinds().forEach((kind, member) -> {
                var reference = context.resolve(new AnnotatedType(member).resolveAsRef(true));
                addKind(Objects.requireNonNull(context.getDefinedModels().get(name(reference.get$ref()))),
                        family.property(), kind);
                schema.addOneOfItem(new Schema<>().$ref(reference.get$ref()));
                discriminator.mapping(kind, reference.get$ref());
            });
            schema.setDiscriminator(discriminator);
            context.defineModel(name, schema);
        }
        return new Schema<>().$ref("#/components/schemas/" + name);
    }

    private static void addKind(Schema<?> model, String property, String kind) {
        var properties = model.getProperties();
        var label = new StringSchema();
        label.setEnum(List.of(kind));
        label.setDescription("always `" + kind + "`");
        model.setProperties(new LinkedHashMap<>());
        model.addProperty(property, label);
        if (properties != null) {
            properties.forEach(model::addProperty);
        }
        model.addRequiredItem(property);
        model.setTypes(Set.of("object"));
    }

    static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
