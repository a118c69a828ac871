package org.trainyard.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.experiments.Results.Row;

/**
 * The horizontal axis of an experiment's chart: the values of a setting, numbers where all are numbers and else names in
 * the order of the request; the numbers of parameters; or each combination by all that it sets.
 *
 * @param what pointer of a setting, or one of the words {@link #PARAMETERS} and {@link #SETTINGS}
 * @param title what it shows
 * @param values that have names; none where they are numbers. Null is what a combination leaves as the base has it
 * @param names for people
 * @param all combinations, those without a result too
 */
record Across(String what, String title, List<@Nullable JsonNode> values, List<String> names, List<Row> all) {

    static final String PARAMETERS = "parameters";
    static final String SETTINGS = "settings";

    private static final String AS_BASE = "as in base";

    static Across of(String what, Pointers pointers, List<Row> all) {
        if (what.equals(PARAMETERS)) {
            return new Across(what, what, List.of(), List.of(), all);
        }
        if (what.equals(SETTINGS)) {
            return new Across(what, "", List.of(), all.stream().map(row -> words(row, pointers)).toList(), all);
        }
        var values = new ArrayList<@Nullable JsonNode>();
        all.stream().map(row -> row.settings().get(what)).distinct().forEach(values::add);
        var title = pointers.shortName(what);
        return values.stream().allMatch(value -> value != null && value.isNumber())
                ? new Across(what, title, List.of(), List.of(), all)
                : new Across(what, title, values, values.stream().map(Across::label).toList(), all);
    }

    /** A setting's value as people read it. */
    static String label(@Nullable JsonNode value) {
        return value == null ? AS_BASE : Label.of(value);
    }

    private static String words(Row row, Pointers pointers) {
        return row.settings().isEmpty()
                ? AS_BASE
                : row.settings().entrySet().stream()
                        .map(setting -> pointers.shortName(setting.getKey()) + " " + label(setting.getValue()))
                        .collect(Collectors.joining(", "));
    }

    boolean isParameters() {
        return what.equals(PARAMETERS);
    }

    boolean hasNames() {
        return !names.isEmpty();
    }

    /** Where a combination stands. */
    double place(Row row) {
        if (isParameters()) {
            return row.parameters();
        }
        if (what.equals(SETTINGS)) {
            return all.indexOf(row);
        }
        var value = row.settings().get(what);
        return hasNames() || value == null ? values.indexOf(value) : value.doubleValue();
    }

    /** Whether the place of a combination tells what this setting is. */
    boolean tells(String pointer) {
        return all.stream().collect(Collectors.groupingBy(this::place)).values().stream()
                .allMatch(rows -> rows.stream().map(row -> row.settings().get(pointer)).distinct().count() == 1);
    }

    Ruler ruler() {
        if (hasNames()) {
            return Ruler.named(title, names);
        }
        if (ResultsChart.spansMany(all.stream().mapToDouble(this::place))) {
            return Ruler.logarithmic(title);
        }
        return all.stream().mapToDouble(this::place).allMatch(value -> value == Math.rint(value))
                ? Ruler.whole(title)
                : Ruler.linear(title);
    }
}
