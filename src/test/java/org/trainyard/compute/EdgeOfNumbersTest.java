package org.trainyard.compute;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Where floats end: what is not finite is found in the rows alone, whatever is recorded. */
class EdgeOfNumbersTest {

    @Test
    void theRoomBesideABatchIsNoRow() {
        // doubled, the bias alone, which is what a row of zeros gives, is infinite; for these rows the sum is 0
        var first = LayerSpec.of(1, Activation.LINEAR).startingAt(new float[][]{{-3e38f}}, new float[]{3e38f});
        var second = LayerSpec.of(1, Activation.LINEAR).startingAt(new float[][]{{2}}, new float[]{0});
        float[][] x = {{1}, {1}, {1}, {1}};
        float[][] y = {{0}, {0}, {0}, {0}};
        var table = Tables.table(x, y, 0);
        var plan = Plans.plan("{'optimizer': {'kind': 'sgd', 'learningRate': 1e-30}, 'batchSize': 4, 'epochs': 1}");
        var outcome = Tables.trainer(table, new NetworkSpec(1, List.of(first, second)), plan, 1).train(new Heard());
        assertThat(outcome.reason()).isEqualTo(Outcome.Reason.EPOCHS_DONE);
    }

    @Test
    void whatIsRecordedDoesNotDecideWhereADivergingTrainingEnds() {
        assertThat(endOfDivergence(100)).isEqualTo(endOfDivergence(1));
        assertThat(endOfDivergence(3)).isEqualTo(endOfDivergence(1));
    }

    private static List<Object> endOfDivergence(int recordEvery) {
        var network = Tables.network(3, List.of(5), 1, Activation.LINEAR);
        var plan = Plans.plan("{'optimizer': {'kind': 'sgd', 'learningRate': 40}, 'epochs': 50, 'recordEvery': %d}"
                .formatted(recordEvery));
        var trainer = Tables.trainer(Tables.clouds(70, 2), network, plan, 1);
        var outcome = trainer.train(new Heard());
        assertThat(outcome.reason()).isEqualTo(Outcome.Reason.DIVERGED);
        return List.of(outcome.divergence(), trainer.model().weightsSha256());
    }

    @Test
    void aTargetThatNeverChangesHasNoR2() {
        float[][] x = {{0}, {1}, {2}};
        float[][] y = {{1}, {1}, {1}};
        var table = Tables.table(x, y, 0);
        var network = new NetworkSpec(1, List.of(LayerSpec.of(1, Activation.LINEAR)));
        var plan = Plans.plan("{'epochs': 1}").resolved(network, Task.REGRESSION, 3);
        var model = Tables.trainer(table, network, plan, 1).model();
        assertThat(Evaluation.of(model, table, new int[]{0, 1, 2}, plan).r2()).isNull();
    }
}
