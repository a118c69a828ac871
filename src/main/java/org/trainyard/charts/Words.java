package org.trainyard.charts;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The words of descriptions, for those who hear a picture. */
final class Words {

    private static final int MOST_NAMED = 20;

    private Words() {}

    /** "1 point", "2 points". */
    static String count(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** "3 series: setosa (50), versicolor (50), virginica (50)". */
    static String list(List<String> names, List<Long> counts, String things) {
        var named = IntStream.range(0, Math.min(names.size(), MOST_NAMED))
                .filter(i -> !names.get(i).isBlank())
                .mapToObj(i -> names.get(i) + " (" + counts.get(i) + ")").collect(Collectors.joining(", "));
        return names.size() + " " + things + (named.isEmpty() ? "" : ": " + named)
                + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
    }

    /** "petal length from 1 to 6.9". */
    static String range(String title, String otherwise, DoubleSummaryStatistics values) {
        String name = title.isBlank() ? otherwise : title;
        return values.getCount() == 0
                ? name
                : name + " from " + number(values.getMin()) + " to " + number(values.getMax());
    }

    /** As short as a float is told from its neighbours. */
    static String number(double value) {
        float near = (float) value;
        String text = Float.isFinite(near) ? Float.toString(near) : Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
