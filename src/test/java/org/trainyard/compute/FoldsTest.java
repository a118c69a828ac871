package org.trainyard.compute;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.trainyard.compute.TargetEncoding.IncompatibleException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A cross-validation validates each row once, whatever the numbers are. */
class FoldsTest {

    @ParameterizedTest
    @CsvSource({"90, 3, 5, 0", "10, 2, 3, 0", "101, 3, 10, 0", "7, 2, 7, 0", "50, 2, 2, 0", "103, 4, 4, 0.2",
        "30, 3, 4, 7"})
    void foldsPartitionTheRowsThatAreNotForTesting(int rows, int classes, int folds, double test) {
        var table = Tables.clouds(rows, classes);
        int[] validated = new int[rows];
        int[] tested = null;
        for (int fold = 1; fold <= folds; fold++) {
            var split = new Split(null, null, test, null, 0.0, null, folds, fold).resolved(table);
            var parts = SplitRows.of(table, split, 9);
            assertThat(
                    Stream.of(parts.training(), parts.validation(), parts.test()).flatMapToInt(IntStream::of).sorted()
                            .toArray())
                    .isEqualTo(IntStream.range(0, rows).toArray());
            assertThat(split.sizes(rows)).isEqualTo(new Split.Sizes(parts.training().length,
                    parts.validation().length, parts.test().length));
            assertThat(parts.training()).isSorted();
            IntStream.of(parts.validation()).forEach(row -> validated[row]++);
            tested = tested == null ? parts.test() : tested;
            assertThat(parts.test()).as("the same rows for all folds").isEqualTo(tested);
            assertThat(split.resolved(table)).as("resolved again").isEqualTo(split);
        }
        IntStream.of(tested).forEach(row -> validated[row]++);
        assertThat(validated).containsOnly(1);
    }

    @Test
    void eachFoldHasItsShareOfEachClass() {
        var table = Tables.clouds(150, 3);
        for (int fold = 1; fold <= 4; fold++) {
            var parts = SplitRows.of(table, new Split(null, null, null, null, 0.0, null, 4, fold).resolved(table), 3);
            assertThat(parts.validation().length).isBetween(37, 38);
            for (int label = 0; label < 3; label++) {
                int wanted = label;
                assertThat(Arrays.stream(parts.validation()).filter(row -> table.classOf(row) == wanted).count())
                        .isBetween(12L, 13L);
            }
        }
    }

    @Test
    void theSeedDecidesTheFolds() {
        var table = Tables.clouds(90, 3);
        var split = new Split(null, null, null, null, 0.0, null, 5, 2).resolved(table);
        assertThat(SplitRows.of(table, split, 1).validation()).isEqualTo(SplitRows.of(table, split, 1).validation())
                .isNotEqualTo(SplitRows.of(table, split, 2).validation());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"{'folds': 11, 'fold': 1};/split/folds",
        "{'folds': 5};/split/fold", "{'fold': 1};/split/folds", "{'folds': 5, 'fold': 6};/split/fold",
        "{'folds': 5, 'fold': 1, 'train': 0.5};/split/train",
        "{'folds': 5, 'fold': 1, 'validation': 3};/split/validation",
        "{'folds': 5, 'fold': 1, 'test': 6};/split/folds", "{'folds': 5, 'fold': 1, 'test': 11};/split/test"})
    void foldsThatCannotBeAreRefused(String json, String pointer) {
        assertThatThrownBy(() -> Plans.read(json, Split.class).resolved(Tables.clouds(10, 2)))
                .isInstanceOfSatisfying(IncompatibleException.class,
                        refused -> assertThat(refused.pointer()).isEqualTo(pointer));
    }
}
