package org.trainyard.datasets.tables;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** One column while its cells come in. A cell is looked at when it comes and kept when its row is complete. */
sealed interface ColumnDraft permits FeatureDraft, TargetDraft {

    /** What is wrong with a cell that holds a number, as the end of a sentence; empty if nothing. */
    Optional<String> fault(double number);

    /** What is wrong with a cell that holds a text other than a number. */
    Optional<String> fault(String text, Place place, int column);

    /** Keeps a number, and gives the bits that stand for it in the spool. */
    int keep(double number);

    /** Keeps a text. */
    int keep(String text);

    /** What the column became, once the last cell is kept. */
    Kept kept();

    /**
     * A column whose cells are all there.
     *
     * @param profile without histogram and correlation
     * @param meanings what each code of the spool stands for; null where the bits are the values
     * @param fill what stands for a cell without a value
     */
    record Kept(ColumnProfile profile, float @Nullable [] meanings, float fill) {

        /** Whether the spool has something else than what is stored. */
        boolean isCoded() {
            return meanings != null || profile.missing() > 0;
        }
    }
}
