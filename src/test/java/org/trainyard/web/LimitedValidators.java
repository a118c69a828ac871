package org.trainyard.web;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorFactory;

import org.trainyard.web.json.LimitedValidator;

/** Hands the limits to the validators that want them, as the service's container does. */
record LimitedValidators(Limits limits, ConstraintValidatorFactory others) implements ConstraintValidatorFactory {

    @Override
    public <T extends ConstraintValidator<?, ?>> T getInstance(Class<T> type) {
        return type == LimitedValidator.class
                ? type.cast(new LimitedValidator(limits))
                : others.getInstance(type);
    }

    @Override
    public void releaseInstance(ConstraintValidator<?, ?> instance) {}
}
