package org.trainyard.datasets.formats;

import java.io.BufferedInputStream;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import org.trainyard.datasets.tables.Columns;
import org.trainyard.datasets.tables.NumberText;
import org.trainyard.datasets.tables.Table;
import org.trainyard.datasets.tables.TableDraft;
import org.trainyard.datasets.tables.TableFaults;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * Separated values (RFC 4180 and what spreadsheets make of it). How the text is written is found out from its beginning
 * ({@link TextDialect}) and told, unless the client says it.
 */
@Component
@Order(CsvReader.LAST)
public final class CsvReader implements TableReader {

    /** Any text may be meant as separated values: all other formats are asked before. */
    static final int LAST = 1000;
    /** What a cell may hold: numbers and names are shorter, an unclosed quote swallows the rest of the file. */
    private static final int CELL = 4096;

    private final Limits limits;

    CsvReader(Limits limits) {
        this.limits = limits;
    }

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public boolean fits(FileStart start) {
        return TextDialect.isText(start.bytes());
    }

    @Override
    public Optional<Reading> read(Upload upload, FileRequest request, Faults faults) throws IOException {
        return read(upload.open(Upload.FILE), request, faults);
    }

    /** Reads separated values from a stream, which is not closed. */
    public Optional<Reading> read(BufferedInputStream in, FileRequest request, Faults faults) throws IOException {
        var dialect = TextDialect.of(in, request.text());
        // Malformed bytes are refused rather than replaced, or a name would silently become another.
        var decoder = dialect.encoding().newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var handler = CsvRecordHandler.builder().maxFields(limits.columns() + 1).maxFieldSize(CELL)
                .maxRecordSize(Math.max(CELL, (limits.columns() + 1) * 64)).build();
        var line = new FilePlace("line");
        try {
            var records = de.siegmar.fastcsv.reader.CsvReader.builder().fieldSeparator(dialect.delimiter())
                    .quoteCharacter(dialect.quote()).maxBufferSize(1 << 18)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false).build(handler, new InputStreamReader(in, decoder)).iterator();
            var reading = new Rows(dialect, request, line, new TableFaults(faults, "")).read(records);
            if (reading.isEmpty() && request.text().encoding() == null
                    && !dialect.encoding().equals(StandardCharsets.UTF_8)) {
                faults.addFirst(ProblemType.ENCODING, FILE,
                        "is not UTF-8 and was read as %s, which did not make a table; save it as \"CSV UTF-8\", or say what it is, as in encoding=utf-16"
                                .formatted(dialect.encoding()));
            }
            return reading;
        } catch (CsvParseException e) {
            throw e.getCause() instanceof Problem refusal ? refusal : unreadable(line);
        } catch (UncheckedIOException e) {
            throw refusal(Objects.requireNonNullElseGet(e.getCause(), () -> new IOException(e)), dialect, line);
        }
    }

    private Problem unreadable(FilePlace line) {
        return new Problem(ProblemType.VALIDATION, ("The file is not well-formed CSV after line %d: a quotation mark "
                + "is not closed or stands inside a cell, a cell is longer than %d characters, or a line has more than %d cells.")
                .formatted(line.number(), CELL, limits.columns()));
    }

    private static Problem refusal(IOException cause, TextDialect dialect, FilePlace line) throws IOException {
        return switch (cause) {
            case CharacterCodingException _ -> new Problem(ProblemType.ENCODING,
                    "The file is not %s (seen after line %d). Save it as \"CSV UTF-8\", or say how it is encoded, as in encoding=windows-1252."
                            .formatted(dialect.encoding().name(), line.number()));
            default -> throw cause;
        };
    }

    /** The rows of one file. */
    private final class Rows {

        private final TextDialect dialect;
        private final FileRequest request;
        private final FilePlace line;
        private final TableFaults faults;

        Rows(TextDialect dialect, FileRequest request, FilePlace line, TableFaults faults) {
            this.dialect = dialect;
            this.request = request;
            this.line = line;
            this.faults = faults;
        }

        Optional<Reading> read(Iterator<CsvRecord> records) {
            if (!records.hasNext()) {
                faults.add(ProblemType.VALIDATION, FILE, "is empty");
                return Optional.empty();
            }
            var first = records.next();
            var cells = first.getFields().stream().map(String::strip).toList();
            var given = request.table().columns();
            boolean named = request.text().header() != null ? request.text().header() : isHeader(cells, given);
            var names = !given.isEmpty() ? given : named ? cells : numbered(cells.size());
            var columns = Columns.of(names, request.table(), limits, _ -> given.isEmpty() ? FILE : "/columns", faults);
            return columns.flatMap(known -> table(known, named ? Optional.empty() : Optional.of(first), records))
                    .map(table -> new Reading(table, dialect.told(named)));
        }

        /** A line of names has something in it that is no number; names that were given say what it must be. */
        private boolean isHeader(List<String> cells, List<String> given) {
            return given.isEmpty()
                    ? cells.stream().anyMatch(cell -> !cell.isEmpty() && Double.isNaN(number(cell)))
                    : cells.equals(given);
        }

        private Optional<Table> table(Columns columns, Optional<CsvRecord> first, Iterator<CsvRecord> records) {
            line.name(columns.names());
            try (var draft = new TableDraft(columns, request.table(), limits, faults)) {
                first.ifPresent(record -> row(record, columns.size(), draft));
                while (records.hasNext() && !faults.full()) {
                    row(records.next(), columns.size(), draft);
                }
                return draft.finish(FILE);
            }
        }

        private void row(CsvRecord record, int size, TableDraft draft) {
            line.at(record.getStartingLineNumber());
            if (record.getFieldCount() != size) {
                faults.add(ProblemType.VALIDATION, FILE,
                        line.words() + "must have %d cells, has %d".formatted(size, record.getFieldCount()));
                return;
            }
            for (int column = 0; column < size; column++) {
                cell(column, record.getField(column), draft);
            }
            draft.endRow();
        }

        private void cell(int column, String text, TableDraft draft) {
            if (dialect.decimal() == ',' && text.indexOf(',') >= 0 && !Double.isNaN(number(text.strip()))) {
                draft.number(column, number(text.strip()), line);
            } else {
                draft.text(column, text, line);
            }
        }

        private double number(String text) {
            return NumberText.parse(dialect.decimal() == ',' ? text.replace(',', '.') : text);
        }
    }

    /** Names for columns without any: x1, x2, … and y for the last. */
    static List<String> numbered(int columns) {
        return Stream.concat(IntStream.range(1, columns).mapToObj(i -> "x" + i), Stream.of("y")).toList();
    }
}
