package org.trainyard.web.openapi;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.trainyard.web.Limits;
import org.trainyard.web.SettingSchemas;
import org.trainyard.web.StrictJson;
import org.trainyard.web.json.Components;
import org.trainyard.web.json.Family;
import org.trainyard.web.json.Range;

/** JSON Schema by the same rules as the description of the API, for a client that reads it at run time. */
@Component
class JsonSchemas implements SettingSchemas {

    private final Limits limits;
    private final StrictJson json;
    private final SettingDocs docs = new SettingDocs();

    JsonSchemas(Limits limits, StrictJson json) {
        this.limits = limits;
        this.json = json;
    }

    @Override
    public Map<String, Object> of(Class<?> type) {
        var properties = new LinkedHashMap<String, Object>();
        var family = Arrays.stream(type.getInterfaces()).filter(Family::is).findFirst().map(Family::of);
        family.ifPresent(each -> properties.put(each.property(), Map.of("const", Family.label(type))));
        Components.of(type).keySet().forEach(name -> properties.put(name, of(type, name)));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        family.ifPresent(each -> schema.put("required", List.of(each.property())));
        schema.put("additionalProperties", false);
        return schema;
    }

    @Override
    public Map<String, Object> of(Class<?> type, String name) {
        var component = Objects.requireNonNull(Components.of(type).get(name), name);
        var schema = new LinkedHashMap<String, Object>();
        form(component.getType(), schema);
        var description = Markdown.of(docs.getRecordClassParamJavadoc(type).get(name));
        if (description != null) {
            schema.put("description", description);
        }
        bound(schema, Range.of(Components.annotations(component), limits));
        var standard = value(component, withDefaults(type));
        if (standard != null) {
            schema.put("default", json.tree(standard));
        }
        return schema;
    }

    private void form(Class<?> type, Map<String, Object> schema) {
        if (type.isEnum()) {
            schema.put("type", "string");
            schema.put("enum", Arrays.stream(type.getEnumConstants()).map(json::tree).toList());
        } else if (type == List.class) {
            schema.put("type", "array");
            schema.put("items", Map.of("type", "number"));
        } else {
            schema.put("type", type == Boolean.class ? "boolean" : type == Double.class ? "number" : "integer");
        }
    }

    private static void bound(Map<String, Object> schema, Range range) {
        if (range.from() != null) {
            schema.put(range.from().inclusive() ? "minimum" : "exclusiveMinimum", plain(range.from()));
        }
        if (range.to() != null) {
            schema.put(range.to().inclusive() ? "maximum" : "exclusiveMaximum", plain(range.to()));
        }
    }

    private static BigDecimal plain(Range.Bound bound) {
        return new BigDecimal(bound.toString());
    }

    private static @Nullable Object value(RecordComponent component, Object of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    @Override
    public <T> T withDefaults(Class<T> type) {
        try {
            var types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            var canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(new @Nullable Object[types.length]);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no defaults", e);
        }
    }
}
