package org.trainyard.insights.curves;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import org.trainyard.charts.Chart;
import org.trainyard.charts.LineChart;
import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.charts.LineChart.Series;
import org.trainyard.insights.curves.Comparison.Compared;
import org.trainyard.runs.EpochRow;
import org.trainyard.runs.RunDefinition;

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

        /** Whether there can be values of it. */
        boolean isMeasuredIn(RunDefinition run) {
            boolean ofValidation = this == VALIDATION_LOSS || this == VALIDATION_ACCURACY;
            return metric.isMeasuredIn(run)
                    && (!ofValidation || run.split().sizes(run.dataset().rows()).validation() > 0);
        }

        private boolean isIn(Compared run) {
            return run.epochs().stream().anyMatch(row -> of.apply(row) != null);
        }
    }

    /** Of the largest value that is drawn in any case: what lies farther off has left for infinity. */
    private static final double FAR = 100;

    private static String name(Compared run) {
        return run.epochs().isEmpty()
                ? run.label() + " (no epochs yet)"
                : run.diverged() == null ? run.label() : run.label() + " (diverged)";
    }

    /** @param asked null for the validation loss, or the training loss where not all runs have epochs with one */
    Chart chart(@Nullable Figure asked) {
        var figure = asked != null
                ? asked
                : comparison.runs().stream().allMatch(Figure.VALIDATION_LOSS::isIn)
                        ? Figure.VALIDATION_LOSS
                        : Figure.TRAIN_LOSS;
        double most = most(figure);
        var series = comparison.runs().stream().map(run -> series(run, figure, most)).toList();
        var values = series.stream().flatMapToDouble(line -> Arrays.stream(line.y()))
                .filter(value -> Double.isFinite(value) && value <= most).toArray();
        var ruler = figure.metric.ruler(values).called(figure.title);
        boolean leaves = series.stream().flatMapToDouble(line -> Arrays.stream(line.y()))
                .anyMatch(value -> value > most);
        var title = comparison.runs().size() + (comparison.runs().size() == 1 ? " run" : " runs")
                + (comparison.sameLoss() || figure.metric != CurveMetric.LOSS
                        ? ""
                        : " (their losses are not comparable)");
        return new LineChart(title, Ruler.whole("epoch", 0.0),
                leaves ? ruler.upTo(most) : ruler, series, List.of(), "No " + figure.title + " yet");
    }

    /**
     * What the picture shows at most: some times the largest value of runs that did not diverge, or with which one began.
     * Where all diverged, there is nothing beside which they would be too large.
     */
    private double most(Figure figure) {
        if (comparison.runs().stream().allMatch(run -> run.diverged() != null)) {
            return Double.POSITIVE_INFINITY;
        }
        var usual = comparison.runs().stream()
                .flatMapToDouble(run -> run.diverged() == null ? values(run, figure) : values(run, figure).limit(1))
                .filter(Double::isFinite).max();
        return usual.isPresent() && usual.getAsDouble() > 0 ? FAR * usual.getAsDouble() : Double.POSITIVE_INFINITY;
    }

    private static DoubleStream values(Compared run, Figure figure) {
        return run.epochs().stream().mapToDouble(row -> CurveMetric.orNaN(figure.of.apply(row)));
    }

    /** Until it leaves the picture. */
    private static Series series(Compared run, Figure figure, double most) {
        double[] all = values(run, figure).toArray();
        int end = IntStream.range(0, all.length).filter(i -> all[i] > most).map(i -> i + 1).findFirst()
                .orElse(all.length);
        return Series.line(name(run), run.epochs().stream().limit(end).mapToDouble(EpochRow::epoch).toArray(),
                Arrays.copyOf(all, end));
    }
}
