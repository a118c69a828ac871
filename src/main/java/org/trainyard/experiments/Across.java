package org.trainyard.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.trainyard.charts.LineChart.Ruler;
import org.trainyard.experiments.Results.Row;

/**
 * The horizontal axis of an experiment's chart: numbers where all values are numbers, else names in the order of the
 * request.
 *
 * @param setting pointer of the setting; empty for the numbers of parameters
 * @param title what it shows
 * @param values that have names; none where they are numbers. Null is what a combination leaves as the base has it
 * @param all combinations, those without a result too
 */
record Across(String setting, String title, List<@Nullable JsonNode> values, List<Row> all) {

    /** A combination that leaves a setting as the base has it. */
    private static final String AS_BASE = "as in base";

    static Across of(String setting, Pointers pointers, List<Row> all) {
        if (setting.isEmpty()) {
            return new Across(setting, ResultsChart.PARAMETERS, List.of(), all);
        }
        var values = new ArrayList<@Nullable JsonNode>();
        all.stream().map(row -> row.settings().get(setting)).distinct().forEach(values::add);
        var areNumbers = values.stream().allMatch(value -> value != null && value.isNumber());
        return new Across(setting, pointers.shortName(setting), areNumbers ? List.of() : values, all);
    }

    /** A setting's value as people read it. */
    static String label(@Nullable JsonNode value) {
        return value == null ? AS_BASE : Label.of(value);
    }

    boolean isParameters() {
        return setting.isEmpty();
    }

    boolean hasNames() {
        return !values.isEmpty();
    }

    /** Where a combination stands. */
    double place(Row row) {
        if (isParameters()) {
            return row.parameters();
        }
        var value = row.settings().get(setting);
        return hasNames() || value == null ? values.indexOf(value) : value.doubleValue();
    }

    /** Whether the place of a combination tells what this setting is. */
    boolean tells(String pointer) {
        return all.stream().collect(Collectors.groupingBy(this::place)).values().stream()
                .allMatch(rows -> rows.stream().map(row -> row.settings().get(pointer)).distinct().count() == 1);
    }

    Ruler ruler() {
        if (hasNames()) {
            return Ruler.named(title, values.stream().map(Across::label).toList());
        }
        if (ResultsChart.spansMany(all.stream().mapToDouble(this::place))) {
            return Ruler.logarithmic(title);
        }
        return all.stream().mapToDouble(this::place).allMatch(value -> value == Math.rint(value))
                ? Ruler.whole(title)
                : Ruler.linear(title);
    }
}
