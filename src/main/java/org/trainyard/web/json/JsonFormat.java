package org.trainyard.web.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON of this service: strict in what it reads, finite in what it writes, members in the order of records. */
public final class JsonFormat {
    /** Deeper than anything that the API defines. */
    static final int DEPTH = 32;
    /** Longer than every field name and every column name that is allowed. */
    static final int NAME_LENGTH = 256;

    private JsonFormat() {}

    /** A mapper that converts nothing silently. */
    public static JsonMapper mapper() {
        var constraints = StreamReadConstraints.builder().maxNestingDepth(DEPTH).maxNameLength(NAME_LENGTH).build();
        var factory = JsonFactory.builder().streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        return JsonMapper.builder(factory).annotationIntrospector(new KindNames())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                // A record's components are its fields; questions that it answers, such as isFull(), are not.
                .changeDefaultVisibility(seen -> seen.withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE))
                .addModule(new FiniteNumbers()).build();
    }
}
