package org.trainyard.datasets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import org.trainyard.datasets.formats.CsvReader;
import org.trainyard.datasets.formats.FileRequest;
import org.trainyard.datasets.formats.TableReader;
import org.trainyard.datasets.generators.Generator;
import org.trainyard.datasets.tables.Cells;
import org.trainyard.datasets.tables.Table;
import org.trainyard.datasets.tables.TableFaults;
import org.trainyard.datasets.tables.TableRequest;
import org.trainyard.web.Faults;
import org.trainyard.web.StrictJson;

/** The {@link BuiltIn} datasets, read when they are first asked for and then kept; never in the database. */
@Component
final class BuiltInDatasets {

    private final Map<String, BuiltIn> byName = new LinkedHashMap<>();
    private final Map<BuiltIn, Loaded> loaded = new ConcurrentHashMap<>();
    private final DefinedTables tables;
    private final CsvReader csv;
    private final StrictJson json;

    BuiltInDatasets(DefinedTables tables, CsvReader csv, StrictJson json) {
        this.tables = tables;
        this.csv = csv;
        this.json = json;
        Arrays.stream(BuiltIn.values()).forEach(each -> byName.put(each.label(), each));
    }

    /** How many there are. */
    int count() {
        return byName.size();
    }

    /** All of them, in their order. */
    List<Dataset> all() {
        return byName.values().stream().map(each -> load(each).dataset).toList();
    }

    Optional<Dataset> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(each -> load(each).dataset);
    }

    /** The cells of a built-in. */
    Optional<Cells> cells(String name) {
        return Optional.ofNullable(byName.get(name)).map(each -> load(each).cells);
    }

    private Loaded load(BuiltIn each) {
        return loaded.computeIfAbsent(each, this::read);
    }

    private Loaded read(BuiltIn each) {
        var faults = new Faults();
        var source = each.generator().isEmpty() ? each.citation() : new LinkedHashMap<String, Object>();
        var table = each.generator().isEmpty() ? file(each, faults) : generated(each, source, faults);
        faults.throwIfAny();
        var whole = table.orElseThrow();
        return new Loaded(Dataset.of(whole, each.label(), each.label(), source, true, null), whole.cells());
    }

    private Optional<Table> generated(BuiltIn each, Map<String, Object> source, Faults faults) {
        var generator = json.read(each.generator(), Generator.class);
        source.put("kind", "generator");
        source.put("generator", json.tree(generator));
        return tables.generated(generator, new TableFaults(faults, ""));
    }

    private Optional<Table> file(BuiltIn each, Faults faults) {
        try (var in = new BufferedInputStream(
                Objects.requireNonNull(BuiltIn.class.getResourceAsStream(each.file()), each.file()))) {
            return csv.read(in, FileRequest.of(TableRequest.of(List.of(), List.of("target"), null)), faults)
                    .map(TableReader.Reading::table);
        } catch (IOException e) {
            throw new UncheckedIOException("A built-in dataset could not be read", e);
        }
    }

    /** A built-in and its cells, all of which fit a spool's memory. */
    private record Loaded(Dataset dataset, Cells cells) {}
}
