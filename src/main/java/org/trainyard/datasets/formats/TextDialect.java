package org.trainyard.datasets.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;

/**
 * How a text file with separated values is written.
 *
 * @param delimiter what stands between two cells
 * @param quote what stands around a cell that holds a delimiter
 * @param decimal the decimal mark
 * @param encoding how characters became bytes
 */
record TextDialect(char delimiter, char quote, char decimal, Charset encoding) {

    /** How much of a file decides. */
    private static final int SAMPLE = 1 << 15;
    private static final int LINES = 20;
    /** Of several that separate every line alike, the first is meant: a comma may be a decimal mark. */
    private static final List<Character> DELIMITERS = List.of('\t', ';', '|', ',');
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern SINGLE_QUOTED = Pattern.compile("(^|[,;|\t])'[^']*'($|[,;|\t])");
    private static final Pattern COMMA_NUMBER = Pattern.compile("\\s*[-+]?\\d+,\\d+\\s*");
    private static final Pattern POINT_NUMBER = Pattern.compile("\\s*[-+]?\\d+\\.\\d+\\s*");

    /** Finds out what is not said; leaves the stream after a byte order mark, if there is one. */
    static TextDialect of(BufferedInputStream in, TextRequest said) throws IOException {
        in.mark(SAMPLE);
        var bytes = in.readNBytes(SAMPLE);
        in.reset();
        var marked = Mark.of(bytes);
        var encoding = said.encoding() != null ? said.encoding() : marked.encoding(bytes);
        int mark = encoding.equals(marked.encoding(bytes)) ? marked.length : 0;
        in.skipNBytes(mark);
        var lines = lines(new String(bytes, mark, bytes.length - mark, encoding), bytes.length == SAMPLE);
        char quote = said.quote() != null ? said.quote() : quote(lines);
        char delimiter = said.delimiter() != null ? said.delimiter() : delimiter(lines, quote);
        if (delimiter == quote) {
            throw new Problem(ProblemType.VALIDATION,
                    "delimiter and quote must differ, were both %s.".formatted(Said.of(String.valueOf(quote))));
        }
        char decimal = said.decimal() != null ? said.decimal() : decimal(lines, delimiter);
        return new TextDialect(delimiter, quote, decimal, encoding);
    }

    /** Whether bytes at the start of a file are those of a text: nothing but text has no control characters. */
    static boolean isText(byte[] start) {
        var mark = Mark.of(start);
        if (mark == Mark.UTF_16BE || mark == Mark.UTF_16LE) {
            return true;
        }
        for (byte b : start) {
            boolean control = b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0;
            if (control) {
                return false;
            }
        }
        // A NUL inside of what else is text is refused as such, with its line.
        return start.length == 0 || start[0] != 0;
    }

    /** As the dataset's source tells it. */
    Map<String, Object> told(boolean header) {
        var told = new LinkedHashMap<String, Object>();
        told.put("delimiter", delimiter == '\t' ? "tab" : String.valueOf(delimiter));
        told.put("quote", String.valueOf(quote));
        told.put("header", header);
        told.put("decimal", String.valueOf(decimal));
        told.put("encoding", encoding.name());
        return Map.of("dialect", told);
    }

    /** The first lines; where the text is cut, without the last one that would be. */
    private static List<String> lines(String text, boolean isCut) {
        var lines = text.lines().limit(LINES + 1).collect(Collectors.toList());
        if (lines.size() > LINES || (isCut && lines.size() > 1)) {
            lines.removeLast();
        }
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }

    private static char quote(List<String> lines) {
        boolean isSingle = lines.stream().noneMatch(line -> line.indexOf('"') >= 0)
                && lines.stream().anyMatch(line -> SINGLE_QUOTED.matcher(line).find());
        return isSingle ? '\'' : '"';
    }

    /** What separates all lines into as many cells; if nothing does, what is most frequent in the first. */
    private static char delimiter(List<String> lines, char quote) {
        if (lines.isEmpty()) {
            return ',';
        }
        var first = lines.getFirst();
        for (char each : DELIMITERS) {
            long cells = count(first, each, quote);
            if (cells > 0 && lines.stream().allMatch(line -> count(line, each, quote) == cells)) {
                return each;
            }
        }
        char best = ',';
        for (char each : DELIMITERS) {
            best = count(first, each, quote) > count(first, best, quote) ? each : best;
        }
        return best;
    }

    private static long count(String line, char wanted, char quote) {
        long count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == quote;
            count += !quoted && line.charAt(i) == wanted ? 1 : 0;
        }
        return count;
    }

    private static char decimal(List<String> lines, char delimiter) {
        if (delimiter == ',') {
            return '.';
        }
        var cells = lines.stream().flatMap(line -> List.of(line.split(Pattern.quote(String.valueOf(delimiter))))
                .stream()).map(cell -> cell.replace("\"", "")).toList();
        return cells.stream().anyMatch(COMMA_NUMBER.asMatchPredicate())
                && cells.stream().noneMatch(POINT_NUMBER.asMatchPredicate()) ? ',' : '.';
    }

    /** Byte order marks. */
    private enum Mark {
        UTF_8(3), UTF_16LE(2), UTF_16BE(2), NONE(0);

        private final int length;

        Mark(int length) {
            this.length = length;
        }

        static Mark of(byte[] bytes) {
            var start = new FileStart(bytes);
            return start.startsWith(0xEF, 0xBB, 0xBF)
                    ? UTF_8
                    : start.startsWith(0xFF, 0xFE) ? UTF_16LE : start.startsWith(0xFE, 0xFF) ? UTF_16BE : NONE;
        }

        /** Without a mark: UTF-8 where the bytes are, else what spreadsheets on Windows write in Western Europe. */
        Charset encoding(byte[] bytes) {
            return switch (this) {
                case UTF_8 -> StandardCharsets.UTF_8;
                case UTF_16LE -> StandardCharsets.UTF_16LE;
                case UTF_16BE -> StandardCharsets.UTF_16BE;
                case NONE -> isUtf8(bytes) ? StandardCharsets.UTF_8 : WINDOWS;
            };
        }

        /** A character that is cut at the end does not count. */
        private static boolean isUtf8(byte[] bytes) {
            var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
            return !decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length + 1), false).isError();
        }
    }
}
