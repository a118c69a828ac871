package org.trainyard.web.json;

import java.lang.annotation.Annotation;
import java.math.BigDecimal;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Limited;
import org.trainyard.web.Limits;

/** The interval that the annotations of one component allow together. */
public record Range(@Nullable Bound from, @Nullable Bound to) {

    /** One end of the interval. */
    public record Bound(BigDecimal value, boolean inclusive) {

        private static Bound inclusive(long value) {
            return new Bound(BigDecimal.valueOf(value), true);
        }

        @Override
        public String toString() {
            return Was.number(value);
        }
    }

    /** The interval that these annotations describe; both ends are null where none of them speaks of one. */
    public static Range of(Annotation[] annotations, Limits limits) {
        @Nullable
        Bound from = null;
        @Nullable
        Bound to = null;
        for (var annotation : annotations) {
            var part = part(annotation, limits);
            from = inner(from, part.from, true);
            to = inner(to, part.to, false);
        }
        return new Range(from, to);
    }

    /** {@code between 1 and 8192}, {@code greater than 0 and at most 1000}; empty where everything is allowed. */
    public String words() {
        if (from != null && to != null && from.inclusive && to.inclusive) {
            return "between " + from + " and " + to;
        }
        var lower = from == null ? "" : (from.inclusive ? "at least " : "greater than ") + from;
        var upper = to == null ? "" : (to.inclusive ? "at most " : "less than ") + to;
        return lower.isEmpty() || upper.isEmpty() ? lower + upper : lower + " and " + upper;
    }

    static Range between(long from, long to) {
        return new Range(Bound.inclusive(from), Bound.inclusive(to));
    }

    /** The same with the ends of another interval where it has none. */
    Range orElse(Range other) {
        return new Range(from == null ? other.from : from, to == null ? other.to : to);
    }

    /** Whether neither end is known. */
    public boolean isOpen() {
        return from == null && to == null;
    }

    private static Range part(Annotation annotation, Limits limits) {
        return switch (annotation) {
            case Min min -> new Range(Bound.inclusive(min.value()), null);
            case Max max -> new Range(null, Bound.inclusive(max.value()));
            case Positive _ -> new Range(new Bound(BigDecimal.ZERO, false), null);
            case PositiveOrZero _ -> new Range(Bound.inclusive(0), null);
            case Negative _ -> new Range(null, new Bound(BigDecimal.ZERO, false));
            case NegativeOrZero _ -> new Range(null, Bound.inclusive(0));
            case DecimalMin min -> new Range(new Bound(new BigDecimal(min.value()), min.inclusive()), null);
            case DecimalMax max -> new Range(null, new Bound(new BigDecimal(max.value()), max.inclusive()));
            case Size size -> new Range(Bound.inclusive(size.min()),
                    size.max() == Integer.MAX_VALUE ? null : Bound.inclusive(size.max()));
            case Limited limited -> new Range(Bound.inclusive(limited.min()),
                    new Bound(BigDecimal.valueOf(limits.named(limited.by())), true));
            default -> new Range(null, null);
        };
    }

    /** The stricter of two ends: of lower ones the larger, of upper ones the smaller. */
    private static @Nullable Bound inner(@Nullable Bound a, @Nullable Bound b, boolean lower) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        var order = a.value.compareTo(b.value);
        if (order == 0) {
            return a.inclusive ? b : a;
        }
        return order > 0 == lower ? a : b;
    }
}
