package org.trainyard.compute;

import java.util.List;
import java.util.Objects;

import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.trainyard.compute.TargetEncoding.IncompatibleException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** How trainings begin, go on and end. */
class EngineContractTest {

    @Test
    void zeroEpochsLeaveTheNetworkAsItStarts() {
        float[][] weights = {{0.5f, -1}, {2, 0.25f}};
        var network = new NetworkSpec(2,
                List.of(LayerSpec.of(2, Activation.SOFTMAX).startingAt(weights, new float[]{1, 2})));
        var heard = new Heard();
        var trainer = Tables.trainer(Tables.gate(0, 1, 1, 0), network, Plans.plan("{'epochs': 0}"), 1);
        var outcome = trainer.train(heard);
        assertThat(outcome).isEqualTo(new Outcome(Outcome.Reason.EPOCHS_DONE, 0, 0, null, null));
        assertThat(heard.reports).singleElement().satisfies(report -> {
            assertThat(report.epoch()).isZero();
            assertThat(report.gradientNorm()).isNull();
        });
        assertThat(trainer.model().parameters().getFirst().weights()).isDeepEqualTo(weights);
        assertThat(trainer.model().parameters().getFirst().biases()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @CsvSource({"1,7", "2,4", "3,3", "7,1"})
    void theLastBatchHoldsWhatIsLeft(int batchSize, int updates) {
        var plan = Plans.plan("{'epochs': 2, 'batchSize': %d}".formatted(batchSize));
        var trainer = Tables.trainer(Tables.curve(7, 3), Tables.network(2, List.of(5), 3, Activation.LINEAR), plan, 1);
        assertThat(trainer.train(new Heard()).updates()).isEqualTo(2L * updates);
    }

    @Test
    void aSingleRowTrains() {
        var trainer = Tables.trainer(Tables.curve(1, 1), Tables.network(2, List.of(3), 1, Activation.LINEAR),
                Plans.plan("{'epochs': 200, 'batchSize': 'full'}"), 1);
        var heard = new Heard();
        trainer.train(heard);
        assertThat(heard.reports.getLast().trainLoss()).isLessThan(1e-3);
    }

    @Test
    void onlyEveryTenthEpochTheFirstAndTheLastAreRecorded() {
        var heard = new Heard();
        var table = Tables.clouds(12, 3);
        var network = Tables.network(3, List.of(4), 3, Activation.SOFTMAX);
        Tables.trainer(table, network, Plans.plan("{'epochs': 25, 'recordEvery': 10}"), 1).train(heard);
        assertThat(heard.reports).extracting(EpochReport::epoch).containsExactly(0, 1, 10, 20, 25);
    }

    @Test
    void whatIsRecordedDoesNotChangeABit() {
        var table = Tables.clouds(40, 3);
        var network = Tables.network(3, List.of(4), 3, Activation.SOFTMAX);
        var split = new Split(null, 10.0, 10.0, null, 0.0, null);
        String common = "'epochs': 60, 'earlyStopping': {'patience': 3, 'minDelta': 0.1}";
        var often = train(table, network, Plans.plan("{%s}".formatted(common)), split, new Heard());
        var heard = new Heard();
        var seldom = train(table, network, Plans.plan("{%s, 'recordEvery': 50}".formatted(common)), split, heard);
        assertThat(seldom.model().weightsSha256()).isEqualTo(often.model().weightsSha256());
        assertThat(heard.reports.getLast().epoch()).isNotIn(50, 60);
    }

    @Test
    void earlyStoppingKeepsTheBestEpoch() {
        var table = Tables.clouds(40, 2);
        var network = Tables.network(3, List.of(16), 1, Activation.SIGMOID);
        var plan = Plans.plan("{'optimizer': {'kind': 'adam', 'learningRate': 0.1}, 'epochs': 300,"
                + " 'earlyStopping': {'patience': 5}}");
        var split = new Split(null, 15.0, 0.0, null, 0.2, null);
        var heard = new Heard();
        var data = Tables.prepared(table, network, plan, split, 3);
        var trainer = Trainer.start(network, plan, data, 3);
        var outcome = trainer.train(heard);
        assertThat(outcome.reason()).isEqualTo(Outcome.Reason.EARLY_STOPPING);
        int best = outcome.bestEpoch() == null ? -1 : outcome.bestEpoch();
        assertThat(outcome.epochsRun()).isEqualTo(best + 5);
        assertThat(heard.reports.getLast().epoch()).isEqualTo(best + 5);
        var evaluation = Evaluation.of(trainer.model(), table, data.validation().rows(),
                plan.resolved(network, Task.CLASSIFICATION, 25));
        assertThat(evaluation.loss()).isEqualTo(heard.reports.get(best).validationLoss());
        assertThat(heard.reports.stream().skip(1).map(EpochReport::validationLoss).map(Objects::requireNonNull))
                .allMatch(loss -> loss >= Objects.requireNonNull(evaluation.loss()));
    }

    @Test
    void aDivergedTrainingKeepsTheLastFiniteEpoch() {
        var table = Tables.curve(9, 1);
        var network = Tables.network(2, List.of(3), 1, Activation.LINEAR);
        var relu = new NetworkSpec(2, List.of(LayerSpec.of(3, Activation.RELU), network.lastLayer()));
        var plan = Plans.plan("{'optimizer': {'kind': 'sgd', 'learningRate': 50}, 'batchSize': 4, 'epochs': 200}");
        var heard = new Heard();
        var trainer = Tables.trainer(table, relu, plan, 2);
        var outcome = trainer.train(heard);
        assertThat(outcome.reason()).isEqualTo(Outcome.Reason.DIVERGED);
        var divergence = Objects.requireNonNull(outcome.divergence());
        assertThat(divergence.epoch()).isEqualTo(outcome.epochsRun() + 1);
        assertThat(divergence.batch()).isBetween(1, 3);
        assertThat(divergence.layer()).isBetween(1, 2);
        assertThat(heard.reports.getLast().epoch()).isEqualTo(outcome.epochsRun());
        var shorter = Tables.trainer(table, relu, Plans.plan(
                "{'optimizer': {'kind': 'sgd', 'learningRate': 50}, 'batchSize': 4, 'epochs': %d}"
                        .formatted(outcome.epochsRun())),
                2);
        shorter.train(new Heard());
        assertThat(trainer.model().weightsSha256()).isEqualTo(shorter.model().weightsSha256());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'batchSize': 5}", "{'batchSize': 0}", "{'classWeights': [1]}", "{'classWeights': [0, 0]}",
        "{'earlyStopping': {}}", "{'optimizer': {'kind': 'sgd', 'nesterov': true}}",
        "{'schedule': {'kind': 'warmup-cosine', 'warmup': 9, 'epochs': 8}}"})
    void aPlanThatTheRowsCannotGiveIsRefused(String json) {
        var network = Tables.network(2, List.of(3), 1, Activation.SIGMOID);
        assertThatThrownBy(() -> Tables.trainer(Tables.gate(0, 1, 1, 0), network, Plans.plan(json), 1))
                .isInstanceOfSatisfying(IncompatibleException.class,
                        refused -> assertThat(refused.pointer()).startsWith("/training/"));
    }

