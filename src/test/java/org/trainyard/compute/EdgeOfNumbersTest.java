package org.trainyard.compute;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Where floats end: what is not finite is found in the rows alone, whatever is recorded. */
class EdgeOfNumbersTest {
    private static final DataTable OVERFLOWING = Tables.table(new float[][]{{0}, {1e30f}, {1}, {1}},
            new float[][]{{0}, {0}, {0}, {0}}, 0);
    private static final NetworkSpec LINE = new NetworkSpec(1,
            List.of(LayerSpec.of(1, Activation.LINEAR).startingAt(new float[][]{{1}}, new float[]{0})));
    private static final TrainingPlan ONE_BY_ONE = Plans.plan(
            "{'optimizer': {'kind': 'sgd', 'learningRate': 0.1}, 'batchSize': 1, 'shuffle': false, 'epochs': 3}");

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
    void anUpdateThatBreaksTheWeightsIsNamedAlsoWhereTheTrainingStopsRightAfterIt() {
        var expected = new Outcome.Divergence(1, 2, 1);
        var untouched = broken();
        assertThat(untouched.train(new Heard()).divergence()).isEqualTo(expected);
        assertThat(untouched.model().weightsSha256()).isEqualTo(broken().model().weightsSha256());

        var stopped = broken();
        assertThat(stopped.train(new Heard(2)).divergence()).isEqualTo(expected);
        assertThat(stopped.checkpoint()).isEqualTo(untouched.checkpoint());
    }

    @Test
    void aCheckpointOfBrokenWeightsLeadsToTheSameEnd() {
        var untouched = broken();
        untouched.train(new Heard());
        var checkpoints = new ArrayList<byte[]>();
        var watched = broken();
        watched.train(new TrainingListener() {
            @Override
            public void epochMeasured(EpochReport report) {}

            @Override
            public boolean goOn() {
                checkpoints.add(watched.checkpoint().bytes());
                return true;
            }
        });
        assertThat(checkpoints).hasSize(2);
        var resumed = Trainer.resume(LINE, ONE_BY_ONE, Tables.prepared(OVERFLOWING, LINE, ONE_BY_ONE,
                Split.allTraining(), 1), 1, Checkpoint.read(checkpoints.getLast()));
        resumed.train(new Heard());
        assertThat(resumed.checkpoint()).isEqualTo(untouched.checkpoint());
    }

    @Test
    void theLastUpdateOfAnEpochIsLookedAtBeforeACheckpointCanBeTaken() {
        var wholeEpoch = Plans.plan(
                "{'optimizer': {'kind': 'sgd', 'learningRate': 0.1}, 'batchSize': 4, 'recordEvery': 9, 'epochs': 3}");
        var trainer = Tables.trainer(OVERFLOWING, LINE, wholeEpoch, 1);
        var asked = new Heard();
        var outcome = trainer.train(new TrainingListener() {
            @Override
            public void epochMeasured(EpochReport report) {
                asked.epochMeasured(report);
            }

            @Override
            public boolean goOn() {
                throw new AssertionError("asked with broken weights");
            }
        });
        assertThat(outcome.divergence()).isEqualTo(new Outcome.Divergence(1, 1, 1));
        assertThat(asked.reports).hasSize(1);
    }

    @Test
    void aLimitTooSmallForAFloatClipsNothing() {
        var network = Tables.network(3, List.of(4), 1, Activation.SIGMOID);
        assertThat(weightsAfter(network, ", 'clipValue': 1e-50")).isEqualTo(weightsAfter(network, ""))
                .isNotEqualTo(weightsAfter(network, ", 'clipValue': 1e-30"));
    }

    private static String weightsAfter(NetworkSpec network, String clipping) {
        var trainer = Tables.trainer(Tables.clouds(20, 2), network, Plans.plan("{'epochs': 2%s}".formatted(clipping)),
                1);
        trainer.train(new Heard());
        return trainer.model().weightsSha256();
    }

    /** At its start; the second update of four makes the weight infinite, which the third would meet first. */
    private static Trainer broken() {
        return Tables.trainer(OVERFLOWING, LINE, ONE_BY_ONE, 1);
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
