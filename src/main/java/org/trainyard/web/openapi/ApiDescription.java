package org.trainyard.web.openapi;

import java.util.List;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import org.trainyard.web.Caller;
import org.trainyard.web.PageQuery;
import org.trainyard.web.Prefer;

/** Title, server and key. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String KEY = "key";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, PageQuery.class, Prefer.class);
    }

    @Bean
    OpenAPI description(ObjectProvider<BuildProperties> build) {
        var version = build.stream().findFirst().map(BuildProperties::getVersion).orElse("development");
        var info = new Info().title("Trainyard").version(version).description("""
                Trains neural networks, and shows what happens inside. Send a model and a dataset to \
                `POST /api/v1/runs`, watch it learn epoch by epoch, then let it predict.

                Every operation below can be tried as it is: open it, press **Try it out**, then **Execute**. \
                The same request always gives the same weights, to the last bit. \
                Errors are explained in plain words; the `type` of each leads to a page about it.""")
                .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0"));
        var key = new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")
                .description("Needed where the service was started with TRAINYARD_API_KEY");
        return new OpenAPI().info(info).servers(List.of(new Server().url("/").description("This service")))
                .components(new Components().addSecuritySchemes(KEY, key))
                // With a key or without: the same description serves both kinds of deployment.
                .security(List.of(new SecurityRequirement(), new SecurityRequirement().addList(KEY)));
    }

    /** Nested records bear the name of what they are nested in, since more than one family has a member of a name. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE) // Added first, asked last: the converters of this package build on it
    ModelResolver namesOfSchemas(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new NestedNames()).openapi31(true);
    }
}
