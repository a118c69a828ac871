package org.trainyard.web.json;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The components of a record as JSON sees them. */
public final class Components {

    private Components() {}

    /** By their name in JSON, in their order. */
    public static Map<String, RecordComponent> of(Class<?> type) {
        var components = new LinkedHashMap<String, RecordComponent>();
        for (var component : type.getRecordComponents()) {
            var renamed = component.getAccessor().getAnnotation(JsonProperty.class);
            components.put(renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value(),
                    component);
        }
        return components;
    }

    /** The annotations of a component; on its accessor, because constraints cannot stand on components themselves. */
    public static Annotation[] annotations(RecordComponent component) {
        return component.getAccessor().getAnnotations();
    }

    /** The annotations of a record's component with this Java name; none where there is no such component. */
    static Annotation[] annotations(Class<?> type, String name) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents()).filter(each -> each.getName().equals(name)).findFirst()
                        .map(Components::annotations).orElse(new Annotation[0])
                : new Annotation[0];
    }
}
