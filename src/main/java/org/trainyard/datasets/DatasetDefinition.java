package org.trainyard.datasets;

import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.trainyard.compute.Limited;
import org.trainyard.compute.Task;
import org.trainyard.datasets.generators.Generator;
import org.trainyard.datasets.tables.MissingValues;
import org.trainyard.web.Name;

/**
 * A dataset as a client describes it: either a generator, or columns and rows.
 *
 * @param name a label, not unique; may be left out where the definition stands inside another request
 * @param generator a formula that makes the data
 * @param columns names of the columns, in the order of the cells
 * @param target name of the target column, or a list of several for regression; left out, the last column
 * @param task left out: text, true and false, or at most 20 distinct whole numbers are classes, all else are values
 * @param rows a list a row, a cell a column: numbers, true, false (1 and 0), names, or null for no value
 * @param missing what becomes of cells without a value: the table is refused unless this says otherwise
 * @param categorical columns of names that look like numbers: each name gets an input of its own
 * @param ordinal columns of names in an order, and for each its names from low to high
 */
record DatasetDefinition(@Nullable @Name @Limited(by = "nameLength") String name, @Valid @Nullable Generator generator,
        @Nullable List<String> columns, @Schema(example = "y") @Nullable JsonNode target, @Nullable Task task,
        @Schema(example = "[[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]") @Nullable JsonNode rows,
        @Nullable MissingValues missing, @Nullable List<String> categorical,
        @Nullable Map<String, List<String>> ordinal) {

    DatasetDefinition {
        name = Name.Form.composed(name);
    }

    /** What to call the dataset: its name, or a word for one without. */
    String label() {
        return name == null ? "unnamed" : name;
    }
}
