package org.trainyard.datasets.tables;

import java.util.Optional;

import org.trainyard.web.Name;

/** Text that any database can keep and any page can show. */
public final class PlainText {

    private PlainText() {}

    /** What keeps {@code text} from being a name, as the end of a sentence. */
    public static Optional<String> fault(String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            return Optional.of("is longer than " + longest + " characters");
        }
        return text.codePoints().anyMatch(PlainText::unfit)
                ? Optional.of("holds a control character or half of a surrogate pair")
                : Optional.empty();
    }

    /** The text cut and cleaned to be a name: for what is only remembered, such as a file's name. */
    public static String tame(String text, int longest) {
        var tame = new StringBuilder();
        text.codePoints().filter(Name.Form::allows).limit(longest).forEach(tame::appendCodePoint);
        return tame.toString().strip();
    }

    private static boolean unfit(int point) {
        return Character.isISOControl(point) || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
