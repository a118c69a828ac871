package org.trainyard.datasets.tables;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Task;
import org.trainyard.web.Said;

/** A target column: classes or values, which only the last cell decides. */
final class TargetDraft implements ColumnDraft {

    private final String name;
    private final boolean isSaidToBeCategorical;
    private final int longest;
    private final Statistics statistics = new Statistics();
    private final Labels labels;
    private @Nullable Task task;
    private @Nullable String firstText;
    private @Nullable String firstFraction;
    private int missing;

    /**
     * @param most classes that there may be
     * @param longest characters of a class's name
     */
    TargetDraft(String name, TableRequest request, int most, int longest) {
        this.name = name;
        this.isSaidToBeCategorical = request.categorical().contains(name);
        this.longest = longest;
        this.labels = new Labels(most);
    }

    String name() {
        return name;
    }

    Labels labels() {
        return labels;
    }

    /** Where the first text stands, with the text. */
    @Nullable
    String firstText() {
        return firstText;
    }

    /** Where the first number stands that is not whole, with the number. */
    @Nullable
    String firstFraction() {
        return firstFraction;
    }

    boolean isSaidToBeCategorical() {
        return isSaidToBeCategorical;
    }

    void settle(Task settled) {
        task = settled;
    }

    /** Counts a row that has no target; such a row is never filled. */
    void missing() {
        missing++;
    }

    @Override
    public Optional<String> fault(double number) {
        return Optional.empty();
    }

    /** Remembers where a number stands that cannot be a class. */
    void see(double number, Place place, int column) {
        if (firstFraction == null && number != StrictMath.rint(number)) {
            firstFraction = place.words(column) + number;
        }
    }

    @Override
    public Optional<String> fault(String text, Place place, int column) {
        var fault = PlainText.fault(text, longest);
        if (fault.isPresent()) {
            return Optional.of("the class " + Said.of(text) + " " + fault.get());
        }
        if (firstText == null) {
            if (!isSaidToBeCategorical && Dates.isDate(text)) {
                return Optional.of("is a date, " + Said.of(text) + Dates.ADVICE);
            }
            firstText = place.words(column) + Said.of(text);
        }
        return Optional.empty();
    }

    @Override
    public int keep(double number) {
        statistics.add((float) number);
        return labels.bits(number);
    }

    @Override
    public int keep(String text) {
        return labels.bits(text);
    }

    @Override
    public Kept kept() {
        return task == Task.CLASSIFICATION
                ? new Kept(new ColumnProfile(new Column(name, ColumnType.CATEGORICAL, labels.names()), missing,
                        labels.counts(), null, List.of(), null), labels.asPlaces(), 0)
                : new Kept(new ColumnProfile(new Column(name, ColumnType.NUMERIC, List.of()), missing, List.of(),
                        statistics.figures(), List.of(), null), labels.asValues(), 0);
    }
}
