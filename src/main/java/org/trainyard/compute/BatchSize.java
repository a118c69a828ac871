package org.trainyard.compute;

import jakarta.validation.constraints.Positive;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Rows per update: a number (1 is stochastic gradient descent), or {@code "full"} for all training rows. */
public record BatchSize(@Positive int rows) {

    /** Stands for {@code "full"}: all training rows, however many there are. */
    public static final BatchSize FULL = new BatchSize(Integer.MAX_VALUE);

    /**
     * Reads a whole number or {@code "full"}.
     *
     * @throws IllegalArgumentException for a value of another type
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static BatchSize of(Object json) {
        return switch (json) {
            case Integer rows -> new BatchSize(rows);
            case Number large when large.doubleValue() > Integer.MAX_VALUE && large.doubleValue() % 1 == 0 ->
                new BatchSize(Integer.MAX_VALUE - 1);
            case String word when word.equals("full") -> FULL;
            default -> throw new IllegalArgumentException("must be a whole number or \"full\", was " + json);
        };
    }

    /** A number, or {@code "full"}. */
    @JsonValue
    public Object json() {
        return isFull() ? "full" : (Object) rows;
    }

    /** Whether it means all training rows. */
    public boolean isFull() {
        return rows == Integer.MAX_VALUE;
    }

    /** The number for that many training rows. */
    public int of(int trainingRows) {
        return isFull() ? trainingRows : rows;
    }
}
