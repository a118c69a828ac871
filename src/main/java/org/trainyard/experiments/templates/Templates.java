package org.trainyard.experiments.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;
import org.trainyard.web.Spelling;
import org.trainyard.web.StrictJson;

/**
 * All templates: each is a file in the folder {@code experiments} of the class path, in the order of the files' names. To
 * add one, add a file.
 */
@Component
class Templates {

    private static final String FILES = "classpath:experiments/*.json";

    private final ResourcePatternResolver files;
    private final StrictJson json;
    private final OneHotDigits digits;
    private final Supplier<List<Template>> all = SingletonSupplier.of(this::read);

    Templates(ResourcePatternResolver files, StrictJson json, OneHotDigits digits) {
        this.files = files;
        this.json = json;
        this.digits = digits;
    }

    List<Template> all() {
        return all.get();
    }

    /** @throws Problem {@code not-found} */
    Template find(String name) {
        return all().stream().filter(template -> template.name().equals(name)).findFirst()
                .orElseThrow(() -> {
                    var names = all().stream().map(Template::name).toList();
                    return new Problem(ProblemType.NOT_FOUND, "There is no template %s%s".formatted(Said.of(name),
                            Spelling.nearest(name, names).map("; did you mean %s?"::formatted)
                                    .orElse("; there are " + String.join(", ", names) + ".")));
                });
    }

    private List<Template> read() {
        try {
            return Arrays.stream(files.getResources(FILES))
                    .sorted(Comparator.comparing(file -> Objects.requireNonNull(file.getFilename()))).map(this::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Template read(Resource file) {
        try {
            var template = json.read(file.getContentAsString(StandardCharsets.UTF_8), Template.class);
            return template.with(digits.in(template.request()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
