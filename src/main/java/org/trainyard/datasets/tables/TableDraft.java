package org.trainyard.datasets.tables;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * A table while it is being read, cell by cell, from whatever format; keeps a profile, never the rows in memory. Faults
 * are collected, and the reader goes on until there are enough of them.
 */
public final class TableDraft implements AutoCloseable {

    /** What stands in files where a value is missing. */
    private static final Set<String> NOTHING = Set.of("", "?", "na", "n/a", "null");
    private static final String NOT_FINITE = "must be a finite number of at most ±3.4e38, was ";

    private final Columns columns;
    private final TableRequest request;
    private final Limits limits;
    private final TableFaults faults;
    private final Spool spool = new Spool();
    private final ByteBuffer row;
    /** Where a column's cell stands in a row of the spool: features first. */
    private final int[] slots;
    private final ColumnDraft[] drafts;
    private final List<FeatureDraft> features = new ArrayList<>();
    private final List<TargetDraft> targets = new ArrayList<>();
    /** The cells of the present row: a number, or with NaN in its place a text, or with null in its place nothing. */
    private final double[] numbers;
    private final @Nullable String[] texts;
    private final int[] missing;
    private final @Nullable String[] firstMissing;
    private int rows;
    private int dropped;
    private boolean handedOver;

    public TableDraft(Columns columns, TableRequest request, Limits limits, TableFaults faults) {
        this.columns = columns;
        this.request = request;
        this.limits = limits;
        this.faults = faults;
        int size = columns.size();
        row = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        slots = new int[size];
        drafts = new ColumnDraft[size];
        numbers = new double[size];
        texts = new String[size];
        missing = new int[size];
        firstMissing = new String[size];
        int slot = 0;
        for (int column : columns.features()) {
            var draft = new FeatureDraft(columns.names().get(column), request, size, limits.classes(),
                    limits.nameLength());
            features.add(draft);
            drafts[column] = draft;
            slots[column] = slot++;
        }
        for (int column : columns.targets()) {
            var draft = new TargetDraft(columns.names().get(column), request, limits.classes(), limits.nameLength());
            targets.add(draft);
            drafts[column] = draft;
            slots[column] = slot++;
        }
        beginRow();
    }

    private void beginRow() {
        Arrays.fill(numbers, Double.NaN);
        Arrays.fill(texts, null);
    }

    /** A cell that holds a number; NaN is one without a value. */
    public void number(int column, double given, Place place) {
        if (Double.isNaN(given) && request.missing() != MissingValues.REFUSE) {
            missing(column, place);
            return;
        }
        // Zero has one representation, or the same table could have two hashes.
        double value = given + 0.0;
        if (!Float.isFinite((float) value)) {
            faults.add(ProblemType.NOT_FINITE, place.pointer(column), place.words(column) + NOT_FINITE + given);
            return;
        }
        var fault = drafts[column].fault(value);
        if (fault.isPresent()) {
            refuse(column, place, fault.get());
            return;
        }
        if (drafts[column] instanceof TargetDraft target) {
            target.see(value, place, column);
        }
        numbers[column] = value;
    }

    /** A cell that holds text: a number in writing, true or false, or a name. */
    public void text(int column, String given, Place place) {
        var text = given.strip();
        double number = NumberText.parse(text);
        if (!Double.isNaN(number)) {
            number(column, number, place);
        } else if (NOTHING.contains(text.toLowerCase(Locale.ROOT))) {
            missing(column, place);
        } else if (NumberText.isNotFinite(text)) {
            notFinite(column, text, place);
        } else if (drafts[column] instanceof FeatureDraft
                && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
            number(column, text.toLowerCase(Locale.ROOT).equals("true") ? 1 : 0, place);
        } else {
            drafts[column].fault(text, place, column).ifPresentOrElse(fault -> refuse(column, place, fault),
                    () -> texts[column] = text);
        }
    }

    private void notFinite(int column, String text, Place place) {
        if (text.equalsIgnoreCase("nan") && request.missing() != MissingValues.REFUSE) {
            missing(column, place);
        } else {
            faults.add(ProblemType.NOT_FINITE, place.pointer(column),
                    place.words(column) + "must be a finite number, was " + text);
        }
    }

