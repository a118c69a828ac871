package org.trainyard.datasets.formats;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import org.trainyard.datasets.tables.Columns;
import org.trainyard.datasets.tables.Spool;
import org.trainyard.datasets.tables.Table;
import org.trainyard.datasets.tables.TableDraft;
import org.trainyard.datasets.tables.TableFaults;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/** Apache Parquet with flat columns; the index that pandas may have stored beside them is left out. */
@Component
@Order(10)
final class ParquetReader implements TableReader {

    private static final String PANDAS_INDEX = "__index_level_";

    private final Limits limits;

    ParquetReader(Limits limits) {
        this.limits = limits;
    }

    @Override
    public String format() {
        return "parquet";
    }

    @Override
    public boolean fits(FileStart start) {
        return start.startsWith('P', 'A', 'R', '1');
    }

    @Override
    public Optional<Reading> read(Upload upload, FileRequest request, Faults faults) throws IOException {
        try (var spool = Spool.of(upload.open(Upload.FILE))) {
            var layout = ParquetLayout.of(spool, limits);
            return table(spool, layout, request, new TableFaults(faults, ""))
                    .map(table -> new Reading(table, Map.of()));
        } catch (Problem e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            var problem = new Problem(ProblemType.VALIDATION,
                    "The file is not proper Parquet: it is damaged, or uses something that is not known here.");
            problem.initCause(e);
            throw problem;
        }
    }

    private Optional<Table> table(Spool spool, ParquetLayout layout, FileRequest request, TableFaults faults)
            throws IOException {
        var inFile = layout.names();
        int[] kept = IntStream.range(0, inFile.size())
                .filter(column -> !inFile.get(column).startsWith(PANDAS_INDEX)).toArray();
        var given = request.table().columns();
        var names = given.isEmpty() ? IntStream.of(kept).mapToObj(inFile::get).toList() : given;
        if (names.size() != kept.length) {
            faults.add(ProblemType.VALIDATION, "/columns", "must name the %d columns of the file, names %d"
                    .formatted(kept.length, names.size()));
            return Optional.empty();
        }
        var columns = Columns.of(names, request.table(), limits, _ -> given.isEmpty() ? FILE : "/columns", faults);
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        try (var context = HardwoodContext.create(1);
                var file = ParquetFileReader.open(new CheckedFile(spool, layout), context);
                var rows = new ParquetRows(file, kept);
                var draft = new TableDraft(columns.get(), request.table(), limits, faults)) {
            read(rows, names, draft, faults);
            return draft.finish(FILE);
        }
    }

    private static void read(ParquetRows rows, List<String> names, TableDraft draft, TableFaults faults) {
        var place = new FilePlace("row");
        place.name(names);
        for (long row = 1; !faults.full() && rows.next(); row++) {
            place.at(row);
            for (int column = 0; column < names.size(); column++) {
                cell(rows.value(column), column, place, draft, faults);
            }
            draft.endRow();
        }
    }

    private static void cell(@Nullable Object value, int column, FilePlace place, TableDraft draft,
            TableFaults faults) {
        switch (value) {
            case null -> draft.missing(column, place);
            case BigDecimal number -> draft.number(column, number.doubleValue(), place);
            case Number number -> draft.number(column, number.doubleValue(), place);
            case String text -> draft.text(column, text, place);
            case Boolean is -> draft.text(column, is.toString(), place);
            case Temporal time -> draft.text(column, time.toString(), place);
            default -> faults.add(ProblemType.UNSUPPORTED_DTYPE, FILE,
                    place.words(column) + "must be a number, a text, true or false");
        }
    }

    /** A file on its way, as the library reads it: its pages as they came, and a footer that can be believed. */
    private static final class CheckedFile implements InputFile {

        private final Spool spool;
        private final long end;
        private final byte[] footer;

        CheckedFile(Spool spool, ParquetLayout layout) throws IOException {
            this.spool = spool;
            this.end = layout.end();
            this.footer = layout.footerBytes();
        }

        @Override
        public void open() {
            // It is.
        }

        @Override
        public ByteBuffer readRange(long offset, int length) throws IOException {
            if (offset < 0 || length < 0 || offset + length > length()) {
                throw new IOException("outside of the file");
            }
            if (offset >= end) {
                return ByteBuffer.wrap(footer, (int) (offset - end), length).slice();
            }
            try (var in = spool.open(offset)) {
                return ByteBuffer.wrap(in.readNBytes(length));
            }
        }

        @Override
        public long length() {
            return end + footer.length;
        }

        @Override
        public String name() {
            return "upload";
        }

        @Override
        public void close() {
            // Who opened the spool closes it.
        }
    }
}
