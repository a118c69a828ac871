package org.trainyard.datasets.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.trainyard.web.Said;

/**
 * An input column: numbers, names, or names in an order. Unless the client says so, the first cell with a value decides
 * between the first two.
 */
final class FeatureDraft implements ColumnDraft {

    /** Distinct numbers of all columns of which the most frequent one is looked for: some 100 MB. */
    private static final int COUNTED = 2_000_000;

    private final String name;
    private final List<String> order;
    private final MissingValues policy;
    private final int longest;
    private final int counted;
    private final Statistics statistics = new Statistics();
    private final Labels labels;
    private final int[] orderCounts;
    private final Map<Float, Integer> frequencies = new HashMap<>();
    private @Nullable ColumnType type;
    private String firstPlace = "";
    private int numbers;
    private int missing;

    /**
     * @param columns how many columns the table has
     * @param most names that a column may have
     * @param longest characters of a name
     */
    FeatureDraft(String name, TableRequest request, int columns, int most, int longest) {
        this.name = name;
        this.order = request.ordinal().getOrDefault(name, List.of());
        this.policy = request.missing();
        this.longest = longest;
        this.counted = COUNTED / columns;
        this.labels = new Labels(most);
        this.orderCounts = new int[order.size()];
        if (!order.isEmpty()) {
            type = ColumnType.ORDINAL;
        } else if (request.categorical().contains(name)) {
            type = ColumnType.CATEGORICAL;
        }
    }

    @Override
    public Optional<String> fault(double number) {
        if (type == null) {
            type = ColumnType.NUMERIC;
        }
        return type == ColumnType.ORDINAL ? unordered(Labels.name(number)) : Optional.empty();
    }

    @Override
    public Optional<String> fault(String text, Place place, int column) {
        if (type == ColumnType.NUMERIC) {
            return Optional.of("must be a number as above it, was %s; if the column holds names, say categorical=%s"
                    .formatted(Said.of(text), name));
        }
        if (type == ColumnType.ORDINAL) {
            return unordered(text);
        }
        var fault = PlainText.fault(text, longest);
        if (fault.isPresent()) {
            return Optional.of("the name " + Said.of(text) + " " + fault.get());
        }
        if (type == null) {
            if (Dates.isDate(text)) {
                return Optional.of("is a date, " + Said.of(text) + Dates.ADVICE + ", or say categorical=" + name);
            }
            type = ColumnType.CATEGORICAL;
            firstPlace = place.words(column) + Said.of(text);
        }
        return Optional.empty();
    }

    private Optional<String> unordered(String text) {
        return order.contains(text)
                ? Optional.empty()
                : Optional.of("must be one of %s, was %s".formatted(String.join(" < ", order), Said.of(text)));
    }

    @Override
    public int keep(double number) {
        numbers++;
        if (type != ColumnType.NUMERIC) {
            return type == ColumnType.ORDINAL ? keep(Labels.name(number)) : labels.bits(number);
        }
        // A number too small for float32 may have become a negative zero.
        float cell = (float) number + 0f;
        statistics.add(cell);
        if (policy == MissingValues.MOST_FREQUENT && frequencies.size() <= counted) {
            frequencies.merge(cell, 1, Integer::sum);
        }
        return Float.floatToIntBits(cell);
    }

    @Override
    public int keep(String text) {
        if (type == ColumnType.ORDINAL) {
            int place = order.indexOf(text);
            orderCounts[place]++;
            return Float.floatToIntBits(place);
        }
        return labels.bits(text);
    }

    /** Its name, for a sentence. */
    String quoted() {
        return Said.of(name);
    }

    void keepMissing() {
        missing++;
    }

    /** What is wrong with the column as a whole, as the end of a sentence. */
    Optional<String> fault() {
        if (type == ColumnType.CATEGORICAL && labels.tooMany()) {
            return Optional.of("has too many different names for categories; leave it out%s"
                    .formatted(firstPlace.isEmpty() ? "" : ", or mend it if it should hold numbers: " + firstPlace));
        }
        int texts = labels.counts().stream().mapToInt(Integer::intValue).sum() - numbers;
        if (!firstPlace.isEmpty() && numbers > texts) {
            return Optional.of("holds numbers in most rows, but text in %d: %s; mend these cells, or say categorical=%s"
                    .formatted(texts, firstPlace, name));
        }
        if (type == null || (missing > 0 && policy.areFilled() && values() == 0)) {
            return Optional.of("has no value at all; leave it out");
        }
        return missing > 0 && policy == MissingValues.MOST_FREQUENT && frequencies.size() > counted
                ? Optional.of("has no value that is frequent; fill it with missing=mean")
                : Optional.empty();
    }

    private int values() {
        return type == ColumnType.NUMERIC
                ? numbers
                : labels.distinct() + Arrays.stream(orderCounts).sum();
    }

    @Override
    public Kept kept() {
        return switch (Objects.requireNonNull(type, "a column without a fault has a type")) {
            case NUMERIC -> {
                float fill = missing == 0 ? 0 : policy == MissingValues.MEAN ? (float) statistics.mean() : mode();
                for (int i = 0; i < missing; i++) {
                    statistics.add(fill);
                }
                yield new Kept(new ColumnProfile(new Column(name, ColumnType.NUMERIC, List.of()), missing, List.of(),
                        statistics.figures(), List.of(), null), null, fill);
            }
            case CATEGORICAL -> named(ColumnType.CATEGORICAL, labels.names(), labels.counts(), labels.asPlaces());
            case ORDINAL -> named(ColumnType.ORDINAL, order,
                    Arrays.stream(orderCounts).boxed().toList(), null);
        };
    }

    private Kept named(ColumnType as, List<String> names, List<Integer> counts, float @Nullable [] meanings) {
        int frequent = counts.indexOf(Collections.max(counts));
        var filled = new ArrayList<>(counts);
        filled.set(frequent, counts.get(frequent) + missing);
        return new Kept(new ColumnProfile(new Column(name, as, names), missing, filled, null, List.of(), null),
                meanings, frequent);
    }

    private float mode() {
        return frequencies.entrySet().stream()
                .max(Map.Entry.<Float, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey(
                        Comparator.reverseOrder())))
                .orElseThrow().getKey();
    }
}
