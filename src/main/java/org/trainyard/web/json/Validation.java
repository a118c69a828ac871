package org.trainyard.web.json;

import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.annotation.JsonValue;

import org.trainyard.compute.Limited;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.ProblemType;

/** Asks Jakarta Validation about a value that was read, and says its findings in our sentences. */
final class Validation {
    private final Validator validator;
    private final Limits limits;

    Validation(Validator validator, Limits limits) {
        this.validator = validator;
        this.limits = limits;
    }

    /** One fault a place, and none where or around where something is known to be wrong. */
    void check(Object value, String pointer, Faults faults) {
        validator.validate(value).stream().sorted(Comparator.comparing(Validation::order)).forEach(violation -> {
            var place = place(violation, pointer);
            if (!faults.within(place)) {
                add(violation, place, faults);
            }
        });
    }

    /** A record that is one plain value in JSON, such as a batch size, has no members there: it is the place itself. */
    private static String place(ConstraintViolation<?> violation, String pointer) {
        var place = Pointers.of(pointer, violation.getPropertyPath());
        var holder = violation.getLeafBean();
        var isPlainValue = holder != null && Arrays.stream(holder.getClass().getMethods())
                .anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
        return isPlainValue ? place.substring(0, place.lastIndexOf('/')) : place;
    }

    private void add(ConstraintViolation<?> violation, String place, Faults faults) {
        var value = violation.getInvalidValue();
        var constraint = violation.getConstraintDescriptor().getAnnotation();
        if (constraint instanceof Limited limited && above(value, limited)) {
            faults.add(ProblemType.LIMIT_EXCEEDED, place, sentence(violation), Map.of("limit", limit(limited)));
        } else {
            faults.add(ProblemType.VALIDATION, place, sentence(violation));
        }
    }

    private String sentence(ConstraintViolation<?> violation) {
        var value = violation.getInvalidValue();
        var constraint = violation.getConstraintDescriptor().getAnnotation();
        if (value == null) {
            return "is required";
        }
        if (constraint instanceof NotBlank) {
            return "must not be blank";
        }
        if (constraint instanceof NotEmpty) {
            return "must not be empty";
        }
        var range = range(violation, constraint);
        if (range.isOpen()) {
            return violation.getMessage();
        }
        var size = Was.size(value);
        if (size < 0) {
            return "must be " + range.words() + ", was " + Was.of(value);
        }
        return value instanceof CharSequence
                ? "must be %s characters long, was %d".formatted(range.words(), size)
                : "must have %s entries, has %d".formatted(range.words(), size);
    }

    /** All bounds of the component together, so that a client hears of both ends at once. */
    private Range range(ConstraintViolation<?> violation, Annotation constraint) {
        var own = Range.of(new Annotation[]{constraint}, limits);
        var bean = violation.getLeafBean();
        var last = Stream.iterate(violation.getPropertyPath().iterator(), nodes -> nodes.hasNext(), nodes -> nodes)
                .map(nodes -> nodes.next()).reduce((_, node) -> node).orElseThrow();
        if (own.isOpen() || bean == null || last.getKind() != ElementKind.PROPERTY) {
            return own;
        }
        return Range.of(Components.annotations(bean.getClass(), last.getName()), limits);
    }

    private boolean above(Object value, Limited limited) {
        var size = Was.size(value);
        var measured = size >= 0 ? size : value instanceof Number number ? number.doubleValue() : 0;
        return measured > limits.named(limited.by());
    }

    /** As a whole number where it is one: {@code "limit": 10000000}. */
    private Number limit(Limited limited) {
        var limit = BigDecimal.valueOf(limits.named(limited.by())).stripTrailingZeros();
        return limit.scale() <= 0 ? limit.longValueExact() : limit;
    }

    /** By place; where one value breaks several rules, being there comes before being right. */
    private static String order(ConstraintViolation<?> violation) {
        var constraint = violation.getConstraintDescriptor().getAnnotation();
        var rank = constraint instanceof NotNull || constraint instanceof NotBlank || constraint instanceof NotEmpty
                ? 0
                : constraint instanceof Limited ? 2 : 1;
        return violation.getPropertyPath() + " " + rank + constraint.annotationType().getSimpleName();
    }
}
