package org.trainyard.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.kernel.Elementary;

/**
 * One number that goes into a network, made from a row of a table: a column, the product of two, or the sine of one.
 *
 * @param kind what is made
 * @param first number of the column
 * @param second number of the other column of a product, else that of the first
 */
record Feature(Kind kind, int first, int second) {

    private static final Pattern PRODUCT = Pattern.compile("(.+?)\\s*\\*\\s*(.+)");
    private static final Pattern SINE = Pattern.compile("sin\\((.+)\\)");
    private static final Pattern POSITION = Pattern.compile("x([1-9][0-9]{0,6})");

    /** What is made of the columns; the names are part of the checkpoint format. */
    enum Kind {
        COLUMN, PRODUCT, SINE
    }

    /** The value for the row that starts at {@code from}. */
    float of(float[] rows, int from) {
        return switch (kind) {
            case COLUMN -> rows[from + first];
            case PRODUCT -> rows[from + first] * rows[from + second];
            case SINE -> Elementary.sin(rows[from + first]);
        };
    }

    /** All features, in order; all columns where none are named. */
    static List<Feature> all(@Nullable List<String> texts, List<String> columns) {
        var features = new ArrayList<Feature>();
        int count = texts == null ? columns.size() : texts.size();
        for (int i = 0; i < count; i++) {
            var feature = texts == null ? new Feature(Kind.COLUMN, i, i) : parse(texts.get(i), columns);
            if (feature == null) {
                throw unknown("/preprocessing/features/" + i, columns).exception();
            }
            features.add(feature);
        }
        return features;
    }

    static List<Refusal> refusals(Preprocessing preprocessing, DataTable table) {
        var refusals = new ArrayList<Refusal>();
        var texts = preprocessing.features() == null ? List.<String>of() : preprocessing.features();
        for (int i = 0; i < texts.size(); i++) {
            if (parse(texts.get(i), table.inputNames()) == null) {
                refusals.add(unknown("/features/" + i, table.inputNames()));
            }
        }
        if (preprocessing.targetScaling() != Preprocessing.TargetScaling.NONE
                && table.task() == Task.CLASSIFICATION) {
            refusals.add(Refusal.of("/targetScaling", "is for regression: the targets here are classes"));
        }
        return refusals;
    }

    private static @Nullable Feature parse(String text, List<String> columns) {
        int column = column(text, columns);
        if (column >= 0) {
            return new Feature(Kind.COLUMN, column, column);
        }
        var product = PRODUCT.matcher(text);
        if (product.matches()) {
            int first = column(product.group(1), columns);
            int second = column(product.group(2), columns);
            return first < 0 || second < 0 ? null : new Feature(Kind.PRODUCT, first, second);
        }
        var sine = SINE.matcher(text);
        int argument = sine.matches() ? column(sine.group(1), columns) : -1;
        return argument < 0 ? null : new Feature(Kind.SINE, argument, argument);
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

    private static Refusal unknown(String pointer, List<String> columns) {
        var names = columns.size() > 8 ? String.join(", ", columns.subList(0, 8)) + " …" : String.join(", ", columns);
        return Refusal.of(pointer, "must be a column (%s; x1 … x%d by position), a product such as x1*x2 or a sine such"
                .formatted(names, columns.size()) + " as sin(x1)");
    }
}
