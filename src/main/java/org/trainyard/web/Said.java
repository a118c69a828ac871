package org.trainyard.web;

import tools.jackson.databind.JsonNode;

/** What a client sent, quoted in an answer: short, and without characters that could play tricks on a reader. */
public final class Said {
    private static final int LONGEST = 60;

    private Said() {}

    /** In double quotes, control and format characters replaced, cut after 60 code points. */
    public static String of(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).map(Said::harmless).forEach(quoted::appendCodePoint);
        if (text.codePointCount(0, text.length()) > LONGEST) {
            quoted.append('…');
        }
        return quoted.append('"').toString();
    }

    /** A value of a tree: texts quoted, numbers cut, lists and objects by what they are. */
    public static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> of(value.stringValue());
            case NUMBER, BOOLEAN, NULL -> cut(value.toString());
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            default -> "nothing";
        };
    }

    /** The first 60 characters of a number. */
    public static String cut(String number) {
        return number.length() > LONGEST ? number.substring(0, LONGEST) + "…" : number;
    }

    private static int harmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED, Character.PRIVATE_USE ->
                '\uFFFD';
            default -> codePoint;
        };
    }
}
