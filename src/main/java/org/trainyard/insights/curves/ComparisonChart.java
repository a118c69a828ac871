package org.trainyard.insights.curves;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import org.trainyard.charts.Chart;
import org.trainyard.charts.LineChart;
import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.charts.LineChart.Series;
import org.trainyard.insights.curves.Comparison.Compared;
import org.trainyard.runs.EpochRow;

/** One figure of several runs over the epochs. */
record ComparisonChart(Comparison comparison) {

    /** What can be compared. */
    public enum Figure {
        /** Without penalty. */
        VALIDATION_LOSS("validationLoss", "validation loss", CurveMetric.LOSS, EpochRow::validationLoss),
        /** Without penalty. */
        TRAIN_LOSS("trainLoss", "training loss", CurveMetric.LOSS, EpochRow::trainLoss),
        /** Share of validation rows whose class is predicted right. */
        VALIDATION_ACCURACY("validationAccuracy", "validation accuracy", CurveMetric.ACCURACY,
                EpochRow::validationAccuracy),
        /** Share of training rows whose class is predicted right. */
        TRAIN_ACCURACY("trainAccuracy", "training accuracy", CurveMetric.ACCURACY, EpochRow::trainAccuracy),
        /** Of the last update of each epoch. */
        GRADIENT_NORM("gradientNorm", "gradient norm", CurveMetric.GRADIENT_NORM, EpochRow::gradientNorm),
        /** α. */
        LEARNING_RATE("learningRate", "learning rate", CurveMetric.LEARNING_RATE, EpochRow::learningRate),
        /** Of large weights. */
        PENALTY("penalty", "penalty", CurveMetric.PENALTY, EpochRow::penalty);

        private final String label;
        private final String title;
        private final CurveMetric metric;
        // A reference to a method, which cannot change.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Function<EpochRow, @Nullable Double> of;

        Figure(String label, String title, CurveMetric metric, Function<EpochRow, @Nullable Double> of) {
            this.label = label;
            this.title = title;
            this.metric = metric;
            this.of = of;
        }

        /** The name in requests. */
        @JsonValue
        public String label() {
            return label;
        }

        private boolean isIn(Compared run) {
            return run.epochs().stream().anyMatch(row -> of.apply(row) != null);
        }
    }

    private static String name(Compared run) {
        return run.epochs().isEmpty() ? run.label() + " (no epochs yet)" : run.label();
    }

    /** @param asked null for the validation loss, or the training loss where not all runs have epochs with one */
    Chart chart(@Nullable Figure asked) {
        var figure = asked != null
                ? asked
                : comparison.runs().stream().allMatch(Figure.VALIDATION_LOSS::isIn)
                        ? Figure.VALIDATION_LOSS
                        : Figure.TRAIN_LOSS;
        var series = comparison.runs().stream()
                .map(run -> Series.line(name(run), run.epochs().stream().mapToDouble(EpochRow::epoch).toArray(),
                        run.epochs().stream().mapToDouble(row -> CurveMetric.orNaN(figure.of.apply(row))).toArray()))
                .toList();
        var values = series.stream().flatMapToDouble(line -> Arrays.stream(line.y())).filter(Double::isFinite)
                .toArray();
        var ruler = figure.metric.ruler(values);
        var title = comparison.runs().size() + (comparison.runs().size() == 1 ? " run" : " runs")
                + (comparison.sameLoss() || figure.metric != CurveMetric.LOSS
                        ? ""
                        : " (their losses are not comparable)");
        return new LineChart(title, Ruler.whole("epoch", 0.0),
                new Ruler(figure.title, ruler.growth(), ruler.including(), ruler.names()), series, List.of(),
                "No " + figure.title + " yet");
    }
}
