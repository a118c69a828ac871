package org.trainyard.datasets;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Task;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;

/**
 * A table while it is being read, cell by cell, from whatever format; keeps a profile, never the rows in memory. Faults
 * are collected, and the reader goes on until there are enough of them.
 */
final class TableDraft implements AutoCloseable {

    private final Columns columns;
    private final Limits limits;
    private final TableFaults faults;
    private final Spool spool = new Spool();
    private final ByteBuffer row;
    /** Where a column's cell stands in a row of the spool: features first. */
    private final int[] slots;
    private final Statistics[] statistics;
    private final Labels[] labels;
    private final @Nullable String[] firstText;
    private final @Nullable String[] firstFraction;
    private final @Nullable String[] firstMissing;
    private final int[] missing;
    private int rows;
    private boolean handedOver;

    TableDraft(Columns columns, Limits limits, TableFaults faults) {
        this.columns = columns;
        this.limits = limits;
        this.faults = faults;
        int size = columns.size();
        row = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        slots = new int[size];
        statistics = new Statistics[size];
        firstText = new String[size];
        firstFraction = new String[size];
        firstMissing = new String[size];
        missing = new int[size];
        labels = new Labels[columns.targets().size()];
        int slot = 0;
        for (int column : columns.features()) {
            slots[column] = slot++;
        }
        for (int column : columns.targets()) {
            labels[slot - columns.features().size()] = new Labels(limits.classes());
            slots[column] = slot++;
        }
        for (int i = 0; i < size; i++) {
            statistics[i] = new Statistics();
        }
    }

    /** A cell that holds a number. */
    void number(int column, double given, Place place) {
        // Zero has one representation, or the same table could have two hashes.
        double value = given + 0.0;
        float cell = (float) value;
        if (!Float.isFinite(cell)) {
            faults.add(ProblemType.NOT_FINITE, place.pointer(column), place.words(column)
                    + "must be a finite number of at most ±3.4e38, was " + given);
            return;
        }
        int slot = slots[column];
        statistics[slot].add(cell);
        if (isTarget(slot)) {
            if (firstFraction[column] == null && value != StrictMath.rint(value)) {
                firstFraction[column] = place.words(column) + value;
            }
            row.putInt(slot * Float.BYTES, labels(slot).bits(value));
        } else {
            row.putFloat(slot * Float.BYTES, cell);
        }
    }

    /** A cell that holds text: a number in writing, true or false, or the name of a class. */
    void text(int column, String given, Place place) {
        var text = given.strip();
        double number = NumberText.parse(text);
        if (!Double.isNaN(number)) {
            number(column, number, place);
        } else if (text.isEmpty()) {
            missing(column, place);
        } else if (NumberText.isNotFinite(text)) {
            faults.add(ProblemType.NOT_FINITE, place.pointer(column), place.words(column)
                    + "must be a finite number, was " + text);
        } else if (isTarget(slots[column])) {
            label(column, text, place);
        } else if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            number(column, text.toLowerCase(Locale.ROOT).equals("true") ? 1 : 0, place);
        } else {
            faults.add(ProblemType.VALIDATION, place.pointer(column),
                    place.words(column) + "must be a number, was " + Said.of(text));
        }
    }

    private void label(int column, String text, Place place) {
        var fault = PlainText.fault(text, limits.nameLength());
        if (fault.isPresent()) {
            faults.add(ProblemType.VALIDATION, place.pointer(column),
                    place.words(column) + "the class " + Said.of(text) + " " + fault.get());
            return;
        }
        if (firstText[column] == null) {
            firstText[column] = place.words(column) + Said.of(text);
        }
        row.putInt(slots[column] * Float.BYTES, labels(slots[column]).bits(text));
    }

    /** A cell without a value. */
    void missing(int column, Place place) {
        if (missing[column]++ == 0) {
            firstMissing[column] = place.words(column);
        }
    }

    /** Ends a row; every column must have had its cell, unless there was a fault. */
    void endRow() {
        rows++;
        if ((long) rows * columns.size() > limits.cells()) {
            throw new Problem(ProblemType.LIMIT_EXCEEDED, "A dataset has at most " + limits.cells()
                    + " cells; this one has more: " + columns.size() + " columns and over " + (rows - 1) + " rows.");
        }
        if (faults.isEmpty()) {
            spool.write(row.array());
        }
    }

    /**
     * The table, or its faults.
     *
     * @param task as the client asked for; null means that the target decides
     * @param rowsPointer where the rows as a whole stand
     */
    Optional<Table> finish(@Nullable Task task, String rowsPointer) {
        if (rows == 0 && faults.isEmpty()) {
            faults.add(ProblemType.VALIDATION, rowsPointer, "must hold at least one row");
        }
        refuseMissing(rowsPointer);
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        var settled = new TargetRule(columns, labels, firstText, firstFraction, limits, faults).task(task);
        if (settled.isEmpty()) {
            return Optional.empty();
        }
        var table = profile(settled.get());
        handedOver = true;
        return Optional.of(table);
    }

    private void refuseMissing(String rowsPointer) {
        for (int column = 0; column < columns.size(); column++) {
            if (missing[column] > 0) {
                faults.add(ProblemType.VALIDATION, rowsPointer,
                        "column \"%s\": %d %s no value%s; fill or leave out these rows"
                                .formatted(columns.names().get(column), missing[column],
                                        missing[column] == 1 ? "cell has" : "cells have",
                                        firstMissing[column] == null || firstMissing[column].isEmpty()
                                                ? ""
                                                : ", the first at " + firstMissing[column].replace(": ", "")));
            }
        }
    }

    private Table profile(Task task) {
        var features = new ArrayList<Dataset.Feature>();
        for (int column : columns.features()) {
            var figures = statistics[slots[column]];
            features.add(new Dataset.Feature(columns.names().get(column), Dataset.NUMERIC, figures.min(), figures.max(),
                    figures.mean(), figures.std(), 0));
        }
        var targets = new ArrayList<Dataset.Target>();
        var meanings = new float[labels.length][];
        for (int t = 0; t < labels.length; t++) {
            var name = columns.names().get(columns.targets().get(t));
            var figures = statistics[columns.features().size() + t];
            if (task == Task.CLASSIFICATION) {
                targets.add(new Dataset.Target(name, Dataset.CATEGORICAL, labels[t].classes(), labels[t].classCounts(),
                        null, null, null, null));
                meanings[t] = labels[t].asClasses();
            } else {
                targets.add(new Dataset.Target(name, Dataset.NUMERIC, null, null, figures.min(), figures.max(),
                        figures.mean(), figures.std()));
                meanings[t] = labels[t].asValues();
            }
        }
        Cells cells = offset -> {
            int rowBytes = columns.size() * Float.BYTES;
            var in = new DecodedTargets(spool.open(offset - offset % rowBytes), columns.size(), meanings);
            return in.skipped((int) (offset % rowBytes));
        };
        return new Table(task, rows, features, targets, cells, spool);
    }

    private boolean isTarget(int slot) {
        return slot >= columns.features().size();
    }

    private Labels labels(int slot) {
        return labels[slot - columns.features().size()];
    }

    /** Lets go of what was read, unless it became a table. */
    @Override
    public void close() {
        if (!handedOver) {
            spool.close();
        }
    }
}
