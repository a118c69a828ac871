package org.trainyard.web.json;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Limited;
import org.trainyard.web.Limits;

/** Holds a number, the code points of a text or the entries of a list against a limit of this deployment. */
public final class LimitedValidator implements ConstraintValidator<Limited, Object> {
    private final Limits limits;
    private double min;
    private double max;

    public LimitedValidator(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void initialize(Limited limited) {
        min = limited.min();
        max = limits.named(limited.by());
    }

    @Override
    public boolean isValid(@Nullable Object value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        var size = Was.size(value);
        var measured = size >= 0 ? size : ((Number) value).doubleValue();
        return measured >= min && measured <= max;
    }
}
