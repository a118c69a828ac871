package org.trainyard.datasets.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

import org.trainyard.datasets.tables.TableFaults;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * Rows as JSON: one list of rows, or a row a line (JSON Lines). A row is an object with a value for each column's name, or
 * a list of cells. The keys of the first object name the columns, in their order; a key left out later is a cell without a
 * value.
 */
@Component
@Order(30)
final class JsonReader implements TableReader {

    /** A longer text is no name. */
    private static final int TEXT = 4096;
    /** Keys that come twice are found in {@link JsonTable}: a parser that does so keeps every key of an object. */
    private static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
            .maxStringLength(TEXT).maxNameLength(TEXT).maxNestingDepth(16).maxNumberLength(1000).build()).build();

    private final Limits limits;

    JsonReader(Limits limits) {
        this.limits = limits;
    }

    @Override
    public String format() {
        return "json";
    }

    @Override
    public boolean fits(FileStart start) {
        return start.text().startsWith("{") || start.text().startsWith("[");
    }

    @Override
    public Optional<Reading> read(Upload upload, FileRequest request, Faults faults) throws IOException {
        var in = upload.open(Upload.FILE);
        if (upload.start(Upload.FILE).startsWith(0xEF, 0xBB, 0xBF)) {
            in.skipNBytes(3);
        }
        var failing = new Failing(in);
        try (var json = JSON.createParser(ObjectReadContext.empty(), failing)) {
            return new JsonTable(json, request.table(), limits, new TableFaults(faults, "")).read();
        } catch (JacksonException e) {
            if (failing.failure != null) {
                throw failing.failure;
            }
            // Bytes that are no characters are nowhere.
            var place = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw new Problem(ProblemType.MALFORMED_JSON, "The file is not proper JSON%s: %s".formatted(place,
                    e.getOriginalMessage().replaceAll("\\(.*|\\R.*|: enable .*", "").strip()));
        }
    }

    /** Remembers why it failed, which a parser wraps. */
    private static final class Failing extends FilterInputStream {

        private @Nullable IOException failure;

        Failing(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return super.read(into, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
