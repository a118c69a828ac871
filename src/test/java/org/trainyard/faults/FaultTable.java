package org.trainyard.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of all scenarios that were run since {@code target} was last cleaned. It lies in {@code target/faults}; with
 * {@code -Dfaults.page=true} it also comes into the page, between two comments.
 */
final class FaultTable {

    private static final Path FILE = Path.of("target", "faults", "table.md");
    private static final Path PAGE = Path.of("src", "docs", "reliability.md");
    private static final String BEGIN = "<!-- faults: begin, written by ./mvnw verify -Pfaults -Dfaults.page=true -->\n";
    private static final String END = "<!-- faults: end -->\n";

    private FaultTable() {}

    static synchronized void write() throws IOException {
        var table = text();
        Files.writeString(FILE, table);
        if (Boolean.getBoolean("faults.page")) {
            var page = Files.readString(PAGE);
            var begin = page.indexOf(BEGIN);
            var end = page.indexOf(END);
            if (begin < 0 || end < begin) {
                throw new IllegalStateException(PAGE + " has no place for the table: " + BEGIN + END);
            }
            Files.writeString(PAGE, page.substring(0, begin + BEGIN.length()) + "\n" + table + "\n"
                    + page.substring(end));
        }
    }

    private static String text() throws IOException {
        var lines = new ArrayList<String>();
        lines.add(row(List.of("fault", "passes when", "tried", "lost", "differing", "figures", "on")));
        lines.add("|" + " --- |".repeat(7));
        for (var fault : Fault.values()) {
            lines.add(row(cells(fault)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> cells(Fault fault) throws IOException {
        var cells = new ArrayList<>(List.of(fault.title(), fault.passes()));
        var recorded = fault.recorded();
        if (recorded.isEmpty()) {
            cells.addAll(List.of("–", "–", "–",
                    fault.isMeasuredElsewhere() ? "measured with the streams, see below" : "not tried", "–"));
        } else {
            cells.addAll(recorded);
        }
        return cells;
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
