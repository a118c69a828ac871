package org.trainyard.web.openapi;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

import org.trainyard.web.json.Components;

/**
 * Says which members are always there and which may be null. An answer has every component of its record, unless
 * {@code @JsonInclude} leaves it out; a request may leave out whatever has a default. So members of what is only ever
 * answered are required, and clients generated from the description need not ask whether a run has an id.
 */
@Component
class Presence implements GlobalOpenApiCustomizer {

    /** Carries what {@link #mark} has seen from a record to {@link #customise}, which takes it off again. */
    private static final String WRITTEN = "x-written";

    /** Notes which members are always written, and lets those be null whose component may be. */
    static void mark(Schema<?> model, Class<?> type) {
        var written = new ArrayList<String>();
        Components.of(type).forEach((name, component) -> {
            var property = model.getProperties().get(name);
            if (property == null) {
                return;
            }
            var nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            var inclusion = inclusion(type, component);
            if (inclusion == Include.ALWAYS || component.getType().isPrimitive()
                    || (inclusion == Include.NON_NULL && !nullable)) {
                written.add(name);
            }
            if (nullable && inclusion == Include.ALWAYS) {
                allowNull(property);
            }
        });
        model.addExtension(WRITTEN, written);
    }

    @Override
    public void customise(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        var sent = sent(api);
        schemas.forEach((name, schema) -> {
            var written = schema.getExtensions() == null ? null : schema.getExtensions().remove(WRITTEN);
            if (written instanceof List<?> members && !sent.contains(name)) {
                members.stream().map(String.class::cast)
                        .filter(member -> schema.getRequired() == null || !schema.getRequired().contains(member))
                        .forEach(schema::addRequiredItem);
            }
        });
    }

    /** Names of the schemas that a client may send, directly or inside of others. */
    private static Set<String> sent(OpenAPI api) {
        var found = new HashSet<String>();
        api.getPaths().values().stream().map(PathItem::readOperations).flatMap(List::stream)
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                .forEach(body -> gather(body.getSchema(), api.getComponents().getSchemas(), found));
        return found;
    }

    @SuppressWarnings("rawtypes") // Swagger's maps of schemas are raw
    private static void gather(@Nullable Schema<?> schema, Map<String, Schema> all, Set<String> found) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            var name = SchemaDescriptions.name(schema.get$ref());
            if (found.add(name)) {
                gather(all.get(name), all, found);
            }
        }
        parts(schema).forEach(part -> gather(part, all, found));
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // Swagger's maps of schemas are raw
    private static Stream<Schema<?>> parts(Schema<?> schema) {
        var parts = new ArrayList<Schema<?>>();
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(parts::add);
        }
        if (schema.getOneOf() != null) {
            schema.getOneOf().forEach(parts::add);
        }
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            parts.add(values);
        }
        return parts.stream();
    }

    private static Include inclusion(Class<?> type, RecordComponent component) {
        var own = component.getAccessor().getAnnotation(JsonInclude.class);
        var said = own != null ? own : type.getAnnotation(JsonInclude.class);
        return said == null ? Include.ALWAYS : said.value();
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // Swagger's properties are raw
    private static void allowNull(Schema property) {
        if (property.get$ref() != null) {
            var target = new JsonSchema().$ref(property.get$ref());
            property.set$ref(null);
            property.setOneOf(List.of(target, new JsonSchema().types(Set.of("null"))));
        } else if (property.getTypes() != null && !property.getTypes().contains("null")) {
            var types = new LinkedHashSet<String>(property.getTypes());
            types.add("null");
            property.setTypes(types);
            if (property.getEnum() != null) {
                var labels = new ArrayList<Object>(property.getEnum());
                labels.add(null);
                property.setEnum(labels);
            }
        }
    }
}
