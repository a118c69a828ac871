package org.trainyard.datasets;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipException;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import org.springframework.stereotype.Component;

import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * Comma-separated values (RFC 4180) in UTF-8, also with semicolons or tabs in the place of commas; the first line names
 * the columns unless the client does.
 */
@Component
final class CsvTableReader implements TableReader {

    /** What a cell may hold: numbers and names are shorter, an unclosed quote swallows the rest of the file. */
    private static final int CELL = 4096;
    /** How much of the first line decides what separates columns. */
    private static final int FIRST_LINE = 1 << 14;
    private static final String FILE = "/file";

    private final Limits limits;

    CsvTableReader(Limits limits) {
        this.limits = limits;
    }

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public Optional<Table> read(BufferedInputStream in, Wish wish, Faults faults) throws IOException {
        // Malformed bytes are refused rather than replaced, or a name would silently become another.
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var handler = CsvRecordHandler.builder().maxFields(limits.columns() + 1).maxFieldSize(CELL)
                .maxRecordSize((limits.columns() + 1) * 64).build();
        var line = new Line();
        try {
            char separator = separator(in);
            var records = CsvReader.builder().fieldSeparator(separator).maxBufferSize(1 << 18)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false).build(handler, new InputStreamReader(in, decoder)).iterator();
            return table(records, line, wish, new TableFaults(faults, ""));
        } catch (CsvParseException e) {
            throw e.getCause() instanceof Problem refusal ? refusal : unreadable(line);
        } catch (UncheckedIOException e) {
            throw refusal(Objects.requireNonNullElseGet(e.getCause(), () -> new IOException(e)), line);
        } catch (CharacterCodingException | ZipException | EOFException e) {
            throw refusal(e, line);
        }
    }

    private Optional<Table> table(Iterator<CsvRecord> records, Line line, Wish wish, TableFaults faults) {
        if (!records.hasNext()) {
            faults.add(ProblemType.VALIDATION, FILE, "is empty");
            return Optional.empty();
        }
        var first = records.next();
        var names = wish.columns().isEmpty() ? first.getFields().stream().map(String::strip).toList() : wish.columns();
        var columns = Columns.of(names, wish.targets(), limits, _ -> wish.columns().isEmpty() ? FILE : "/columns",
                faults);
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        line.names = names;
        boolean named = wish.columns().isEmpty()
                || first.getFields().stream().map(String::strip).toList().equals(wish.columns());
        if (wish.columns().isEmpty() && names.stream().noneMatch(name -> Double.isNaN(NumberText.parse(name)))) {
            faults.add(ProblemType.VALIDATION, FILE,
                    "has numbers in its first line, which should name the columns; send names as columns if it has no such line");
            return Optional.empty();
        }
        try (var draft = new TableDraft(columns.get(), limits, faults)) {
            if (!named) {
                row(first, line, draft, faults);
            }
            while (records.hasNext() && !faults.full()) {
                row(records.next(), line, draft, faults);
            }
            return draft.finish(wish.task(), FILE);
        }
    }

    private static void row(CsvRecord record, Line line, TableDraft draft, TableFaults faults) {
        line.number = record.getStartingLineNumber();
        if (record.getFieldCount() != line.names.size()) {
            faults.add(ProblemType.VALIDATION, FILE, "line %d: must have %d cells, has %d".formatted(line.number,
                    line.names.size(), record.getFieldCount()));
            return;
        }
        for (int column = 0; column < line.names.size(); column++) {
            draft.text(column, record.getField(column), line);
        }
        draft.endRow();
    }

    /** Whichever of comma, semicolon and tab is most frequent in the first line, outside of quotes. */
    private static char separator(BufferedInputStream in) throws IOException {
        in.mark(FIRST_LINE);
        var start = in.readNBytes(FIRST_LINE);
        in.reset();
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        boolean quoted = false;
        for (byte b : start) {
            quoted ^= b == '"';
            if (!quoted && (b == '\n' || b == '\r')) {
                break;
            }
            commas += !quoted && b == ',' ? 1 : 0;
            semicolons += !quoted && b == ';' ? 1 : 0;
            tabs += !quoted && b == '\t' ? 1 : 0;
        }
        return commas >= semicolons && commas >= tabs ? ',' : semicolons >= tabs ? ';' : '\t';
    }

    private Problem unreadable(Line line) {
        return new Problem(ProblemType.VALIDATION, ("The file is not well-formed CSV after line %d: a quotation mark "
                + "is not closed or stands inside a cell, a cell is longer than %d characters, or a line has more than %d cells.")
                .formatted(line.number, CELL, limits.columns()));
    }

    private static Problem refusal(IOException cause, Line line) throws IOException {
        return switch (cause) {
            case CharacterCodingException _ -> new Problem(ProblemType.ENCODING,
                    "The file is not UTF-8 (seen after line %d). Save it as \"CSV UTF-8\" and send it again."
                            .formatted(line.number));
            case ZipException _,EOFException _ -> new Problem(ProblemType.VALIDATION,
                    "The file is damaged: it says that it is compressed by gzip, but could not be decompressed to its end.");
            default -> throw cause;
        };
    }

    /** Where the reader is. */
    private static final class Line implements Place {
        private List<String> names = List.of();
        private long number;

        @Override
        public String pointer(int column) {
            return FILE;
        }

        @Override
        public String words(int column) {
            return "line %d, column \"%s\": ".formatted(number, names.get(column));
        }
    }
}
