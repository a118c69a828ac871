package org.trainyard.datasets.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The figures of a table that need the range and the mean of each column first, in one more pass over its cells. */
final class Profiler {

    private final List<ColumnProfile> columns;
    private final int[][] histograms;
    private final Correlation[] correlations;

    /**
     * @param columns features first, without histogram and correlation
     * @param rows at least one
     */
    Profiler(List<ColumnProfile> columns, int features, int rows) {
        this.columns = columns;
        histograms = new int[columns.size()][];
        correlations = new Correlation[columns.size() - features == 1 ? features : 0];
        for (int j = 0; j < columns.size(); j++) {
            var figures = columns.get(j).figures();
            histograms[j] = new int[figures == null ? 0 : ColumnProfile.BINS];
            if (j < correlations.length && figures != null) {
                correlations[j] = Correlation.of(figures, columns.getLast(), rows);
            }
        }
    }

    /** The columns with all their figures. */
    List<ColumnProfile> read(Cells cells) {
        var layout = columns.stream().map(ColumnProfile::column).toList();
        try (var reader = new RowReader(layout, cells, 0)) {
            while (reader.next()) {
                float target = reader.cell(columns.size() - 1);
                for (int j = 0; j < histograms.length; j++) {
                    if (histograms[j].length > 0) {
                        cell(j, reader.cell(j), target);
                    }
                }
            }
        }
        var profiles = new ArrayList<ColumnProfile>();
        for (int j = 0; j < columns.size(); j++) {
            var column = columns.get(j);
            var correlation = j < correlations.length && correlations[j] != null ? correlations[j].value() : null;
            profiles.add(new ColumnProfile(column.column(), column.missing(), column.counts(), column.figures(),
                    Arrays.stream(histograms[j]).boxed().toList(), correlation));
        }
        return profiles;
    }

    private void cell(int column, double value, float target) {
        var figures = columns.get(column).figures();
        if (figures == null) {
            return;
        }
        histograms[column][ColumnProfile.bin(value, figures.min(), figures.max() - figures.min())]++;
        if (column < correlations.length) {
            correlations[column].add(value, target);
        }
    }
}
