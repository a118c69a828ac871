package org.trainyard.compute;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The rows of each part of a split table, in the order in which they stand in the table. */
record SplitRows(int[] training, int[] validation, int[] test) {

    /** Which rows the seed puts into which part; {@code split} is resolved. */
    static SplitRows of(DataTable table, Split split, long seed) {
        if (split.column() != null) {
            return SplitColumn.of(table, split.column()).rows();
        }
        int n = table.rows();
        var sizes = split.sizes(n);
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        if (sizes.train() == n) {
            return new SplitRows(order, new int[0], new int[0]);
        }
        RandomStream.of(seed, RandomStream.Purpose.SPLIT).shuffle(order);
        int strata = Boolean.TRUE.equals(split.stratify()) ? table.classes() : 1;
        int[] stratumOf = new int[n];
        int[] left = new int[strata];
        for (int row = 0; row < n; row++) {
            stratumOf[row] = strata == 1 ? 0 : table.classOf(row);
            left[stratumOf[row]]++;
        }
        boolean[] taken = new boolean[n];
        // the small parts first: what rounding does to them is seen most
        int[] test = take(order, stratumOf, left, taken, sizes.test());
        if (split.folds() != null) {
            return folded(Folds.of(split, n), test, size -> take(order, stratumOf, left, taken, size));
        }
        int[] validation = take(order, stratumOf, left, taken, sizes.validation());
        int[] training = take(order, stratumOf, left, taken, sizes.train());
        return new SplitRows(training, validation, test);
    }

    /** Deals out the rows that are left to the folds in turn; one of them validates, the others train. */
    private static SplitRows folded(Folds folds, int[] test, IntFunction<int[]> take) {
        int[] validation = new int[0];
        var training = IntStream.builder();
        for (int fold = 1; fold <= folds.folds(); fold++) {
            int[] rows = take.apply(folds.size(fold));
            if (fold == folds.fold()) {
                validation = rows;
            } else {
                IntStream.of(rows).forEach(training);
            }
        }
        return new SplitRows(training.build().sorted().toArray(), validation, test);
    }

    /** Takes {@code size} rows in random order, from each stratum its share of those left (modified). */
    private static int[] take(int[] order, int[] stratumOf, int[] left, boolean[] taken, int size) {
        int[] quotas = quotas(left, size);
        int[] rows = new int[size];
        int found = 0;
        for (int row : order) {
            int stratum = stratumOf[row];
            if (!taken[row] && quotas[stratum] > 0) {
                quotas[stratum]--;
                left[stratum]--;
                taken[row] = true;
                rows[found++] = row;
            }
        }
        Arrays.sort(rows);
        return rows;
    }

    /** Shares of {@code size} in proportion to what is left, rounded by largest remainder, ties to the first. */
    private static int[] quotas(int[] left, int size) {
        long total = Arrays.stream(left).asLongStream().sum();
        int[] quotas = new int[left.length];
        long[] remainders = new long[left.length];
        int given = 0;
        for (int i = 0; i < left.length; i++) {
            long share = (long) size * left[i];
            quotas[i] = total == 0 ? 0 : (int) (share / total);
            remainders[i] = total == 0 ? 0 : share % total;
            given += quotas[i];
        }
        for (; given < size; given++) {
            int largest = 0;
            for (int i = 1; i < left.length; i++) {
                largest = remainders[i] > remainders[largest] ? i : largest;
            }
            quotas[largest]++;
            remainders[largest] = -1;
        }
        return quotas;
    }
}
