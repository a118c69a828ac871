package org.trainyard.compute;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether the rows of a table are in memory changes no bit of what is learnt from them. */
class StreamedRowsTest {

    @ParameterizedTest
    @CsvSource({"NONE, 8, 32", "STANDARD, 8, 32", "MINMAX, 8, 7", "STANDARD, 4, 10", "NONE, 3, 1"})
    void weightsAndFiguresAreTheSame(Preprocessing.Scaling scaling, int units, int batchSize) {
        var whole = Tables.curve(90, 1);
        var streamed = new DataTable(new Elsewhere(whole.inputs()), whole.targets(), whole.inputNames(),
                whole.categories(), whole.classes());
        var features = List.of("x2", "x1", "x1*x2", "sin(x1)");
        for (var preprocessing : List.of(new Preprocessing(scaling, Preprocessing.TargetScaling.STANDARD, null),
                new Preprocessing(scaling, Preprocessing.TargetScaling.NONE, features))) {
            var plan = Plans.plan("{'epochs': 6, 'batchSize': %d}".formatted(batchSize));
            var inMemory = trained(whole, preprocessing, units, plan);
            var fromElsewhere = trained(streamed, preprocessing, units, plan);
            assertThat(fromElsewhere.model.weightsSha256()).isEqualTo(inMemory.model.weightsSha256());
            assertThat(fromElsewhere.heard.reports).usingRecursiveComparison()
                    .ignoringFieldsMatchingRegexes(".*millis.*")
                    .isEqualTo(inMemory.heard.reports);
            assertThat(fromElsewhere.evaluation).isEqualTo(inMemory.evaluation);
        }
    }

    private static Trained trained(DataTable table, Preprocessing preprocessing, int units, TrainingPlan plan) {
        var network = Tables.network(preprocessing.inputs(table), List.of(units), 1, Activation.LINEAR);
        var data = PreparedData.of(table, preprocessing, Split.unspecified(), TargetEncoding.VALUES, 1, 5);
        var trainer = Trainer.start(network, plan, data, 5);
        var heard = new Heard();
        trainer.train(heard);
        var evaluation = Evaluation.of(trainer.model(), table, data.test(),
                plan.resolved(network, Task.REGRESSION, data.training().size()));
        return new Trained(trainer.model(), heard, evaluation);
    }

    private record Trained(TrainedModel model, Heard heard, Evaluation evaluation) {}

    /** Rows that are given one by one. */
    private record Elsewhere(InputRows all) implements InputRows {

        @Override
        public int rows() {
            return all.rows();
        }

        @Override
        public int columns() {
            return all.columns();
        }

        @Override
        public void copy(int row, float[] to, int at) {
            all.copy(row, to, at);
        }
    }
}
