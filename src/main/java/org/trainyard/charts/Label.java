package org.trainyard.charts;

/**
 * A text that fits its room.
 *
 * @param shown the text, or its beginning and an ellipsis
 * @param full the whole text
 * @param room in pixels; who draws with a font that he can measure keeps to it
 */
record Label(String shown, String full, double room) {

    private static final String ELLIPSIS = "…";
    private static final int REPLACEMENT = 0xFFFD;
    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;
    /** Marks on one letter; more are decoration that would run across the picture. */
    private static final int MOST_MARKS = 3;
    /** Of the room of a shortened text, what its end takes where that is kept. */
    private static final double END = 0.4;

    /** @param size of the font, in pixels */
    static Label fit(String text, double size, double room) {
        String full = clean(text);
        return new Label(width(full, size) <= room ? full : beginning(full, size, room), full, room);
    }

    /** As {@link #fit}, and where it is too long its beginning and its end with an ellipsis between them. */
    static Label fitEnds(String text, double size, double room) {
        String full = clean(text);
        if (width(full, size) <= room) {
            return new Label(full, full, room);
        }
        int start = full.length();
        double taken = 0;
        while (start > 0) {
            int next = startOfLetter(full, start);
            taken += width(full.substring(next, start), size);
            if (taken > (room - width(ELLIPSIS, size)) * END) {
                break;
            }
            start = next;
        }
        var end = full.substring(start).strip();
        return new Label(beginning(full.substring(0, start), size, room - width(end, size)) + end, full, room);
    }

    boolean isShortened() {
        return !shown.equals(full);
    }

    /**
     * Pixels that {@code text} takes in a font of this size. An estimate with the widths of DejaVu Sans, which is wider
     * than most: a browser has fonts that are not known here.
     */
    static double width(String text, double size) {
        return text.codePoints().map(Label::hundredths).sum() * size / 100;
    }

    /** Text that any XML file and any page can hold: no controls, no changes of writing direction, single blanks. */
    static String clean(String text) {
        var result = new StringBuilder(text.length());
        int marks = 0;
        for (int codePoint : text.codePoints().toArray()) {
            marks = isMark(codePoint) ? marks + 1 : 0;
            if (isBlank(codePoint)) {
                if (!result.isEmpty() && result.charAt(result.length() - 1) != ' ') {
                    result.append(' ');
                }
            } else if (Character.getType(codePoint) == Character.FORMAT) {
                if (codePoint == JOINER || codePoint == NON_JOINER) {
                    result.appendCodePoint(codePoint);
                }
            } else if (marks <= MOST_MARKS) {
                result.appendCodePoint(isWritable(codePoint) ? codePoint : REPLACEMENT);
            }
        }
        return result.toString().strip();
    }

    private static String beginning(String text, double size, double room) {
        int end = 0;
        double taken = width(ELLIPSIS, size);
        while (end < text.length()) {
            int next = endOfLetter(text, end);
            taken += width(text.substring(end, next), size);
            if (taken > room) {
                break;
            }
            end = next;
        }
        return text.substring(0, end).strip() + ELLIPSIS;
    }

    /** A letter with its marks, or pictures joined to one. */
    private static int endOfLetter(String text, int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        while (end < text.length() && (isMark(text.codePointAt(end)) || text.codePointAt(end) == JOINER
                || text.codePointBefore(end) == JOINER)) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    /** The last letter that ends before {@code end}, with its marks, or pictures joined to one. */
    private static int startOfLetter(String text, int end) {
        int start = end - Character.charCount(text.codePointBefore(end));
        while (start > 0 && (isMark(text.codePointAt(start)) || text.codePointAt(start) == JOINER
                || text.codePointBefore(start) == JOINER)) {
            start -= Character.charCount(text.codePointBefore(start));
        }
        return start;
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    /** XML 1.0 has no place for controls, half surrogate pairs, U+FFFE and U+FFFF. */
    private static boolean isWritable(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL && type != Character.SURROGATE && (codePoint & 0xFFFE) != 0xFFFE;
    }

    /** Of the font's size. */
    private static int hundredths(int codePoint) {
        if (codePoint < 0x80) {
            return "fijlrtI.,:;'|!()[]/\\ -".indexOf(codePoint) >= 0
                    ? 40
                    : "mwMW@%".indexOf(codePoint) >= 0 ? 99 : Character.isUpperCase(codePoint) ? 74 : 64;
        }
        if (Character.getType(codePoint) == Character.NON_SPACING_MARK
                || Character.getType(codePoint) == Character.FORMAT) {
            return 0;
        }
        return switch (Character.UnicodeScript.of(codePoint)) {
            case LATIN, GREEK, CYRILLIC, HEBREW -> Character.isUpperCase(codePoint) ? 85 : 72;
            case ARABIC -> 80;
            default -> 105;
        };
    }
}
