package org.trainyard.datasets.tables;

import java.util.regex.Pattern;

/** Dates and times in writing: no network can use them as they are. */
final class Dates {

    static final String ADVICE = ": send what matters of it as numbers, such as the year, the month or the days since a start";

    private static final Pattern ISO = Pattern.compile("\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}([T ].{0,40})?");
    private static final Pattern DAY_FIRST = Pattern
            .compile("\\d{1,2}[./-]\\d{1,2}[./-](\\d{4}|\\d{2})([T ,].{0,40})?");
    private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?( ?[AaPp][Mm])?");

    private Dates() {}

    static boolean isDate(String text) {
        return ISO.matcher(text).matches() || DAY_FIRST.matcher(text).matches() || TIME.matcher(text).matches();
    }
}
