package org.trainyard.datasets;

import java.util.ArrayList;
import java.util.List;

import org.trainyard.datasets.tables.Cells;
import org.trainyard.datasets.tables.RowReader;

/**
 * As many rows of a dataset as a picture can show: all of them, or blocks of neighbours that are evenly spread, because a
 * block costs one read of the store. Rows that are sorted are shown whole that way too.
 */
final class SampledRows {

    /** A picture shows no more points than this. */
    static final int MOST = 2000;
    private static final int BLOCKS = 40;

    private SampledRows() {}

    /** Rows in their order, a number for each column, features first. */
    static List<float[]> of(Dataset dataset, Cells cells) {
        return dataset.rows() <= MOST
                ? read(dataset, cells, 0, dataset.rows(), new ArrayList<>())
                : spread(dataset, cells);
    }

    /** The first rows. */
    static List<float[]> first(Dataset dataset, Cells cells, int count) {
        return read(dataset, cells, 0, count, new ArrayList<>());
    }

    private static List<float[]> spread(Dataset dataset, Cells cells) {
        var rows = new ArrayList<float[]>();
        int block = MOST / BLOCKS;
        for (int i = 0; i < BLOCKS; i++) {
            read(dataset, cells, (long) i * (dataset.rows() - block) / (BLOCKS - 1), block, rows);
        }
        return rows;
    }

    private static List<float[]> read(Dataset dataset, Cells cells, long first, int count, List<float[]> into) {
        try (var reader = new RowReader(dataset.layout(), cells, first)) {
            for (int i = 0; i < count && reader.next(); i++) {
                var row = new float[dataset.columns()];
                for (int j = 0; j < row.length; j++) {
                    row[j] = reader.cell(j);
                }
                into.add(row);
            }
        }
        return into;
    }
}
