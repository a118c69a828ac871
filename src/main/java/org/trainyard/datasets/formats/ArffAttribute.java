package org.trainyard.datasets.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;

/**
 * A column as an ARFF file declares it.
 *
 * @param values what may stand in it; empty for numbers and free text
 */
record ArffAttribute(String name, List<String> values) {

    private static final Pattern DECLARATION = Pattern
            .compile("\\s+(?:'(?<single>[^']*)'|\"(?<double>[^\"]*)\"|(?<plain>[^\\s{'\"]+))\\s*(?<type>.*)");

    /** @param declaration what stands behind {@code @attribute} */
    static ArffAttribute of(String declaration, FilePlace place) {
        var parts = DECLARATION.matcher(declaration);
        if (!parts.matches()) {
            throw refusal(place, "must be @attribute, a name and a type");
        }
        var name = parts.group("single") != null
                ? parts.group("single")
                : parts.group("double") != null ? parts.group("double") : parts.group("plain");
        var type = parts.group("type").strip();
        if (type.startsWith("{") && type.endsWith("}")) {
            return new ArffAttribute(name, List.copyOf(cells(type.substring(1, type.length() - 1), place)));
        }
        var word = type.toLowerCase(Locale.ROOT);
        if (word.equals("numeric") || word.equals("real") || word.equals("integer") || word.equals("string")) {
            return new ArffAttribute(name, List.of());
        }
        throw refusal(place, word.startsWith("date")
                ? "attribute %s is a date: send what matters of it as numbers, such as the year or the month"
                        .formatted(Said.of(name))
                : "attribute %s must be numeric, string or a list of values in braces, was %s".formatted(Said.of(name),
                        Said.of(type)));
    }

    /** What stands between commas, without quotation marks. */
    static List<String> cells(String line, FilePlace place) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        char quote = 0;
        boolean isBlank = true;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != 0 && i + 1 < line.length()) {
                cell.append(line.charAt(++i));
                isBlank = false;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
                if (quote != 0) {
                    cell.append(c);
                    isBlank &= Character.isWhitespace(c);
                }
            } else if ((c == '\'' || c == '"') && isBlank) {
                quote = c;
            } else if (c == ',') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
                isBlank = true;
            } else {
                cell.append(c);
                isBlank &= Character.isWhitespace(c);
            }
        }
        if (quote != 0) {
            throw refusal(place, "has a quotation mark that is not closed");
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    static Problem refusal(FilePlace place, String what) {
        return new Problem(ProblemType.VALIDATION, "Of the file, %s%s.".formatted(place.words(), what));
    }
}
