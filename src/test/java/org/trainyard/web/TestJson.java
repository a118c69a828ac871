package org.trainyard.web;

import jakarta.validation.Validation;

import org.hibernate.validator.HibernateValidator;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;

import org.trainyard.compute.Limited;
import org.trainyard.web.json.JsonFormat;
import org.trainyard.web.json.LimitedValidator;

/** The service's JSON and default limits for tests that need no service. */
public final class TestJson {

    private TestJson() {}

    /** The limits where nothing is configured. */
    public static Limits limits() {
        return Binder.get(new StandardEnvironment()).bindOrCreate("nothing.is.configured", Limits.class);
    }

    /** JSON as the service reads it. */
    public static StrictJson strictJson() {
        return binder();
    }

    /** The same, for tests of the reading of whole bodies. */
    public static org.trainyard.web.json.Binder binder() {
        var limits = limits();
        var configuration = Validation.byProvider(HibernateValidator.class).configure();
        var mapping = configuration.createConstraintMapping();
        mapping.constraintDefinition(Limited.class).validatedBy(LimitedValidator.class);
        var factory = configuration.addMapping(mapping)
                .constraintValidatorFactory(
                        new LimitedValidators(limits, configuration.getDefaultConstraintValidatorFactory()))
                .buildValidatorFactory();
        return new org.trainyard.web.json.Binder(JsonFormat.mapper(), factory.getValidator(), limits);
    }
}
