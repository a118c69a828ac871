package org.trainyard.datasets.formats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import org.trainyard.datasets.tables.Columns;
import org.trainyard.datasets.tables.TableDraft;
import org.trainyard.datasets.tables.TableFaults;
import org.trainyard.datasets.tables.TableRequest;
import org.trainyard.web.Limits;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.Said;
import org.trainyard.web.Spelling;

/** The rows of one JSON file, token by token. */
final class JsonTable {

    private final JsonParser json;
    private final TableRequest request;
    private final Limits limits;
    private final FilePlace line = new FilePlace("line");
    private final TableFaults faults;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private boolean isOneList;

    JsonTable(JsonParser json, TableRequest request, Limits limits, TableFaults faults) {
        this.json = json;
        this.request = request;
        this.limits = limits;
        this.faults = faults;
    }

    Optional<TableReader.Reading> read() {
        var token = json.nextToken();
        var first = new ArrayList<Cell>();
        if (token == JsonToken.START_ARRAY) {
            token = json.nextToken();
            isOneList = token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT
                    || token == JsonToken.END_ARRAY;
        }
        if (token == null || (isOneList && token == JsonToken.END_ARRAY)) {
            faults.add(ProblemType.VALIDATION, TableReader.FILE, "must hold at least one row");
            return Optional.empty();
        }
        line.at(json.currentTokenLocation().getLineNr());
        firstRow(token, first);
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        var columns = Columns.of(names, request, limits,
                _ -> request.columns().isEmpty() ? TableReader.FILE : "/columns", faults);
        return columns.flatMap(known -> table(known, first));
    }

    /** Reads the first row, which names the columns, aside. */
    private void firstRow(JsonToken token, List<Cell> cells) {
        names.addAll(request.columns());
        index();
        boolean isObject = token == JsonToken.START_OBJECT;
        var next = token == JsonToken.START_ARRAY || isObject ? json.nextToken() : token;
        for (int i = 0; next != JsonToken.END_ARRAY && next != JsonToken.END_OBJECT && next != null; i++) {
            if (i > limits.columns()) {
                faults.add(ProblemType.LIMIT_EXCEEDED, TableReader.FILE,
                        "has more than %d columns".formatted(limits.columns()));
                return;
            }
            int column = i;
            if (isObject) {
                column = key(json.currentName(), request.columns().isEmpty());
                next = json.nextToken();
            }
            cells.add(new Cell(column, value(next)));
            next = json.nextToken();
        }
        if (!isObject && names.isEmpty() && cells.size() > 1) {
            names.addAll(CsvReader.numbered(cells.size()));
        } else if (!isObject && cells.size() != names.size()) {
            faults.add(ProblemType.VALIDATION, TableReader.FILE,
                    line.words() + "must have %d cells, has %d".formatted(Math.max(2, names.size()), cells.size()));
        }
        line.name(names);
    }

    private void index() {
        for (int i = 0; i < names.size(); i++) {
            places.putIfAbsent(names.get(i), i);
        }
    }

    private int key(String key, boolean isNew) {
        if (isNew && places.putIfAbsent(key, names.size()) == null) {
            names.add(key);
        }
        var place = places.get(key);
        if (place == null) {
            faults.add(ProblemType.VALIDATION, TableReader.FILE,
                    line.words() + Said.of(key) + " is not a column; "
                            + Spelling.nearest(key, names).map(near -> "did you mean " + Said.of(near) + "?")
                                    .orElse("the first row has all of them"));
            return -1;
        }
        return place;
    }

    private Optional<TableReader.Reading> table(Columns columns, List<Cell> first) {
        try (var draft = new TableDraft(columns, request, limits, faults)) {
            var given = new boolean[columns.size()];
            first.forEach(cell -> put(cell.column(), cell.value(), given, draft));
            endRow(given, draft);
            for (var token = json.nextToken(); token != null && !faults.full(); token = json.nextToken()) {
                if (isOneList && token == JsonToken.END_ARRAY) {
                    isOneList = false;
                } else {
                    line.at(json.currentTokenLocation().getLineNr());
                    row(token, given, draft);
                }
            }
            return draft.finish(TableReader.FILE).map(table -> new TableReader.Reading(table, Map.of()));
        }
    }

    private void row(JsonToken token, boolean[] given, TableDraft draft) {
        if (token == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME && !faults.full()) {
                int column = key(json.currentName(), false);
                var value = value(json.nextToken());
                if (column >= 0) {
                    put(column, value, given, draft);
                }
            }
            endRow(given, draft);
        } else if (token == JsonToken.START_ARRAY) {
            int cells = 0;
            for (var next = json.nextToken(); next != JsonToken.END_ARRAY && next != null; next = json.nextToken()) {
                var value = value(next);
                if (cells < given.length) {
                    put(cells, value, given, draft);
                }
                cells++;
            }
            if (cells != given.length) {
                faults.add(ProblemType.VALIDATION, TableReader.FILE,
                        line.words() + "must have %d cells, has %d".formatted(given.length, cells));
            }
            endRow(given, draft);
        } else {
            faults.add(ProblemType.VALIDATION, TableReader.FILE,
                    line.words() + "must be an object or a list of cells");
        }
    }

    /** A number, a text, true or false; null for none. */
    private @Nullable Object value(JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Double.valueOf(json.getString());
            case VALUE_STRING -> json.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            // What is in it may be larger than memory.
            default -> throw new Problem(ProblemType.VALIDATION,
                    "Of the file, %sa cell must be a number, a text, true or false.".formatted(line.words()));
        };
    }

    private void put(int column, @Nullable Object value, boolean[] given, TableDraft draft) {
        if (column < 0) {
            return;
        }
        if (given[column]) {
            throw new Problem(ProblemType.MALFORMED_JSON, "The file is not proper JSON in line %d: %s comes twice"
                    .formatted(line.number(), Said.of(names.get(column))));
        }
        given[column] = true;
        switch (value) {
            case null -> draft.missing(column, line);
            case Double number -> draft.number(column, number, line);
            case Boolean is -> draft.text(column, is.toString(), line);
            case String text -> draft.text(column, text, line);
            default -> throw new IllegalStateException("A cell of an unknown type");
        }
    }

    private void endRow(boolean[] given, TableDraft draft) {
        for (int column = 0; column < given.length; column++) {
            if (!given[column]) {
                draft.missing(column, line);
            }
            given[column] = false;
        }
        draft.endRow();
    }

    /** A cell of the first row. */
    private record Cell(int column, @Nullable Object value) {}
}
