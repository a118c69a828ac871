package org.trainyard.bench.measure;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table with a sentence above it, and remarks below. Each row is also shown at once, for who waits. */
public final class Table {
    private final List<String> lines = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** @param sentence what is compared, above the table */
    public Table(String sentence, String... head) {
        lines.add(sentence);
        lines.add("");
        lines.add(row(List.of(head)));
        lines.add("|" + " --- |".repeat(head.length));
    }

    /** Adds a row. */
    public void add(List<String> cells) {
        lines.add(row(cells));
        System.err.println(lines.getLast());
    }

    /** Says something below the table. */
    public void remark(String sentence) {
        remarks.add(sentence);
        System.err.println(sentence);
    }

    /** Says below the table, loudly, that rows are missing from it, and why. */
    public void miss(String sentence) {
        remark("**NOT MEASURED: " + sentence + "**");
    }

    /** The whole as Markdown. */
    public String markdown() {
        var text = new StringBuilder(String.join("\n", lines)).append('\n');
        remarks.forEach(remark -> text.append('\n').append(remark).append('\n'));
        return text.toString();
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
