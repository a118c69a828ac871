package org.trainyard.compute;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;

import org.jspecify.annotations.Nullable;

/**
 * Which rows train, validate and test. Below 1 a fraction, from 1 on a number of rows, 0 none; fractions are rounded
 * down, and training gets the rest.
 *
 * @param train rows to train with; left out, all that the other parts leave
 * @param validation rows that are only measured, epoch by epoch
 * @param test rows that are measured once, at the end; left out beside {@code train} alone, all that it leaves
 * @param stratify whether each class has its share in each part; left out, so it is for classification with two rows
 *        or more a class
 * @param labelNoise share of the training rows whose class is drawn anew
 * @param column a column of names that says of each row which part it is in: train, validation or test; then nothing else
 *        is said but {@code labelNoise}, and the column is no input unless {@code features} names it
 * @param folds parts of a cross-validation: the rows that are not for {@code test} are dealt out to so many folds of
 *        the same size, or one row more; runs with the same seed have the same folds
 * @param fold which of the folds validates, from 1; all the others train
 */
public record Split(@Nullable @PositiveOrZero Double train, @Nullable @PositiveOrZero Double validation,
        @Nullable @PositiveOrZero Double test, @Nullable Boolean stratify,
        @PositiveOrZero @DecimalMax("1") Double labelNoise, @Nullable String column,
        @Nullable @Min(2) Integer folds, @Nullable @Min(1) Integer fold) {

    /** From this many rows on, a split that says nothing keeps rows for validation and test. */
    private static final int ENOUGH_ROWS = 50;

    public Split {
        labelNoise = labelNoise == null ? 0.0 : labelNoise;
    }

    /** Whether the seed decides which of so many rows train, or which labels they have. Of a resolved split. */
    public boolean isDrawn(int rows) {
        return labelNoise > 0 || folds != null || (column == null && sizes(rows).train() < rows);
    }

    /** Without folds. */
    public Split(@Nullable Double train, @Nullable Double validation, @Nullable Double test,
            @Nullable Boolean stratify, Double labelNoise, @Nullable String column) {
        this(train, validation, test, stratify, labelNoise, column, null, null);
    }

    /** Nothing said: what {@link #resolved} makes of a request without a split. */
    public static Split unspecified() {
        return new Split(null, null, null, null, 0.0, null);
    }

    /** All rows train, none is kept back. */
    public static Split allTraining() {
        return new Split(null, 0.0, 0.0, null, 0.0, null);
    }

    /**
     * The split with every value in force, in rows, for a table: 60/20/20 from 50 rows on, else all train.
     *
     * @throws TargetEncoding.IncompatibleException for more rows than there are, no training rows, or a setting that
     *         is for classification only
     */
    public Split resolved(DataTable table) {
        int rows = table.rows();
        boolean classifies = table.task() == Task.CLASSIFICATION;
        if (labelNoise > 0 && !classifies) {
            throw Refusal.of("/split/labelNoise", "is for classification: a regression has no labels to redraw")
                    .exception();
        }
        if (Boolean.TRUE.equals(stratify) && !classifies) {
            throw Refusal.of("/split/stratify", "is for classification: a regression has no classes to share out")
                    .exception();
        }
        if (column != null) {
            return SplitColumn.of(table, column).resolve(this);
        }
        var sizes = sizes(rows);
        boolean stratified = stratify == null ? classifies && smallestClass(table) >= 2 : stratify;
        return new Split((double) sizes.train, (double) sizes.validation, (double) sizes.test, stratified, labelNoise,
                null, folds, fold);
    }

    /**
     * Rows of each part of a table with that many.
     *
     * @throws TargetEncoding.IncompatibleException for more rows than there are, or no training rows
     */
    public Sizes sizes(int rows) {
        if (folds != null || fold != null) {
            var dealt = Folds.of(this, rows).sizes();
            same(train, dealt.train, "train");
            same(validation, dealt.validation, "validation");
            return dealt;
        }
        boolean silent = train == null && validation == null && test == null;
        if (silent) {
            int fifth = rows >= ENOUGH_ROWS ? (int) (0.2 * rows + 1e-9) : 0;
            return checked(new Sizes(rows - 2 * fifth, fifth, fifth), rows);
        }
        long forValidation = rowsOf(validation == null ? 0 : validation, rows, "/split/validation");
        long forTraining = rowsOf(train == null ? 0 : train, rows, "/split/train");
        boolean testTakesTheRest = train != null && validation == null && test == null;
        long forTest = testTakesTheRest ? rows - forTraining : rowsOf(test == null ? 0 : test, rows, "/split/test");
        if (trainingTakesTheRest()) {
            forTraining = rows - forValidation - forTest;
        }
        return checked(new Sizes((int) forTraining, (int) forValidation, (int) forTest), rows);
    }

    /** Left out, or fractions that make up the whole: then rounding must not lose a row. */
    private boolean trainingTakesTheRest() {
        if (train == null) {
            return true;
        }
        double sum = train + (validation == null ? 0 : validation) + (test == null ? 0 : test);
        return train < 1 && Math.abs(sum - 1) < 1e-9;
    }

    private static void same(@Nullable Double said, int dealt, String field) {
        if (said != null && said != dealt) {
            throw Refusal.of("/split/" + field, "must be left out: the folds put %d rows there".formatted(dealt))
                    .exception();
        }
    }

    static long rowsOf(double part, int rows, String pointer) {
        if (!(part <= rows)) {
            throw Refusal.of(pointer, "must be at most %d, the number of rows, was %s".formatted(rows, part))
                    .exception();
        }
        // a fraction such as 0.29 of 100 rows must not lose a row to 28.999999999999996
        return part < 1 ? (long) (part * rows + 1e-9) : (long) part;
    }

    private static Sizes checked(Sizes sizes, int rows) {
        if ((long) sizes.train + sizes.validation + sizes.test > rows || sizes.train < 0) {
            throw Refusal.of("/split", "asks for more rows than the %d that there are".formatted(rows)).exception();
        }
        if (sizes.train == 0) {
            throw Refusal.of("/split", "leaves no row to train with, of %d".formatted(rows)).exception();
        }
        return sizes;
    }

    private static int smallestClass(DataTable table) {
        int[] counts = new int[table.classes()];
        for (int row = 0; row < table.rows(); row++) {
            counts[table.classOf(row)]++;
        }
        int smallest = Integer.MAX_VALUE;
        for (int count : counts) {
            smallest = count > 0 ? Math.min(smallest, count) : smallest;
        }
        return smallest;
    }

    /** Rows of each part. */
    public record Sizes(int train, int validation, int test) {}
}
