package org.trainyard.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.kernel.Elementary;

/**
 * One number that goes into a network, made from a row of a table: a column, whether a column holds a name, the product
 * of two columns, or the sine of one.
 *
 * @param kind what is made
 * @param first number of the column
 * @param second number of the other column of a product, or of the name; else that of the first
 */
public record Feature(Kind kind, int first, int second) {

    private static final Pattern SINE = Pattern.compile("sin\\((.+)\\)");
    private static final Pattern POSITION = Pattern.compile("x([1-9][0-9]{0,6})");

    /** What is made of the columns; the names are part of the checkpoint format. */
    public enum Kind {
        /** The number of the column. */
        COLUMN,
        /** 1 where the column holds the name with this number, else 0. */
        CATEGORY,
        /** The product of two columns. */
        PRODUCT,
        /** The sine of a column. */
        SINE
    }

    /** The value for the row that starts at {@code from}. */
    float of(float[] rows, int from) {
        return switch (kind) {
            case COLUMN -> rows[from + first];
            case CATEGORY -> rows[from + first] == second ? 1 : 0;
            case PRODUCT -> rows[from + first] * rows[from + second];
            case SINE -> Elementary.sin(rows[from + first]);
        };
    }

    /** All features, in order; all columns where none are named. */
    static List<Feature> all(@Nullable List<String> texts, DataTable table) {
        var features = new ArrayList<Feature>();
        int count = texts == null ? table.inputNames().size() : texts.size();
        for (int i = 0; i < count; i++) {
            int place = i;
            var made = texts == null ? ofColumn(i, table) : parse(texts.get(i), table);
            features.addAll(made.orElseThrow(() -> refusal("/preprocessing/features/" + place,
                    texts == null ? "" : texts.get(place), table).exception()));
        }
        return features;
    }

    static List<Refusal> refusals(Preprocessing preprocessing, DataTable table) {
        var refusals = new ArrayList<Refusal>();
        var texts = preprocessing.features() == null ? List.<String>of() : preprocessing.features();
        for (int i = 0; i < texts.size(); i++) {
            if (parse(texts.get(i), table).isEmpty()) {
                refusals.add(refusal("/features/" + i, texts.get(i), table));
            }
        }
        if (preprocessing.targetScaling() != Preprocessing.TargetScaling.NONE
                && table.task() == Task.CLASSIFICATION) {
            refusals.add(Refusal.of("/targetScaling", "is for regression: the targets here are classes"));
        }
        return refusals;
    }

    /** A column of numbers as it is, one of names as a feature for each name. */
    private static Optional<List<Feature>> ofColumn(int column, DataTable table) {
        int names = table.categories().get(column).size();
        return Optional.of(names == 0
                ? List.of(new Feature(Kind.COLUMN, column, column))
                : IntStream.range(0, names).mapToObj(name -> new Feature(Kind.CATEGORY, column, name)).toList());
    }

    /** Empty for what is no feature of this table. */
    private static Optional<List<Feature>> parse(String text, DataTable table) {
        var columns = table.inputNames();
        int column = column(text, columns);
        if (column >= 0) {
            return ofColumn(column, table);
        }
        int times = text.indexOf('*', 1);
        if (times > 0) {
            return calculated(Kind.PRODUCT, column(text.substring(0, times).stripTrailing(), columns),
                    column(text.substring(times + 1).stripLeading(), columns), table);
        }
        var sine = SINE.matcher(text);
        int argument = sine.matches() ? column(sine.group(1), columns) : -1;
        return calculated(Kind.SINE, argument, argument, table);
    }

    private static Optional<List<Feature>> calculated(Kind kind, int first, int second, DataTable table) {
        boolean areNumbers = first >= 0 && second >= 0 && table.categories().get(first).isEmpty()
                && table.categories().get(second).isEmpty();
        return areNumbers ? Optional.of(List.of(new Feature(kind, first, second))) : Optional.empty();
    }

    private static int column(String name, List<String> columns) {
        int named = columns.indexOf(name);
        var position = POSITION.matcher(name);
        if (named >= 0 || !position.matches()) {
            return named;
        }
        int number = Integer.parseInt(position.group(1));
        return number <= columns.size() ? number - 1 : -1;
    }

    private static Refusal refusal(String pointer, String text, DataTable table) {
        var columns = table.inputNames();
        var named = IntStream.range(0, columns.size()).filter(column -> !table.categories().get(column).isEmpty())
                .mapToObj(columns::get).filter(name -> text.length() > name.length() && text.contains(name))
                .findFirst();
        if (named.isPresent()) {
            return Refusal.of(pointer, "column %s holds names, and names cannot be multiplied; give it by itself"
                    .formatted(named.get()));
        }
        var names = columns.size() > 8 ? String.join(", ", columns.subList(0, 8)) + " …" : String.join(", ", columns);
        return Refusal.of(pointer, "must be a column (%s; x1 … x%d by position), a product such as x1*x2 or a sine such"
                .formatted(names, columns.size()) + " as sin(x1)");
    }
}
