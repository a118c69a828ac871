package org.trainyard.compute;

import java.util.List;
import java.util.stream.IntStream;

import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.trainyard.compute.PreparedData.Part;
import org.trainyard.compute.TargetEncoding.IncompatibleException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PreparedDataTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"{};49;49;0;0", "{};50;30;10;10", "{};101;61;20;20",
        "{'test': 0.29};100;71;0;29", "{'train': 0.8};10;8;0;2",
        "{'train': 0.6, 'validation': 0.3, 'test': 0.1};10;6;3;1", "{'train': 5};100;5;0;95",
        "{'validation': 7};10;3;7;0", "{'train': 5, 'validation': 2, 'test': 0};10;5;2;0"})
    void aSplitSaysHowManyRowsEachPartGets(String json, int rows, int train, int validation, int test) {
        assertThat(Plans.read(json, Split.class).sizes(rows)).isEqualTo(new Split.Sizes(train, validation, test));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"{'train': 11};/split/train",
        "{'validation': 6, 'test': 5};/split", "{'test': 10};/split", "{'train': 0};/split"})
    void aSplitThatCannotBeIsRefused(String json, String pointer) {
        assertThatThrownBy(() -> Plans.read(json, Split.class).resolved(Tables.clouds(10, 2)))
                .isInstanceOfSatisfying(IncompatibleException.class,
                        refused -> assertThat(refused.pointer()).isEqualTo(pointer));
    }

    @Test
    void aResolvedSplitResolvesToItself() {
        var table = Tables.clouds(90, 3);
        var resolved = Split.unspecified().resolved(table);
        assertThat(resolved).isEqualTo(new Split(54.0, 18.0, 18.0, true, 0.0, null));
        assertThat(resolved.resolved(table)).isEqualTo(resolved);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void partsShareOutTheRowsAndTheClasses(long seed) {
        var data = prepare(Tables.clouds(90, 3), Preprocessing.none(), Split.unspecified(), seed);
        var rows = IntStream.concat(IntStream.of(data.training().rows()),
                IntStream.concat(IntStream.of(data.validation().rows()), IntStream.of(data.test().rows())));
        assertThat(rows.sorted().toArray()).isEqualTo(IntStream.range(0, 90).toArray());
        for (var part : List.of(data.training(), data.validation(), data.test())) {
            assertThat(part.rows()).isSorted();
            for (int c = 0; c < 3; c++) {
                int label = c;
                assertThat(IntStream.of(part.labels()).filter(l -> l == label).count()).isEqualTo(part.size() / 3);
            }
        }
    }

    @Test
    void theSeedDecidesTheRows() {
        var table = Tables.clouds(90, 3);
        var first = prepare(table, Preprocessing.none(), Split.unspecified(), 1);
        assertThat(prepare(table, Preprocessing.none(), Split.unspecified(), 1).test().rows())
                .isEqualTo(first.test().rows());
        assertThat(prepare(table, Preprocessing.none(), Split.unspecified(), 2).test().rows())
                .isNotEqualTo(first.test().rows());
    }

    @Test
    void labelNoiseRedrawsTrainingLabelsOnly() {
        var table = Tables.clouds(300, 3);
        var split = new Split(null, 100.0, 0.0, null, 0.6, null);
        var data = prepare(table, Preprocessing.none(), split, 4);
        long changed = changed(table, data.training());
        // two of three redrawn labels differ from the old one
        assertThat(changed).isBetween(60L, 100L);
        assertThat(changed(table, data.validation())).isZero();
    }

    private static long changed(DataTable table, Part part) {
        return IntStream.range(0, part.size()).filter(i -> part.labels()[i] != table.classOf(part.rows()[i])).count();
    }

    @Test
    void scalingIsFittedToTheTrainingRowsAlone() {
        var table = Tables.table(new float[][]{{1, 5}, {3, 5}, {100, 6}}, new float[][]{{0}, {1}, {1}}, 2);
        var split = new Split(2.0, 1.0, 0.0, false, 0.0, null);
        for (long seed = 0; seed < 20; seed++) {
            var data = prepare(table,
                    new Preprocessing(Preprocessing.Scaling.STANDARD, Preprocessing.TargetScaling.NONE, null),
                    split, seed);
            if (data.validation().rows()[0] == 2) {
                assertThat(data.training().inputs().array()).containsExactly(-1, 0, 1, 0);
                assertThat(data.validation().inputs().array()).containsExactly(98, 1);
                return;
            }
        }
        throw new AssertionError("no seed keeps the third row back");
    }

    @Test
    void minmaxScalesToZeroAndOne() {
        var table = Tables.table(new float[][]{{1}, {3}, {2}}, new float[][]{{0}, {1}, {1}}, 2);
        var data = prepare(table,
                new Preprocessing(Preprocessing.Scaling.MINMAX, Preprocessing.TargetScaling.NONE, null),
                Split.allTraining(), 0);
        assertThat(data.training().inputs().array()).containsExactly(0, 1, 0.5f);
    }

    @Test
    void featuresAreColumnsProductsAndSines() {
        var table = Tables.table(new float[][]{{2, 3}, {0, 1}}, new float[][]{{0}, {1}}, 2);
        var features = List.of("column1", "x1", "x1*x1", "x1*x2", "sin(x2)", "sin(column0)");
        var preprocessing = new Preprocessing(Preprocessing.Scaling.NONE, Preprocessing.TargetScaling.NONE, features);
        assertThat(preprocessing.inputs(table)).isEqualTo(6);
        var data = prepare(table, preprocessing, Split.allTraining(), 0);
        float[] expected = {3, 2, 4, 6, (float) Math.sin(3), (float) Math.sin(2), 1, 0, 0, 0, (float) Math.sin(1), 0};
        assertThat(data.training().inputs().array()).containsExactly(expected, within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x3", "x0", "x1*x9", "cos(x1)", "", "*", "sin()", "x1*x1*x1"})
    void aFeatureThatIsNotThereIsRefused(String feature) {
        var preprocessing = new Preprocessing(Preprocessing.Scaling.NONE, Preprocessing.TargetScaling.NONE,
                List.of("x1", feature));
        assertThatThrownBy(() -> prepare(Tables.gate(0, 1, 1, 0), preprocessing, Split.allTraining(), 0))
                .isInstanceOfSatisfying(IncompatibleException.class,
                        refused -> assertThat(refused.pointer()).isEqualTo("/preprocessing/features/1"));
    }

    @Test
    void aColumnNamedLikeAPositionIsMeantByItsName() {
        var inputs = new FMatrixRMaj(new float[][]{{5, 7}});
        var table = new DataTable(inputs, new FMatrixRMaj(new float[][]{{1}}), List.of("x2", "b"), 0);
        var data = PreparedData.of(table, new Preprocessing(Preprocessing.Scaling.NONE,
                Preprocessing.TargetScaling.NONE, List.of("x2", "x1")), Split.allTraining(), TargetEncoding.VALUES, 1,
                0);
        assertThat(data.training().inputs().array()).containsExactly(5, 5);
    }

    private static PreparedData prepare(DataTable table, Preprocessing preprocessing, Split split, long seed) {
        return PreparedData.of(table, preprocessing, split, TargetEncoding.ONE_HOT, Math.max(2, table.classes()), seed);
    }
}
