package org.trainyard.datasets.formats;

import java.util.List;

import org.trainyard.datasets.tables.Place;

/** Where a reader is in a file. */
final class FilePlace implements Place {

    private final String unit;
    private List<String> names = List.of();
    private long number;

    /** @param unit what is counted: lines, or rows where a format has no lines */
    FilePlace(String unit) {
        this.unit = unit;
    }

    void name(List<String> columns) {
        names = columns;
    }

    void at(long line) {
        number = line;
    }

    long number() {
        return number;
    }

    /** The line or row as the beginning of a sentence. */
    String words() {
        return "%s %d: ".formatted(unit, number);
    }

    @Override
    public String pointer(int column) {
        return TableReader.FILE;
    }

    @Override
    public String words(int column) {
        return "%s %d, column \"%s\": ".formatted(unit, number, names.get(column));
    }
}
