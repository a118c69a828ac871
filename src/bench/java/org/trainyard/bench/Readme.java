package org.trainyard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The figures in the README, between two comments. */
final class Readme {
    private static final Path FILE = Path.of("README.md");
    private static final String BEGIN = "<!-- bench: begin, written by ./mvnw -Pbench -Dbench.args=--readme -->\n";
    private static final String END = "<!-- bench: end -->\n";

    private Readme() {}

    /** Puts other figures in their place. */
    static void replaceFigures(String markdown) throws IOException {
        var text = Files.readString(FILE);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("%s has no place for figures: %s%s".formatted(FILE, BEGIN, END));
        }
        Files.writeString(FILE,
                text.substring(0, begin + BEGIN.length()) + "\n" + markdown + "\n" + text.substring(end));
    }
}
