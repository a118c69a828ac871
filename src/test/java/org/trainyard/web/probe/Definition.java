package org.trainyard.web.probe;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.trainyard.compute.Limited;

/**
 * A definition.
 *
 * @param name what it is called
 * @param layers of the {@code network}
 */
public record Definition(@NotBlank @Limited(by = "nameLength") String name,
        @NotEmpty @Limited(by = "layers") List<@Valid Layer> layers,
        @Nullable @Min(0) @Max(9007199254740991L) Long seed, @Nullable Batch batch, @Nullable @Valid Step step,
        @Nullable JsonNode free) {

    public Definition {
        layers = layers == null ? List.of() : List.copyOf(layers);
    }

    /** One layer. */
    public record Layer(@NotNull @Limited(by = "units") Integer units, Kind kind,
            @Nullable @PositiveOrZero @DecimalMax(value = "1", inclusive = false) Double dropout,
            float @Nullable [] @Nullable [] weights) {

        public Layer {
            kind = kind == null ? Kind.LINEAR : kind;
        }
    }

    /** A choice without settings. */
    public enum Kind {
        LINEAR, LEAKY_RELU;

        @JsonValue
        public String label() {
            return this == LINEAR ? "linear" : "leaky-relu";
        }
    }

    /** A number or a word. */
    public record Batch(int rows) {

        @JsonCreator
        static Batch of(Object given) {
            return switch (given) {
                case Integer rows -> new Batch(rows);
                case String word when word.equals("full") -> new Batch(-1);
                default -> throw new IllegalArgumentException("must be a number or \"full\"");
            };
        }

        @JsonValue
        Object json() {
            return rows < 0 ? "full" : rows;
        }
    }

    /** A choice with settings. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    public sealed interface Step {

        /** Plain. */
        record Sgd(@Positive @Limited(min = 0, by = "learningRate") Double rate) implements Step {}

        /** Careful. */
        record SlowStart(@PositiveOrZero Integer epochs) implements Step {

            public SlowStart {
                epochs = epochs == null ? 5 : epochs;
            }
        }
    }
}
