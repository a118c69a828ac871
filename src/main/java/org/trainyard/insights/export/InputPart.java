package org.trainyard.insights.export;

import java.util.ArrayList;
import java.util.List;

import org.trainyard.compute.Feature;

/** Numbers that go into a network side by side and are made in the same way: a list of these is shorter than one of features. */
sealed interface InputPart {

    /**
     * Columns as they are.
     *
     * @param first number of the first column
     * @param count how many, one after the other
     */
    record Columns(int first, int count) implements InputPart {}

    /**
     * A column of names: one number for each name, 1 for that of the row and 0 for the others.
     *
     * @param column its number
     * @param count how many names there are
     */
    record OneHot(int column, int count) implements InputPart {}

    /** The product of two columns. */
    record Product(int first, int second) implements InputPart {}

    /** The sine of a column. */
    record Sine(int column) implements InputPart {}

    /** The same numbers as these features, in the same order. */
    static List<InputPart> of(List<Feature> features) {
        var parts = new ArrayList<InputPart>();
        for (var feature : features) {
            var last = parts.isEmpty() ? null : parts.getLast();
            var part = of(feature);
            if (last instanceof Columns before && part instanceof Columns next
                    && before.first() + before.count() == next.first()) {
                parts.set(parts.size() - 1, new Columns(before.first(), before.count() + 1));
            } else if (feature.kind() == Feature.Kind.CATEGORY && feature.second() > 0) {
                // the names of a column follow each other, from the first on
                parts.set(parts.size() - 1, new OneHot(feature.first(), feature.second() + 1));
            } else {
                parts.add(part);
            }
        }
        return parts;
    }

    private static InputPart of(Feature feature) {
        return switch (feature.kind()) {
            case COLUMN -> new Columns(feature.first(), 1);
            case CATEGORY -> new OneHot(feature.first(), 1);
            case PRODUCT -> new Product(feature.first(), feature.second());
            case SINE -> new Sine(feature.first());
        };
    }
}
