package org.trainyard.web.json;

import java.io.IOException;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads every {@code @RequestBody} record (or tree) of this service strictly; writes as Jackson does. */
final class JsonBodyConverter extends JacksonJsonHttpMessageConverter {
    private final Binder binder;

    JsonBodyConverter(JsonMapper mapper, Binder binder) {
        super(mapper);
        this.binder = binder;
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
        var raw = type.toClass();
        var ours = raw.getName().startsWith("org.trainyard.") || JsonNode.class.isAssignableFrom(raw);
        return ours && super.canRead(type, mediaType);
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        return binder.body(message.getBody(), type.toClass());
    }
}
