package org.trainyard.insights.curves;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.trainyard.charts.Chart;
import org.trainyard.charts.LineChart;
import org.trainyard.charts.LineChart.Mark;
import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.charts.Panels;
import org.trainyard.runs.EpochRow;
import org.trainyard.runs.RateChange;
import org.trainyard.runs.RunView;

/**
 * The learning curves of one run.
 *
 * @param title what the run is
 * @param rows recorded epochs, thinned where there are many
 * @param changes epochs in which the learning rate changed; more than {@value #MOST_CHANGES} are not marked, for then it
 *     is a curve of its own
 */
record RunPlot(String title, RunView run, List<EpochRow> rows, List<RateChange> changes) {

    static final int MOST_CHANGES = 12;

    /** Panels from above to below; marks are labelled above the first. */
    Chart chart(List<CurveMetric> metrics) {
        var marks = marks();
        var silent = marks.stream().map(mark -> new Mark(mark.x(), "")).toList();
        var panels = new ArrayList<LineChart>();
        for (var metric : metrics) {
            var series = metric.series(rows);
            var values = series.stream().flatMapToDouble(line -> Arrays.stream(line.y())).filter(Double::isFinite)
                    .toArray();
            panels.add(new LineChart("", epochs(), metric.ruler(values), series,
                    series.isEmpty() ? List.of() : panels.isEmpty() ? marks : silent, nothing(metric)));
        }
        return new Panels(title + ": " + RunWords.state(run), panels);
    }

    /** As far as there are epochs; before there are any, as far as there will be. */
    private Ruler epochs() {
        return rows.isEmpty()
                ? Ruler.whole("epoch", 0.0, (double) Math.max(1, run.progress().epochs()))
                : Ruler.whole("epoch", 0.0);
    }

    private String nothing(CurveMetric metric) {
        if (rows.isEmpty()) {
            return "No epochs yet: the run is " + run.state().label();
        }
        return "No " + metric.title() + " was measured";
    }

    private List<Mark> marks() {
        var marks = new ArrayList<Mark>();
        if (changes.size() <= MOST_CHANGES) {
            // Where the epoch begins: there its step stands too.
            changes.forEach(change -> marks.add(new Mark(change.epoch() - 1, "rate " + number(change.rate()))));
        }
        var best = best();
        if (best != null && rows.size() > 1) {
            marks.add(new Mark(best, "best epoch " + best));
        }
        var diverged = run.diverged();
        if (diverged != null) {
            marks.add(new Mark(diverged.epoch(), "diverged in layer " + diverged.layer()));
        }
        return marks;
    }

    /** As the run says, or, while it trains, as far as it is known. */
    private @Nullable Integer best() {
        var metrics = run.metrics();
        return metrics != null && metrics.bestEpoch() != null
                ? metrics.bestEpoch()
                : lowest(EpochRow::validationLoss).or(() -> lowest(EpochRow::trainLoss)).orElse(null);
    }

    private Optional<Integer> lowest(Function<EpochRow, @Nullable Double> loss) {
        return rows.stream().filter(row -> loss.apply(row) != null)
                .min(Comparator.comparingDouble(row -> CurveMetric.orNaN(loss.apply(row)))).map(EpochRow::epoch);
    }

    /** Three digits, as people write them. */
    private static String number(double value) {
        var text = String.format(Locale.ROOT, "%.3g", value);
        return text.contains("e") || !text.contains(".") ? text : text.replaceAll("\\.?0+$", "");
    }
}
