package org.trainyard.insights.curves;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import org.trainyard.charts.LineChart.Look;
import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.charts.LineChart.Series;
import org.trainyard.compute.Task;
import org.trainyard.runs.EpochRow;
import org.trainyard.runs.RunDefinition;

/** What can be drawn over the epochs; each is one panel with one or two lines. */
public enum CurveMetric {

    /** Without penalty. */
    LOSS("loss", "loss", new Figure("training", EpochRow::trainLoss),
            new Figure("validation", EpochRow::validationLoss)) {
        @Override
        boolean isMeasuredIn(RunDefinition run) {
            return run.training().loss() != null;
        }
    },
    /** Share of rows whose class is predicted right. */
    ACCURACY("accuracy", "accuracy", new Figure("training", EpochRow::trainAccuracy),
            new Figure("validation", EpochRow::validationAccuracy)) {
        @Override
        Ruler ruler(double[] values) {
            return values.length == 0 ? super.ruler(values) : Ruler.linear(title(), 1.0);
        }

        @Override
        boolean isMeasuredIn(RunDefinition run) {
            return run.dataset().task() == Task.CLASSIFICATION;
        }
    },
    /** Of the last update of each epoch. */
    GRADIENT_NORM("gradientNorm", "gradient norm", new Figure("gradient norm", EpochRow::gradientNorm)) {
        @Override
        Ruler ruler(double[] values) {
            return values.length > 0 && Arrays.stream(values).allMatch(value -> value > 0)
                    ? Ruler.logarithmic(title())
                    : super.ruler(values);
        }

        @Override
        boolean isMeasuredIn(RunDefinition run) {
            return run.training().loss() != null;
        }
    },
    /** α. */
    LEARNING_RATE("learningRate", "learning rate", new Figure("learning rate", EpochRow::learningRate)) {
        // A rate that falls to nearly 0 at its very end, along half a wave, is best seen on a straight axis.
        @Override
        Ruler ruler(double[] values) {
            double small = DoubleStream.of(values).max().orElse(0) / DECADES;
            boolean many = DoubleStream.of(values).filter(value -> value < small).count() * 10 > values.length;
            return many ? super.ruler(values) : Ruler.linear(title(), 0.0);
        }

        // The rate of an epoch holds for the whole epoch.
        @Override
        Look look() {
            return Look.STEPS;
        }
    },
    /** Of large weights. */
    PENALTY("penalty", "penalty", new Figure("penalty", EpochRow::penalty));

    /** From this ratio of the largest to the smallest value on, a straight axis would hide the small ones. */
    private static final double DECADES = 100;

    private final String label;
    private final String title;
    // Never changed; an enum's constructor cannot say so of a list.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Figure> figures;

    CurveMetric(String label, String title, Figure... figures) {
        this.label = label;
        this.title = title;
        this.figures = List.of(figures);
    }

    private record Figure(String name, Function<EpochRow, @Nullable Double> of) {}

    /** The name in requests. */
    @JsonValue
    public String label() {
        return label;
    }

    String title() {
        return title;
    }

    /** Whether there can be values: a regression has no accuracy, and the perceptron's rule no loss. */
    boolean isMeasuredIn(RunDefinition run) {
        return true;
    }

    Look look() {
        return Look.LINE;
    }

    /** The vertical axis for these values: one of equal ratios where they span more than two powers of ten. */
    Ruler ruler(double[] values) {
        if (values.length == 0) {
            return Ruler.linear(title, 0.0, 1.0);
        }
        var range = DoubleStream.of(values).summaryStatistics();
        return range.getMin() > 0 && range.getMax() > DECADES * range.getMin()
                ? Ruler.logarithmic(title)
                : Ruler.linear(title, 0.0);
    }

    /** Its lines; those that no epoch has are left out, and a single one needs no name. */
    List<Series> series(List<EpochRow> rows) {
        var epochs = rows.stream().mapToDouble(EpochRow::epoch).toArray();
        var shown = figures.stream().filter(figure -> rows.stream().anyMatch(row -> figure.of().apply(row) != null))
                .toList();
        return shown.stream().map(figure -> new Series(figures.size() == 1 ? "" : figure.name(), look(), epochs,
                rows.stream().mapToDouble(row -> orNaN(figure.of().apply(row))).toArray(), null)).toList();
    }

    static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
