package org.trainyard.charts;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Those points of a table of which every number is finite.
 *
 * @param columns x, y and what else a point has
 * @param rows of these points
 * @param leftOut how many points are not among them
 */
record Cloud(float[][] columns, int[] rows, int leftOut) {

    static Cloud of(float[]... columns) {
        int[] finite = IntStream.range(0, columns[0].length).filter(row -> isFinite(columns, row)).toArray();
        return new Cloud(columns, finite, columns[0].length - finite.length);
    }

    private static boolean isFinite(float[][] columns, int row) {
        for (float[] column : columns) {
            if (!Float.isFinite(column[row])) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return rows.length;
    }

    double at(int column, int point) {
        return columns[column][rows[point]];
    }

    DoubleSummaryStatistics statistics(int column) {
        return statistics(List.of(this), column);
    }

    static DoubleSummaryStatistics statistics(List<Cloud> clouds, int column) {
        return clouds.stream().flatMapToDouble(
                cloud -> IntStream.range(0, cloud.size()).mapToDouble(point -> cloud.at(column, point)))
                .summaryStatistics();
    }

    /** The points with the same number each, by that number. */
    SortedMap<Integer, Cloud> parts(IntUnaryOperator numberOfPoint) {
        var points = IntStream.range(0, size()).boxed()
                .collect(Collectors.groupingBy(numberOfPoint::applyAsInt, TreeMap::new, Collectors.toList()));
        var parts = new TreeMap<Integer, Cloud>();
        points.forEach((number, part) -> parts.put(number,
                new Cloud(columns, part.stream().mapToInt(point -> rows[point]).toArray(), 0)));
        return parts;
    }
}
