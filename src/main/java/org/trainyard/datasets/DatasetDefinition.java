package org.trainyard.datasets;

import java.util.List;

import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.trainyard.compute.Limited;
import org.trainyard.compute.Task;
import org.trainyard.datasets.generators.Generator;
import org.trainyard.web.Name;

/**
 * A dataset as a client describes it: either a generator, or columns and rows.
 *
 * @param name a label, not unique; may be left out where the definition stands inside another request
 * @param generator a formula that makes the data
 * @param columns names of the columns, in the order of the cells
 * @param target name of the target column, or a list of several for regression; left out, the last column
 * @param task left out: text, true and false, or at most 20 distinct whole numbers are classes, all else are values
 * @param rows a list a row, a cell a column: numbers, true, false (1 and 0), and in the target also text
 */
record DatasetDefinition(@Nullable @Name @Limited(by = "nameLength") String name, @Valid @Nullable Generator generator,
        @Nullable List<String> columns, @Schema(example = "y") @Nullable JsonNode target, @Nullable Task task,
        @Schema(example = "[[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]") @Nullable JsonNode rows) {

    DatasetDefinition {
        name = Name.Form.composed(name);
    }

    /** What to call the dataset: its name, or a word for one without. */
    String label() {
        return name == null ? "unnamed" : name;
    }
}
