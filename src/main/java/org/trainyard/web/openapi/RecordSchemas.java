package org.trainyard.web.openapi;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.web.Limits;
import org.trainyard.web.Name;
import org.trainyard.web.json.Components;
import org.trainyard.web.json.Range;

/** Writes into the schema of a record what the record knows: defaults, ranges, what is required. */
final class RecordSchemas {
    private final Limits limits;
    private final JsonMapper mapper;

    RecordSchemas(Limits limits, JsonMapper mapper) {
        this.limits = limits;
        this.mapper = mapper;
    }

    /** Whether a type reads more than one form of JSON, such as a number or a word. */
    static boolean hasManyForms(Class<?> type) {
        return type.isRecord() && Arrays.stream(type.getDeclaredMethods()).anyMatch(
                method -> method.isAnnotationPresent(JsonCreator.class) || method.isAnnotationPresent(JsonValue.class));
    }

    /** A schema that allows anything, with what the constants of this type look like in JSON as examples. */
    Schema<?> manyForms(Class<?> type) {
        var schema = new JsonSchema();
        Arrays.stream(type.getFields()).filter(field -> field.getType() == type).forEach(field -> {
            try {
                schema.addExample(mapper.convertValue(field.get(null), Object.class));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("A public constant cannot be read: " + field, e);
            }
        });
        return schema;
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // Swagger's properties are raw
    void complete(Schema<?> model, Class<?> type) {
        Map<String, Schema> properties = model.getProperties();
        if (properties == null) {
            return;
        }
        properties.keySet().retainAll(Components.of(type).keySet());
        var defaults = defaults(type);
        Components.of(type).forEach((name, component) -> {
            Schema property = properties.get(name);
            if (property == null) {
                return;
            }
            var annotations = Components.annotations(component);
            bound(property, component.getType(), Range.of(annotations, limits));
            if (component.getAccessor().isAnnotationPresent(Name.class)) {
                property.minLength(1).maxLength(limits.nameLength());
            }
            var value = defaults == null ? null : defaults.get(name);
            if (value != null && !value.isNull() && !value.isContainer()) {
                property.setDefault(mapper.convertValue(value, Object.class));
            }
            if (Arrays.stream(annotations).anyMatch(
                    each -> each instanceof NotNull || each instanceof NotBlank || each instanceof NotEmpty)) {
                model.addRequiredItem(name);
            }
        });
        Presence.mark(model, type);
    }

    private static void bound(Schema<?> property, Class<?> type, Range range) {
        if (property.get$ref() != null || range.isOpen()) {
            return;
        }
        var from = range.from();
        var to = range.to();
        if (type == String.class) {
            property.setMinLength(from == null ? null : from.value().intValue());
            property.setMaxLength(to == null ? null : to.value().intValue());
        } else if (type.isArray() || Iterable.class.isAssignableFrom(type)) {
            property.setMinItems(from == null ? null : from.value().intValue());
            property.setMaxItems(to == null ? null : to.value().intValue());
        } else {
            property.setMinimum(from != null && from.inclusive() ? plain(from) : null);
            property.setExclusiveMinimumValue(from != null && !from.inclusive() ? plain(from) : null);
            property.setMaximum(to != null && to.inclusive() ? plain(to) : null);
            property.setExclusiveMaximumValue(to != null && !to.inclusive() ? plain(to) : null);
        }
    }

    private static BigDecimal plain(Range.Bound bound) {
        return new BigDecimal(bound.toString());
    }

    /** The record made from an empty object: whatever is not null then is a default. Null if it cannot be made. */
    private @Nullable JsonNode defaults(Class<?> type) {
        var components = type.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        if (Arrays.stream(types).anyMatch(Class::isPrimitive)) {
            return null;
        }
        try {
            var canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return mapper.valueToTree(canonical.newInstance(new Object[types.length]));
        } catch (ReflectiveOperationException | RuntimeException e) {
            // A record that insists on a value has no defaults to show.
            return null;
        }
    }
}
