package org.trainyard.insights.export;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/** Values as Python writes them. Nothing that a client named stands in a source but through here. */
final class Literal {

    /** Characters of a line, what stands around a list not counted. */
    private static final int WIDTH = 90;

    private Literal() {}

    /**
     * A text, in double quotes: letters as they are, of any script, everything else beyond ASCII escaped. So nothing in it
     * ends the text or its line, or shows other code than there is.
     */
    static String of(@Nullable String text) {
        if (text == null) {
            return "None";
        }
        var literal = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                literal.append('\\').appendCodePoint(point);
            } else if ((point >= ' ' && point < 0x7f) || (point >= 0xa0 && Character.isLetter(point))) {
                literal.appendCodePoint(point);
            } else {
                literal.append(point > 0xffff ? "\\U%08x".formatted(point) : "\\u%04x".formatted(point));
            }
        });
        return literal.append('"').toString();
    }

    /** A number that is the same float32 when Python has read it. */
    static String of(float number) {
        var shortest = Float.toString(number);
        // Python reads a double and rounds it: twice rounded may be another number
        return number(Float.isFinite(number) && (float) Double.parseDouble(shortest) != number
                ? Double.toString(number)
                : shortest);
    }

    static String of(double number) {
        return number(Double.toString(number));
    }

    static String of(boolean truth) {
        return truth ? "True" : "False";
    }

    private static String number(String digits) {
        return switch (digits) {
            case "NaN" -> "float(\"nan\")";
            case "Infinity" -> "float(\"inf\")";
            case "-Infinity" -> "float(\"-inf\")";
            default -> digits.replace('E', 'e');
        };
    }

    static String texts(List<String> texts) {
        return list(texts.stream().map(Literal::of).toList(), "");
    }

    static String numbers(List<Double> numbers) {
        return list(numbers.stream().map(Literal::of).toList(), "");
    }

    static String numbers(float[] numbers, int from, int count, String indent) {
        return list(IntStream.range(from, from + count).mapToObj(i -> of(numbers[i])).toList(), indent);
    }

    /** A list of literals: on one line, or where that would be too long on several, each deeper than {@code indent}. */
    static String list(List<String> literals, String indent) {
        var line = "[" + String.join(", ", literals) + "]";
        if (indent.length() + line.length() <= WIDTH) {
            return line;
        }
        var lines = new StringBuilder("[");
        var inner = "\n" + indent + "    ";
        int used = WIDTH;
        for (var literal : literals) {
            if (used + literal.length() + 2 > WIDTH) {
                lines.append(inner);
                used = inner.length();
            } else {
                lines.append(' ');
            }
            lines.append(literal).append(',');
            used += literal.length() + 2;
        }
        return lines.append('\n').append(indent).append(']').toString();
    }

    /** A tuple's or call's elements, one a line. */
    static String lines(List<String> literals, String indent) {
        return literals.stream().map(each -> indent + each + ",").collect(Collectors.joining("\n"));
    }
}