    @Test
    void regressionAnswersInTheDatasOwnUnits() {
        var table = Tables.curve(60, 2);
        var targets = table.targets().copy();
        for (int i = 0; i < targets.data.length; i++) {
            targets.data[i] = 1000 + 50 * targets.data[i];
        }
        var large = new DataTable(table.inputs(), targets, table.inputNames(), table.categories(), 0);
        var network = Tables.network(2, List.of(12), 2, Activation.LINEAR);
        var plan = Plans.plan("{'epochs': 300}");
        var preprocessing = new Preprocessing(Preprocessing.Scaling.STANDARD, Preprocessing.TargetScaling.STANDARD,
                List.of("x1", "x2"));
        var data = PreparedData.of(large, preprocessing, Split.unspecified(), TargetEncoding.VALUES, 2, 1);
        var trainer = Trainer.start(network, plan, data, 1);
        trainer.train(new Heard());
        var model = Checkpoint.read(trainer.checkpoint().bytes()).model();
        var evaluation = Evaluation.of(model, large, data.test().rows(), plan.resolved(network, Task.REGRESSION, 36));
        assertThat(evaluation.rows()).isEqualTo(12);
        assertThat(evaluation.r2()).isGreaterThan(0.8);
        assertThat(evaluation.rmse()).isLessThan(15);
        assertThat(Tables.outputs(model, large).data[0]).isCloseTo(1000, within(200f));
        assertThat(model.outputs(new FMatrixRMaj(0, 2)).numRows).isZero();
    }

    @Test
    void classificationIsCountedByHand() {
        var network = new NetworkSpec(1, List.of(LayerSpec.of(1, Activation.SIGMOID)
                .startingAt(new float[][]{{1}}, new float[]{0})));
        var table = Tables.table(new float[][]{{-2}, {-1}, {1}, {2}, {3}}, new float[][]{{0}, {1}, {1}, {0}, {1}}, 2);
        var plan = Plans.plan("{'epochs': 0}").resolved(network, Task.CLASSIFICATION, 5);
        var model = Tables.trainer(table, network, plan, 1).model();
        var evaluation = Evaluation.of(model, table, new int[]{0, 1, 2, 3, 4}, plan);
        assertThat(evaluation.accuracy()).isEqualTo(0.6);
        assertThat(evaluation.confusionMatrix()).isEqualTo(List.of(List.of(1, 1), List.of(1, 2)));
        assertThat(evaluation.classes()).containsExactly(new Evaluation.ClassScore(0, 0.5, 0.5, 0.5, 2),
                new Evaluation.ClassScore(1, 2 / 3.0, 2 / 3.0, 2 / 3.0, 3));
        assertThat(model.probabilities(new float[]{0.25f})).containsExactly(0.75, 0.25);
        assertThat(model.predictedClass(new float[]{0.5f})).isEqualTo(1);
    }

    private static Trainer train(DataTable table, NetworkSpec network, TrainingPlan plan, Split split, Heard heard) {
        var trainer = Trainer.start(network, plan, Tables.prepared(table, network, plan, split, 1), 1);
        trainer.train(heard);
        return trainer;
    }
}