    private void refuse(int column, Place place, String fault) {
        faults.add(ProblemType.VALIDATION, place.pointer(column), place.words(column) + fault);
    }

    /** A cell without a value. */
    public void missing(int column, Place place) {
        if (missing[column]++ == 0) {
            firstMissing[column] = place.words(column);
        }
    }

    /** Ends a row. A column that had no cell has no value in it. */
    public void endRow() {
        rows++;
        if ((long) rows * columns.size() > limits.cells()) {
            throw new Problem(ProblemType.LIMIT_EXCEEDED, "A dataset has at most " + limits.cells()
                    + " cells; this one has more: " + columns.size() + " columns and over " + (rows - 1) + " rows.");
        }
        if (faults.isEmpty()) {
            keepRow();
        }
        beginRow();
    }

    private void keepRow() {
        if (request.missing() == MissingValues.DROP && lacksSomething()) {
            dropped++;
            return;
        }
        for (int column = 0; column < drafts.length; column++) {
            row.putInt(slots[column] * Float.BYTES, bits(column));
        }
        spool.write(row.array());
    }

    private int bits(int column) {
        var draft = drafts[column];
        if (!Double.isNaN(numbers[column])) {
            return draft.keep(numbers[column]);
        }
        var text = texts[column];
        if (text != null) {
            return draft.keep(text);
        }
        switch (draft) {
            case FeatureDraft feature -> feature.keepMissing();
            case TargetDraft target -> target.missing();
        }
        return Labels.MISSING_BITS;
    }

    private boolean lacksSomething() {
        for (int column = 0; column < drafts.length; column++) {
            if (Double.isNaN(numbers[column]) && texts[column] == null) {
                return true;
            }
        }
        return false;
    }

    /**
     * The table, or its faults.
     *
     * @param rowsPointer where the rows as a whole stand
     */
    public Optional<Table> finish(String rowsPointer) {
        if (rows == dropped && faults.isEmpty()) {
            faults.add(ProblemType.VALIDATION, rowsPointer, rows == 0
                    ? "must hold at least one row"
                    : "holds no row in which every column has a value; nothing is left after missing=drop");
        }
        refuseMissing(rowsPointer);
        if (faults.isEmpty()) {
            features.forEach(feature -> feature.fault().ifPresent(fault -> faults.add(ProblemType.VALIDATION,
                    rowsPointer, "column " + feature.quoted() + " " + fault)));
        }
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        var settled = new TargetRule(targets, limits, faults).task(request.task());
        if (settled.isEmpty()) {
            return Optional.empty();
        }
        targets.forEach(target -> target.settle(settled.get()));
        var kept = new ArrayList<ColumnDraft.Kept>();
        features.forEach(feature -> kept.add(feature.kept()));
        targets.forEach(target -> kept.add(target.kept()));
        var table = Table.of(settled.get(), rows - dropped, dropped, kept, features.size(), spool);
        handedOver = true;
        return Optional.of(table);
    }

    private void refuseMissing(String rowsPointer) {
        for (int column = 0; column < columns.size(); column++) {
            var isFilled = request.missing() == MissingValues.DROP
                    || (request.missing().areFilled() && drafts[column] instanceof FeatureDraft);
            if (missing[column] > 0 && !isFilled) {
                faults.add(ProblemType.VALIDATION, rowsPointer,
                        "column \"%s\": %d %s no value%s; %s"
                                .formatted(columns.names().get(column), missing[column],
                                        missing[column] == 1 ? "cell has" : "cells have",
                                        firstMissing[column] == null || firstMissing[column].isEmpty()
                                                ? ""
                                                : ", the first at " + firstMissing[column].replace(": ", ""),
                                        request.missing().areFilled()
                                                ? "a target is not made up, so leave such rows out with missing=drop"
                                                : "fill them, leave these rows out, or say what to do with "
                                                        + "missing=drop, mean or most-frequent"));
            }
        }
    }

    /** Lets go of what was read, unless it became a table. */
    @Override
    public void close() {
        if (!handedOver) {
            spool.close();
        }
    }
}
