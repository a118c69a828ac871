package org.trainyard.compute;

/**
 * One run's part in a cross-validation: rows are dealt out to folds, of which one validates and the others train. Over
 * the runs of all folds, with the same seed, each row that is not for testing validates once.
 *
 * @param rows of the table
 * @param test rows that are in no fold
 * @param fold the one that validates, from 1
 */
record Folds(int rows, int test, int folds, int fold) {

    /**
     * What a split says of folds.
     *
     * @throws TargetEncoding.IncompatibleException unless it names both, with a row for each fold
     */
    static Folds of(Split split, int rows) {
        var folds = split.folds();
        var fold = split.fold();
        if (folds == null) {
            throw Refusal.of("/split/folds", "is required beside fold: how many there are").exception();
        }
        if (fold == null) {
            throw Refusal.of("/split/fold",
                    "is required beside folds, from 1 to %d: the one that validates. An experiment goes through all"
                            .formatted(folds))
                    .exception();
        }
        int test = (int) Split.rowsOf(split.test() == null ? 0 : split.test(), rows, "/split/test");
        if (folds > rows - test) {
            throw Refusal.of("/split/folds", "must be at most %d, a row for each, was %d".formatted(rows - test, folds))
                    .exception();
        }
        if (fold > folds) {
            throw Refusal.of("/split/fold", "must be between 1 and %d, the number of folds, was %d".formatted(folds,
                    fold)).exception();
        }
        return new Folds(rows, test, folds, fold);
    }

    /** Rows of a fold: the first ones have one more where they do not come out even. */
    int size(int number) {
        int dealt = rows - test;
        return dealt / folds + (number <= dealt % folds ? 1 : 0);
    }

    Split.Sizes sizes() {
        int validation = size(fold);
        return new Split.Sizes(rows - test - validation, validation, test);
    }
}
