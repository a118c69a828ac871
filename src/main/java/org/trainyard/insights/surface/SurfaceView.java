package org.trainyard.insights.surface;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a network makes of every place in a plane.
 *
 * @param epoch the epoch whose network it is
 * @param xName what the horizontal axis is: a column, or a principal component of the inputs
 * @param yName what the vertical axis is; left out where there is one input alone
 * @param x places along the horizontal axis
 * @param y places along the vertical axis; a single 0 where there is one input alone
 * @param classes the classes in the order of their numbers; left out for regression
 * @param shows what {@code values} are
 * @param values by y, then x: an activation; for regression the prediction; for two classes on one output unit the output,
 *        which under sigmoid is the probability of the second class; else the number of the predicted class, from 0
 * @param certainty by y, then x, where {@code values} are classes: the share that the largest output has of all, 0 to 1
 * @param units every unit of every layer; only where all were asked for, and then {@code values} is left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SurfaceView(int epoch, String xName, @Nullable String yName, float[] x, float[] y,
        @Nullable List<String> classes, Shows shows, float @Nullable [][] values, float @Nullable [][] certainty,
        @Nullable List<Unit> units) {

    /** What numbers of a surface are. */
    enum Shows {
        ACTIVATION, PREDICTION, OUTPUT, CLASS;

        /** The name in answers. */
        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A unit of the network.
     *
     * @param layer its layer, from 1
     * @param unit its number there, from 1
     * @param values its activation, by y, then x
     */
    record Unit(int layer, int unit, float[][] values) {}
}
