package org.trainyard.datasets;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.CommentFormatter;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import org.trainyard.compute.Limited;
import org.trainyard.datasets.generators.Generator;
import org.trainyard.web.Limits;
import org.trainyard.web.StrictJson;

/** Every generator described from its record alone: words from its Javadoc, ranges and defaults from its components. */
@Component
class GeneratorCatalogue {

    private static final CommentFormatter WORDS = new CommentFormatter();

    private final Limits limits;
    private final StrictJson json;

    GeneratorCatalogue(Limits limits, StrictJson json) {
        this.limits = limits;
        this.json = json;
    }

    /** All generators, in the order in which a course meets them. */
    List<Entry> entries() {
        return Arrays.stream(Generator.class.getPermittedSubclasses()).map(this::entry).toList();
    }

    /**
     * A generator.
     *
     * @param kind its name in a definition
     * @param description what it makes, in one line
     * @param task whether its target is a class or a value
     * @param parameters JSON Schema of a definition, with defaults and ranges
     * @param example a definition in which every parameter has its default
     * @param thumbnail where a small picture of that is
     */
    record Entry(String kind, String description, String task, Map<String, Object> parameters, JsonNode example,
            String thumbnail) {}

    /** A generator with all its defaults. */
    Optional<Generator> generator(String kind) {
        return Arrays.stream(Generator.class.getPermittedSubclasses()).map(GeneratorCatalogue::withDefaults)
                .filter(each -> json.tree(each).get("kind").stringValue().equals(kind)).findFirst();
    }

    private Entry entry(Class<?> type) {
        var generator = withDefaults(type);
        var example = json.tree(generator);
        var javadoc = RuntimeJavadoc.getJavadoc(type);
        var texts = new LinkedHashMap<String, String>();
        javadoc.getRecordComponents().forEach(each -> texts.put(each.getName(), words(each.getComment())));
        var kind = new LinkedHashMap<String, Object>();
        kind.put("const", example.get("kind"));
        var properties = new LinkedHashMap<String, Object>();
        properties.put("kind", kind);
        for (var component : type.getRecordComponents()) {
            properties.put(component.getName(),
                    schema(component, texts.getOrDefault(component.getName(), ""), example.get(component.getName())));
        }
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("type", "object");
        parameters.put("properties", properties);
        parameters.put("required", List.of("kind"));
        parameters.put("additionalProperties", false);
        var name = example.get("kind").stringValue();
        return new Entry(name, words(javadoc.getComment()).lines().findFirst().orElse(""),
                generator.task().label(), parameters, example,
                GeneratorController.PATH + "/" + name + "/thumbnail");
    }

    /** Leaving out every parameter is how a client asks for the defaults, so this is what makes them here too. */
    private static Generator withDefaults(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return (Generator) constructor.newInstance(new @Nullable Object[type.getRecordComponents().length]);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(type + " has no defaults", e);
        }
    }

    private Map<String, Object> schema(RecordComponent component, String description, JsonNode standard) {
        var schema = new LinkedHashMap<String, Object>();
        var type = component.getType();
        if (type.isEnum()) {
            schema.put("type", "string");
            schema.put("enum", Arrays.stream(type.getEnumConstants()).map(json::tree).toList());
        } else if (type == List.class) {
            schema.put("type", "array");
            schema.put("items", Map.of("type", "number"));
        } else {
            schema.put("type", type == Double.class ? "number" : "integer");
        }
        schema.put("description", description);
        for (var annotation : component.getAccessor().getAnnotations()) {
            switch (annotation) {
                case Min min -> schema.put("minimum", min.value());
                case Max max -> schema.put("maximum", max.value());
                case DecimalMin min -> schema.put("minimum", new BigDecimal(min.value()));
                case DecimalMax max -> schema.put("maximum", new BigDecimal(max.value()));
                case Limited limited -> {
                    schema.put("minimum", limited.min());
                    schema.put("maximum", (long) limits.named(limited.by()));
                }
                default -> {
                }
            }
        }
        schema.put("default", standard);
        return schema;
    }

    private static String words(Comment comment) {
        return WORDS.format(comment).strip();
    }
}
