package org.trainyard.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Which name was probably meant. */
public final class Spelling {
    private static final int NEAR = 2;

    private Spelling() {}

    /** A name at most two typing errors away, and fewer than it has letters. */
    public static Optional<String> nearest(String given, List<String> names) {
        return nearest(given, names, name -> name.length() - 1);
    }

    /** A name that cannot but have been meant: one typing error in three letters at most, and two in all. */
    public static Optional<String> misspelt(String given, List<String> names) {
        return nearest(given, names, name -> name.length() / 3);
    }

    private static Optional<String> nearest(String given, List<String> names, ToIntFunction<String> errors) {
        return names.stream().filter(name -> distance(given, name) <= Math.min(NEAR, errors.applyAsInt(name)))
                .min(Comparator.comparingInt(name -> distance(given, name)));
    }

    /**
     * Damerau and Levenshtein's distance, where two letters that changed places are one error; upper and lower case taken
     * as equal. Far is far, so long names are not measured.
     */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > NEAR) {
            return Integer.MAX_VALUE;
        }
        var twoAbove = new int[b.length() + 1];
        var above = new int[b.length() + 1];
        Arrays.setAll(above, j -> j);
        for (var i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var same = like(a, i - 1, b, j - 1);
                row[j] = Math.min(above[j - 1] + (same ? 0 : 1), 1 + Math.min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && like(a, i - 1, b, j - 2) && like(a, i - 2, b, j - 1)) {
                    row[j] = Math.min(row[j], twoAbove[j - 2] + 1);
                }
            }
            twoAbove = above;
            above = row;
        }
        return above[b.length()];
    }

    private static boolean like(String a, int i, String b, int j) {
        return Character.toLowerCase(a.charAt(i)) == Character.toLowerCase(b.charAt(j));
    }
}
