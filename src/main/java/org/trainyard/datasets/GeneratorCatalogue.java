package org.trainyard.datasets;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.therapi.runtimejavadoc.CommentFormatter;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import org.trainyard.datasets.generators.Generator;
import org.trainyard.web.SettingSchemas;
import org.trainyard.web.StrictJson;

/** Every generator described from its record alone: words from its Javadoc, ranges and defaults from its components. */
@Component
class GeneratorCatalogue {

    private static final CommentFormatter WORDS = new CommentFormatter();

    private final SettingSchemas schemas;
    private final StrictJson json;

    GeneratorCatalogue(SettingSchemas schemas, StrictJson json) {
        this.schemas = schemas;
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
        return Arrays.stream(Generator.class.getPermittedSubclasses()).map(this::withDefaults)
                .filter(each -> json.tree(each).get("kind").stringValue().equals(kind)).findFirst();
    }

    private Entry entry(Class<?> type) {
        var generator = withDefaults(type);
        var example = json.tree(generator);
        var name = example.get("kind").stringValue();
        var words = WORDS.format(RuntimeJavadoc.getJavadoc(type).getComment()).strip();
        return new Entry(name, words.lines().findFirst().orElse(""), generator.task().label(), schemas.of(type),
                example,
                GeneratorController.PATH + "/" + name + "/thumbnail");
    }

    /** Leaving out every parameter is how a client asks for the defaults, so this is what makes them here too. */
    private Generator withDefaults(Class<?> type) {
        return (Generator) schemas.withDefaults(type);
    }
}
