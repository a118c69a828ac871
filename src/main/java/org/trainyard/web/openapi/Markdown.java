package org.trainyard.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Turns descriptions into Markdown: from Javadoc they arrive as HTML. */
@Component
class Markdown implements GlobalOpenApiCustomizer {

    @Override
    @SuppressWarnings("unchecked") // Swagger's properties are raw
    public void customise(OpenAPI api) {
        for (Schema<?> schema : api.getComponents().getSchemas().values()) {
            schema.setDescription(of(schema.getDescription()));
            if (schema.getProperties() != null) {
                schema.getProperties().values()
                        .forEach(property -> property.setDescription(of(property.getDescription())));
            }
        }
    }

    static @Nullable String of(@Nullable String html) {
        return html == null
                ? null
                : HtmlUtils.htmlUnescape(html.replaceAll("</?code>", "`").replaceAll("</?(p|ul|b|i|em|strong)>", "")
                        .replaceAll("<li>", "- ").replaceAll("<[^>]*>", "").replaceAll("\\s*\\n\\s*", " ").strip());
    }
}
