package org.trainyard.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.trainyard.charts.Chart;
import org.trainyard.charts.LineChart;
import org.trainyard.charts.LineChart.Band;
import org.trainyard.charts.LineChart.Look;
import org.trainyard.charts.LineChart.Mark;
import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.charts.LineChart.Series;
import org.trainyard.experiments.Results.Row;
import org.trainyard.web.Parameters;
import org.trainyard.web.Spelling;

/**
 * How a metric depends on a setting: its mean over the runs of each combination, in a band from the least to the greatest.
 * Settings that the horizontal axis does not tell have a line for each of their values.
 */
final class ResultsChart {

    private static final List<String> WORDS = List.of(Across.PARAMETERS, Across.SETTINGS);
    /** Metrics that are looked at first, where none is named. */
    private static final List<String> USUAL = List.of("testLoss", "validationLoss", "trainLoss");
    /** Largest over smallest value from which equal ratios show more than equal differences. */
    private static final double MANY_TIMES = 20;
    /** Of the distance between two names, what their points take, and what two of them are apart at most. */
    private static final double ROOM = 0.7;
    private static final double WIDEST_STEP = 0.15;

    private final Results results;
    private final Pointers pointers;

    ResultsChart(Results results) {
        this.results = results;
        this.pointers = new Pointers(results.settings());
    }

    /**
     * The chart.
     *
     * @param x {@code parameters}, {@code settings}, or a setting that varies, by its pointer or last steps; null for the
     *        first one that all combinations set
     * @param y a metric's name; null for the loss that says most
     * @throws org.trainyard.web.Problem {@code invalid-parameter}
     */
    Chart of(@Nullable String x, @Nullable String y) {
        var metric = metric(y);
        var across = Across.of(across(x), pointers, results.combinations());
        var measured = results.combinations().stream().filter(row -> row.metrics().containsKey(metric)).toList();
        var series = lines(across, measured).entrySet().stream()
                .map(line -> series(line.getKey(), line.getValue(), across, metric)).toList();
        if (across.hasNames()) {
            series = beside(series);
        }
        return new LineChart(results.name() == null ? "experiment" : results.name(), across.ruler(),
                ruler(metric, series), series, marks(across));
    }

    private String metric(@Nullable String said) {
        if (said == null) {
            return USUAL.stream()
                    .filter(metric -> results.combinations().stream()
                            .anyMatch(row -> row.metrics().containsKey(metric)))
                    .findFirst().orElse(USUAL.getLast());
        }
        if (!Results.METRICS.contains(said)) {
            throw Parameters.refused("y", "must be a metric, one of " + String.join(", ", Results.METRICS)
                    + Spelling.nearest(said, Results.METRICS).map(near -> "; did you mean " + near + "?").orElse(""),
                    said);
        }
        return said;
    }

    private String across(@Nullable String said) {
        if (said == null) {
            return pointers.all().isEmpty()
                    ? Across.PARAMETERS
                    : pointers.all().stream().filter(this::isSetByAll).findFirst().orElse(Across.SETTINGS);
        }
        if (WORDS.contains(said)) {
            return said;
        }
        return pointers.find(said).orElseThrow(() -> Parameters.refused("x", "must be %s".formatted(
                Stream.concat(WORDS.stream(), pointers.all().stream().map(pointers::shortName))
                        .collect(Collectors.joining(" or "))),
                said));
    }

    private boolean isSetByAll(String pointer) {
        return results.combinations().stream().allMatch(row -> row.settings().containsKey(pointer));
    }

    /** Combinations that belong on one line, by the line's name, in the order of the request. */
    private Map<String, List<Row>> lines(Across across, List<Row> measured) {
        var others = pointers.all().stream().filter(pointer -> !across.tells(pointer)).toList();
        var lines = new LinkedHashMap<String, List<Row>>();
        measured.forEach(row -> lines.computeIfAbsent(others.stream()
                .map(pointer -> pointers.shortName(pointer) + " " + Across.label(row.settings().get(pointer)))
                .collect(Collectors.joining(", ")), _ -> new ArrayList<>()).add(row));
        return lines;
    }

    private static Series series(String name, List<Row> line, Across across, String metric) {
        var rows = line.stream().sorted(Comparator.comparingDouble(across::place)).toList();
        var figures = rows.stream().flatMap(row -> Stream.ofNullable(row.metrics().get(metric))).toList();
        var x = rows.stream().mapToDouble(across::place).toArray();
        var means = figures.stream().mapToDouble(Summary::mean).toArray();
        var band = figures.stream().allMatch(figure -> figure.runs() == 1)
                ? null
                : new Band(figures.stream().mapToDouble(Summary::min).toArray(),
                        figures.stream().mapToDouble(Summary::max).toArray());
        return new Series(name, Look.LINE_AND_POINTS, x, means, band);
    }

    /** Between names there is nothing that a line could show; where several have points, those stand beside each other. */
    private static List<Series> beside(List<Series> lines) {
        double step = Math.min(WIDEST_STEP, ROOM / lines.size());
        return IntStream.range(0, lines.size()).mapToObj(i -> {
            var line = lines.get(i);
            double shift = step * (i - (lines.size() - 1) / 2.0);
            return new Series(line.name(), Look.POINTS, Arrays.stream(line.x()).map(x -> x + shift).toArray(), line.y(),
                    line.band());
        }).toList();
    }

    private static Ruler ruler(String metric, List<Series> series) {
        var words = metric.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        var isMean = series.stream().anyMatch(line -> line.band() != null);
        var title = isMean ? words + ": mean, least to greatest" : words;
        return spansMany(series.stream().flatMapToDouble(line -> Arrays.stream(line.y())))
                ? Ruler.logarithmic(title)
                : Ruler.linear(title);
    }

    /** Whether all are above 0, and some many times as large as others. */
    static boolean spansMany(DoubleStream values) {
        var statistics = values.summaryStatistics();
        return statistics.getMin() > 0 && statistics.getMax() / statistics.getMin() >= MANY_TIMES;
    }

    /** Where there are as many parameters as numbers to fit, if that is the same for all combinations. */
    private List<Mark> marks(Across across) {
        var targets = results.combinations().stream().map(Row::targets).distinct().toList();
        var places = results.combinations().stream().mapToDouble(across::place).summaryStatistics();
        if (!across.isParameters() || targets.size() != 1 || targets.getFirst() < places.getMin()
                || targets.getFirst() > places.getMax()) {
            return List.of();
        }
        return List.of(new Mark(targets.getFirst(), "training rows × outputs = %d".formatted(targets.getFirst())));
    }
}
