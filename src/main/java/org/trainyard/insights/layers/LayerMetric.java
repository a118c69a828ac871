package org.trainyard.insights.layers;

import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.compute.LayerActivity;
import org.trainyard.compute.NetworkSpec;
import org.trainyard.insights.layers.LayersView.State;

/** What of a layer can be drawn over the epochs. Lengths and their ratios span decades, shares do not. */
public enum LayerMetric {

    /** Of the epoch's last update. */
    GRADIENT_NORM("gradientNorm", Ruler.logarithmic("gradient norm"), State::gradientNorm),
    /** Of weights and biases. */
    WEIGHT_NORM("weightNorm", Ruler.linear("weight norm", 0.0), State::weightNorm),
    /** Length of the last step over that of the parameters. */
    UPDATE_RATIO("updateRatio", Ruler.logarithmic("update to weights"), State::updateRatio),
    /** Share of units that cannot learn. */
    DEAD_UNITS("deadUnits", Ruler.linear("share of dead units", 0.0, 1.0), State::deadUnits),
    /** Share of units and rows with nearly no slope. */
    SATURATED("saturated", Ruler.linear("share saturated", 0.0, 1.0), State::saturated);

    private final String label;
    // Never changed; an enum's field cannot say so of its type.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Ruler ruler;
    // Nor is this.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<State, @Nullable Double> of;

    LayerMetric(String label, Ruler ruler, Function<State, @Nullable Double> of) {
        this.label = label;
        this.ruler = ruler;
        this.of = of;
    }

    /** The name in requests: that of the field in {@link State}. */
    @JsonValue
    public String label() {
        return label;
    }

    /** Whether it jumps from one mini-batch to the next, so that over many epochs only its middle can be followed. */
    boolean jumps() {
        return this == GRADIENT_NORM || this == UPDATE_RATIO;
    }

    Ruler ruler() {
        return ruler;
    }

    /** Whether some layer can have values. */
    boolean isMeasuredIn(NetworkSpec network) {
        return (this != DEAD_UNITS && this != SATURATED)
                || network.layers().stream().anyMatch(layer -> LayerActivity.isMeasuredOf(layer.activation()));
    }

    /** NaN where there is none. */
    double of(State state) {
        var value = of.apply(state);
        return value == null ? Double.NaN : value;
    }
}
