package org.trainyard.insights.export;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;

/**
 * A text among the resources with holes such as {@code ${columns}}. What fills a hole is never searched for others. Where a
 * hole has a line for itself and is filled with nothing, the line goes too.
 */
final class Template {

    private static final Pattern HOLE = Pattern.compile("\\$\\{(\\w+)}(?:(?<=^\\$\\{\\w{1,30}})(\\n))?",
            Pattern.MULTILINE);

    private final String text;

    /** @param name of the file in {@code export} */
    Template(String name) {
        try {
            this.text = new ClassPathResource("export/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("A template is not in the jar", e);
        }
    }

    /** What is written into a hole that is too large for a text. */
    @FunctionalInterface
    interface Filling {

        void write(Writer out) throws IOException;
    }

    /** The text with every hole filled. */
    String filled(Map<String, String> texts) {
        var out = new StringWriter();
        try {
            write(texts, Map.of(), out);
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory can always be written", e);
        }
        return out.toString();
    }

    /** Writes the text with every hole filled, by a text or by something large. */
    void write(Map<String, String> texts, Map<String, Filling> large, Writer out) throws IOException {
        var holes = HOLE.matcher(text);
        int from = 0;
        while (holes.find()) {
            out.write(text, from, holes.start() - from);
            fill(holes.group(1), texts, large, out);
            if (holes.group(2) != null && !"".equals(texts.get(holes.group(1)))) {
                out.write('\n');
            }
            from = holes.end();
        }
        out.write(text, from, text.length() - from);
    }

    private static void fill(String hole, Map<String, String> texts, Map<String, Filling> large, Writer out)
            throws IOException {
        var text = texts.get(hole);
        var filling = large.get(hole);
        if (text != null) {
            out.write(text);
        } else if (filling != null) {
            filling.write(out);
        } else {
            throw new IllegalStateException("Nothing fills the hole " + hole);
        }
    }
}
