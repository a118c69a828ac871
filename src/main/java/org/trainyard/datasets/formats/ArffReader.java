package org.trainyard.datasets.formats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import org.trainyard.datasets.tables.Columns;
import org.trainyard.datasets.tables.TableDraft;
import org.trainyard.datasets.tables.TableFaults;
import org.trainyard.datasets.tables.TableRequest;
import org.trainyard.web.Faults;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;

/**
 * Weka's ARFF: attributes with their types, then rows, dense or sparse. A nominal attribute is a column of names, of which
 * only those that it lists may stand in it; {@code ?} is a missing value.
 */
@Component
@Order(20)
final class ArffReader implements TableReader {

    private static final int LINE = 1 << 20;
    /** Of all attributes together, which are kept while the rows are read. */
    private static final int HEADER = 1 << 24;

    private final Limits limits;

    ArffReader(Limits limits) {
        this.limits = limits;
    }

    @Override
    public String format() {
        return "arff";
    }

    @Override
    public boolean fits(FileStart start) {
        // Known files begin with pages of comments.
        return start.text().startsWith("@relation") || start.text().startsWith("%");
    }

    @Override
    public Optional<Reading> read(Upload upload, FileRequest request, Faults faults) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        var lines = new BufferedReader(new InputStreamReader(upload.open(Upload.FILE), decoder));
        var place = new FilePlace("line");
        try {
            var attributes = attributes(lines, place);
            var names = request.table().columns().isEmpty()
                    ? attributes.stream().map(ArffAttribute::name).toList()
                    : request.table().columns();
            var found = new TableFaults(faults, "");
            if (names.size() != attributes.size()) {
                found.add(ProblemType.VALIDATION, "/columns", "must name the %d attributes of the file, names %d"
                        .formatted(attributes.size(), names.size()));
                return Optional.empty();
            }
            var columns = Columns.of(names, request.table(), limits, _ -> FILE, found);
            return columns.isEmpty()
                    ? Optional.empty()
                    : new Rows(attributes, columns.get(), typed(request.table(), columns.get(), attributes), place,
                            found)
                            .read(lines);
        } catch (CharacterCodingException e) {
            throw new Problem(ProblemType.ENCODING,
                    "The file is not UTF-8 (seen after line %d). Save it so and send it again."
                            .formatted(place.number()));
        }
    }

    private List<ArffAttribute> attributes(BufferedReader lines, FilePlace place) throws IOException {
        var attributes = new ArrayList<ArffAttribute>();
        long length = 0;
        for (var line = next(lines, place); line != null; line = next(lines, place)) {
            var lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("@data")) {
                return attributes;
            }
            if (lower.startsWith("@attribute")) {
                attributes.add(ArffAttribute.of(line.substring("@attribute".length()), place));
                length += line.length();
                if (length > HEADER) {
                    throw new Problem(ProblemType.LIMIT_EXCEEDED,
                            "The attributes of a file have at most %d characters.".formatted(HEADER));
                }
                if (attributes.size() > limits.columns()) {
                    throw new Problem(ProblemType.LIMIT_EXCEEDED,
                            "A table has at most %d columns.".formatted(limits.columns()));
                }
            } else if (!lower.startsWith("@relation")) {
                throw ArffAttribute.refusal(place, "must begin with @relation, @attribute or @data");
            }
        }
        throw new Problem(ProblemType.VALIDATION, "The file has no @data line, after which the rows begin.");
    }

    /** The next line that says something; null at the end. */
    private static @Nullable String next(BufferedReader lines, FilePlace place)
            throws IOException {
        for (var line = bounded(lines, place); line != null; line = bounded(lines, place)) {
            var text = line.strip();
            if (!text.isEmpty() && !text.startsWith("%")) {
                return text;
            }
        }
        return null;
    }

    /** A line; a file without line ends must not be held in memory as one. */
    private static @Nullable String bounded(BufferedReader lines, FilePlace place)
            throws IOException {
        place.at(place.number() + 1);
        var line = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            if (c == '\n') {
                return line.toString();
            }
            line.append((char) c);
            if (line.length() > LINE) {
                throw ArffAttribute.refusal(place, "is longer than a million characters");
            }
        }
        return line.isEmpty() ? null : line.toString();
    }

    /** A nominal attribute has names, also where they look like numbers. */
    private static TableRequest typed(TableRequest request, Columns columns, List<ArffAttribute> attributes) {
        var categorical = new HashSet<>(request.categorical());
        for (int column = 0; column < columns.size(); column++) {
            var name = columns.names().get(column);
            if (!attributes.get(column).values().isEmpty() && !request.ordinal().containsKey(name)) {
                categorical.add(name);
            }
        }
        return new TableRequest(request.columns(), request.targets(), request.task(), categorical, request.ordinal(),
                request.missing());
    }

    /** The rows of one file. */
    private final class Rows {

        private final List<ArffAttribute> attributes;
        private final List<Set<String>> allowed;
        private final Columns columns;
        private final TableRequest request;
        private final FilePlace place;
        private final TableFaults faults;

        Rows(List<ArffAttribute> attributes, Columns columns, TableRequest request, FilePlace place,
                TableFaults faults) {
            this.attributes = attributes;
            this.allowed = attributes.stream().map(attribute -> Set.copyOf(attribute.values())).toList();
            this.columns = columns;
            this.request = request;
            this.place = place;
            this.faults = faults;
        }

        Optional<Reading> read(BufferedReader lines) throws IOException {
            place.name(columns.names());
            try (var draft = new TableDraft(columns, request, limits, faults)) {
                for (var line = next(lines, place); line != null && !faults.full(); line = next(lines, place)) {
                    if (line.startsWith("{")) {
                        sparse(line, draft);
                    } else {
                        dense(line, draft);
                    }
                }
                return draft.finish(FILE).map(table -> new Reading(table, Map.of()));
            }
        }

        private void dense(String line, TableDraft draft) {
            var cells = ArffAttribute.cells(line, place);
            if (cells.size() != columns.size()) {
                faults.add(ProblemType.VALIDATION, FILE,
                        place.words() + "must have %d cells, has %d".formatted(columns.size(), cells.size()));
                return;
            }
            for (int column = 0; column < cells.size(); column++) {
                cell(column, cells.get(column), draft);
            }
            draft.endRow();
        }

        /** Pairs of a column's number, from 0, and its cell; all others hold 0, or the first name of their list. */
        private void sparse(String line, TableDraft draft) {
            var cells = new String[columns.size()];
            for (var pair : ArffAttribute.cells(line.replaceAll("[{}]", ""), place)) {
                var parts = pair.strip().split("\\s+", 2);
                int column = parts[0].matches("\\d{1,6}") ? Integer.parseInt(parts[0]) : -1;
                if (parts.length == 2 && column >= 0 && column < cells.length) {
                    cells[column] = parts[1];
                } else if (!pair.isBlank()) {
                    faults.add(ProblemType.VALIDATION, FILE, place.words() + Said.of(pair)
                            + " is no pair of an attribute's number, 0 to %d, and a value".formatted(cells.length - 1));
                    return;
                }
            }
            for (int column = 0; column < cells.length; column++) {
                var values = attributes.get(column).values();
                cell(column, cells[column] != null ? cells[column] : values.isEmpty() ? "0" : values.getFirst(), draft);
            }
            draft.endRow();
        }

        private void cell(int column, String text, TableDraft draft) {
            if (!allowed.get(column).isEmpty() && !text.equals("?") && !allowed.get(column).contains(text)) {
                faults.add(ProblemType.VALIDATION, FILE, place.words(column) + "must be one of %s, was %s".formatted(
                        String.join(", ", attributes.get(column).values().stream().limit(10).map(Said::of).toList()),
                        Said.of(text)));
                return;
            }
            draft.text(column, text, place);
        }
    }
}
