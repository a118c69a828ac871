package org.trainyard.datasets;

import java.util.ArrayList;
import java.util.List;

import org.trainyard.datasets.tables.Cells;
import org.trainyard.datasets.tables.RowReader;

/**
 * Some rows of a dataset, in the form in which they can be sent again.
 *
 * @param columns names of the columns, features first, then targets
 * @param rows a list a row: numbers, and in a target with named classes their names
 * @param offset number of the first row here, from 0
 * @param total number of rows in the whole dataset
 */
record RowPage(List<String> columns, List<List<Object>> rows, int offset, int total) {

    /** At most {@code limit} rows from {@code offset} on. */
    static RowPage of(Dataset dataset, Cells cells, int offset, int limit) {
        var rows = new ArrayList<List<Object>>();
        if (offset < dataset.rows()) {
            try (var reader = new RowReader(dataset.layout(), cells, offset)) {
                while (rows.size() < limit && reader.next()) {
                    rows.add(reader.values());
                }
            }
        }
        return new RowPage(dataset.columnNames(), rows, offset, dataset.rows());
    }
}
