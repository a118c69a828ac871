package org.trainyard.web.json;

import jakarta.validation.Validator;

import org.hibernate.validator.HibernateValidatorConfiguration;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

import org.trainyard.compute.Limited;
import org.trainyard.web.Limits;

/** Makes the service's JSON the one of {@link JsonFormat}, read by {@link Binder}. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    @Bean
    JsonMapper jsonMapper() {
        return JsonFormat.mapper();
    }

    @Bean
    Binder strictJson(JsonMapper mapper, Validator validator, Limits limits) {
        return new Binder(mapper, validator, limits);
    }

    @Bean
    ServerHttpMessageConvertersCustomizer strictBodies(JsonMapper mapper, Binder binder) {
        return converters -> converters.withJsonConverter(new JsonBodyConverter(mapper, binder));
    }

    @Bean
    ValidationConfigurationCustomizer limitedByDeployment() {
        return configuration -> {
            var hibernate = (HibernateValidatorConfiguration) configuration;
            var mapping = hibernate.createConstraintMapping();
            mapping.constraintDefinition(Limited.class).validatedBy(LimitedValidator.class);
            hibernate.addMapping(mapping);
        };
    }
}
