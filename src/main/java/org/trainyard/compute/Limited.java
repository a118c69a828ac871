package org.trainyard.compute;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/** A whole number from {@link #min} to a limit of this deployment, named as in {@code GET /api/v1/limits}. */
@Documented
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
public @interface Limited {

    /** Smallest legal value, by mathematics rather than by deployment. */
    long min() default 1;

    /** Name of the limit that caps the value. */
    String by();

    String message() default "must be between {min} and {max}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
