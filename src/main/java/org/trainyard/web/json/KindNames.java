package org.trainyard.web.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** Lets the {@code kind} of a sealed family follow from the names of its records, where no annotation names it. */
final class KindNames extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass type) {
        return Family.isMember(type.getRawType()) ? Family.label(type.getRawType()) : super.findTypeName(config, type);
    }
}
