package org.trainyard.datasets;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.trainyard.compute.Task;
import org.trainyard.datasets.tables.Cells;
import org.trainyard.datasets.tables.Column;
import org.trainyard.datasets.tables.ColumnProfile;
import org.trainyard.datasets.tables.ColumnType;
import org.trainyard.datasets.tables.Fingerprint;
import org.trainyard.datasets.tables.Table;
import org.trainyard.web.Caller;
import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;

/**
 * A dataset's profile: what it holds and where it comes from, without its rows. Immutable for ever.
 *
 * @param id what other requests call it; a built-in's is its name; left out (empty in Java) where nothing is stored
 * @param name a label, not unique
 * @param owner whose it is
 * @param task what its target asks for: a class or a number
 * @param rows number of rows
 * @param features the input columns, in order
 * @param targets the target columns, one for classification
 * @param sha256 hash of names, types, classes and cells: equal for the same table, whatever it was sent as
 * @param bytes size of the stored cells, 4 bytes each
 * @param source where it comes from: a generator with its settings, rows, a file's name, or a citation and licence
 * @param builtIn whether it came with the service; such a one cannot be deleted
 * @param createdAt when it was stored; left out for a built-in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Dataset(@JsonInclude(JsonInclude.Include.NON_EMPTY) String id, String name, String owner, Task task,
        int rows, List<Feature> features, List<Target> targets, String sha256, long bytes, Map<String, Object> source,
        boolean builtIn, @Nullable Instant createdAt) {

    /** Describes a table. */
    static Dataset of(Table table, String id, String name, Map<String, Object> source, boolean builtIn,
            @Nullable Instant createdAt) {
        var told = source;
        if (table.dropped() > 0) {
            told = new LinkedHashMap<>(source);
            told.put("droppedRows", table.dropped());
        }
        return new Dataset(id, name, Caller.LOCAL.owner(), table.task(), table.rows(),
                table.features().stream().map(Feature::of).toList(), table.targets().stream().map(Target::of).toList(),
                table.sha256(), table.bytes(), told, builtIn, createdAt);
    }

    /** Describes a table that is not stored. */
    static Dataset of(Table table, String name, Map<String, Object> source) {
        return of(table, "", name, source, false, null);
    }

    /** Number of columns, features and targets together. */
    int columns() {
        return features.size() + targets.size();
    }

    /** The columns without their figures, features first, as they stand in a stored row. */
    List<Column> layout() {
        return Stream.concat(features.stream().map(Feature::column), targets.stream().map(Target::column)).toList();
    }

    /** Names of the columns, features first. */
    List<String> columnNames() {
        return Stream.concat(features.stream().map(Feature::name), targets.stream().map(Target::name)).toList();
    }

    /** The hash of such a table, while its cells are read. */
    Fingerprint fingerprint() {
        return new Fingerprint(features.stream().map(Feature::column).toList(),
                targets.stream().map(Target::column).toList());
    }

    /** Whether these are the cells whose hash it has; they are read whole. */
    boolean isSound(Cells cells) {
        var print = fingerprint();
        try (var in = print.following(cells).open(0)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("A dataset's cells could not be read", e);
        }
        return print.sha256().equals(sha256);
    }

    /**
     * Checks the hash of cells that were read.
     *
     * @throws Problem internal
     */
    void require(Fingerprint print) {
        if (!print.sha256().equals(sha256)) {
            throw new Problem(ProblemType.INTERNAL,
                    "The stored rows of this dataset are not the ones whose hash it has (%s). Nothing is computed from them; upload the data again or restore the database."
                            .formatted(sha256));
        }
    }

    /**
     * An input column, with figures over its float32 values.
     *
     * @param name its name
     * @param type {@code numeric}; {@code categorical}: names, one input of the network each; {@code ordinal}: names in
     *        an order, whose places go into the network
     * @param min smallest value
     * @param max largest value
     * @param mean arithmetic mean
     * @param std population standard deviation: the squares are divided by the number of rows
     * @param missing number of cells that had no value
     * @param categories the names, ascending by code point or in the order that was given
     * @param counts rows of each category
     * @param histogram rows in each of 20 equal intervals from {@code min} to {@code max}
     * @param correlation with the target, where there is one: Pearson's r with values or two classes (0 and 1), the
     *        correlation ratio with more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Feature(String name, ColumnType type, @Nullable Double min, @Nullable Double max,
            @Nullable Double mean, @Nullable Double std, int missing, @Nullable List<String> categories,
            @Nullable List<Integer> counts, @Nullable List<Integer> histogram, @Nullable Double correlation) {

        static Feature of(ColumnProfile profile) {
            var column = profile.column();
            var figures = profile.figures();
            return figures == null
                    ? new Feature(column.name(), column.type(), null, null, null, null, profile.missing(),
                            column.categories(), profile.counts(), null, null)
                    : new Feature(column.name(), column.type(), figures.min(), figures.max(), figures.mean(),
                            figures.std(), profile.missing(), null, null, profile.histogram(), profile.correlation());
        }

        Column column() {
            return new Column(name, type, categories == null ? List.of() : categories);
        }

        /** The names that have an input each; none for a column that goes in as it is. */
        List<String> oneHot() {
            return type == ColumnType.CATEGORICAL ? column().categories() : List.of();
        }
    }

    /**
     * A target column.
     *
     * @param name its name
     * @param type {@code categorical} for classes, {@code numeric} for values
     * @param classes the classes as text, class k being output unit k; ascending, numbers by value, text by code point
     * @param counts rows of each class
     * @param min smallest value, for regression
     * @param max largest value, for regression
     * @param mean arithmetic mean, for regression
     * @param std population standard deviation, for regression
     * @param histogram rows in each of 20 equal intervals from {@code min} to {@code max}, for regression
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Target(String name, ColumnType type, @Nullable List<String> classes, @Nullable List<Integer> counts,
            @Nullable Double min, @Nullable Double max, @Nullable Double mean, @Nullable Double std,
            @Nullable List<Integer> histogram) {

        static Target of(ColumnProfile profile) {
            var column = profile.column();
            var figures = profile.figures();
            return figures == null
                    ? new Target(column.name(), column.type(), column.categories(), profile.counts(), null, null, null,
                            null, null)
                    : new Target(column.name(), column.type(), null, null, figures.min(), figures.max(),
                            figures.mean(), figures.std(), profile.histogram());
        }

        Column column() {
            return new Column(name, type, classes == null ? List.of() : classes);
        }
    }
}
