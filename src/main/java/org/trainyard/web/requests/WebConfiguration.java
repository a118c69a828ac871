package org.trainyard.web.requests;

import java.util.List;
import java.util.Map;

import jakarta.servlet.MultipartConfigElement;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.web.accept.ParameterContentNegotiationStrategy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import org.trainyard.web.Caller;
import org.trainyard.web.Limits;
import org.trainyard.web.PageQuery;
import org.trainyard.web.Prefer;

/** Parameters that every controller may ask for, and representations that every client may. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Limits.class)
class WebConfiguration implements WebMvcConfigurer {
    private final Limits limits;

    WebConfiguration(Limits limits) {
        this.limits = limits;
    }

    /** As long as the upload may be, wherever its length is not told before; small parts stay in memory. */
    @Bean
    static MultipartConfigElement multipart(Limits limits) {
        return new MultipartConfigElement("", -1, limits.uploadBytes(), 64 * 1024);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(Parameter.of(Caller.class, _ -> Caller.current()));
        resolvers.add(Parameter.of(Prefer.class, request -> Prefer.of(request.getHeader("Prefer"))));
        resolvers.add(Parameter.of(PageQuery.class, request -> PageQuery.of(request.getParameter("page"),
                request.getParameter("size"), request.getParameter("sort"), limits)));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new MisspeltParameters());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new LabelConverters());
    }

    /** {@code ?format=} goes before the Accept header, which neither an image's address nor a link can carry. */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        var formats = new ParameterContentNegotiationStrategy(Map.of("json", MediaType.APPLICATION_JSON, "csv",
                MediaType.parseMediaType("text/csv"), "ndjson", MediaType.APPLICATION_NDJSON, "svg",
                MediaType.parseMediaType("image/svg+xml"), "png", MediaType.IMAGE_PNG, "npy",
                MediaType.parseMediaType("application/x-npy"), "parquet",
                MediaType.parseMediaType("application/vnd.apache.parquet"), "safetensors",
                MediaType.parseMediaType("application/x-safetensors")));
        formats.setUseRegisteredExtensionsOnly(true);
        configurer.strategies(List.of(formats, new AcceptedTypes()));
    }
}
