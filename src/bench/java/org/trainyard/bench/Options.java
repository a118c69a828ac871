package org.trainyard.bench;

import java.util.List;
import java.util.Set;

import org.trainyard.bench.measure.Pace;

/**
 * What the command is to do.
 *
 * @param only tables wanted; empty for all
 * @param pace how long to measure
 * @param readme whether the README's figures are replaced
 */
record Options(Set<String> only, Pace pace, boolean readme) {
    static final String USAGE = "[--only=<table>,<table>...] [--quick] [--readme]; tables are ";

    static Options of(String[] arguments, List<String> tables) {
        Set<String> only = Set.of();
        var pace = Pace.THOROUGH;
        boolean readme = false;
        for (var argument : arguments) {
            if (argument.startsWith("--only=")) {
                only = Set.of(argument.substring("--only=".length()).split(",", -1));
            } else if (argument.equals("--quick")) {
                pace = Pace.QUICK;
            } else if (argument.equals("--readme")) {
                readme = true;
            } else {
                throw new IllegalArgumentException(argument + ": must be " + USAGE + String.join(", ", tables));
            }
        }
        if (!tables.containsAll(only)) {
            throw new IllegalArgumentException(only + ": tables are " + String.join(", ", tables));
        }
        if (readme && (!only.isEmpty() || pace.equals(Pace.QUICK))) {
            throw new IllegalArgumentException("--readme publishes all tables, thoroughly measured");
        }
        return new Options(only, pace, readme);
    }

    boolean wants(String table) {
        return only.isEmpty() || only.contains(table);
    }
}
